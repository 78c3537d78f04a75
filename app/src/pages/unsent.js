// Before somebody signs out, sends what was checked without a network (`unsent.rs`); the build
// puts `outbox.js` in front. Everything sent: the sign-out goes on by itself, as it was asked for.
// Something left: the page asks, with the number that is left.

/** Somebody waits for this, with the phone in the hand. */
const LIMIT_MS = 6_000;
const PAUSE_MS = 200;

const rest = (ms) => new Promise((done) => setTimeout(done, ms));

async function sendAll() {
  // Another tab or the service worker may be at it: then their end is waited for.
  while ((await store.send()) === "busy") await rest(PAUSE_MS);
}

function show(state) {
  for (const part of document.querySelectorAll("[data-when]")) {
    part.hidden = part.dataset.when !== state;
  }
}

const { unsent } = document.querySelector("[data-unsent]").dataset;
show("sending");
await Promise.race([sendAll().catch(() => {}), rest(LIMIT_MS)]);
// What cannot be counted cannot be wiped unasked.
const left = await store.pending().catch(() => Number(unsent));
document.cookie = `unsent=${left}; path=/; max-age=${left > 0 ? 259_200 : 0}; samesite=lax`;
if (left === 0) document.querySelector("form[data-sign-out]").requestSubmit();
else if (left === Number(unsent)) show("asking");
else location.replace(`?n=${left}&tried=yes`);
