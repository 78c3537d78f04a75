// Lets a face start without a network. Keeps the shell and the built files of one
// version, nothing else: signed-in pages and answers of the server are never stored.
const NAME = "__NAME__-";
const CACHE = `${NAME}__VERSION__`;
const FILES = __FILES__;
const SHELL = "__SHELL__";
const SCOPE = "__SCOPE__";
// A door does not wait: after this the shell opens, with what is kept on the phone.
const PATIENCE_MS = 3000;
// Where nothing is kept the shell has nothing to show, and a slow page is better than none.
const PATIENCE_FOR_NOTHING_MS = 20_000;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(NAME) && name !== CACHE;
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// A new version waits until the page asks for it: never in the middle of a shift.
self.addEventListener("message", (event) => {
  if (event.data === "skip") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (isOurs(url.pathname)) event.respondWith(page(request));
    return;
  }
  if (FILES.includes(url.pathname)) event.respondWith(file(request));
});

const isOurs = (path) => path === SCOPE || path.startsWith(`${SCOPE}/`);

async function page(request) {
  const stop = new AbortController();
  let timer;
  let over = false;
  __KEEPS__.then((keeps) => {
    const patience = keeps ? PATIENCE_MS : PATIENCE_FOR_NOTHING_MS;
    if (!over) timer = setTimeout(() => stop.abort(), patience);
  });
  try {
    return await fetch(request, { signal: stop.signal });
  } catch {
    const shell = await caches.match(SHELL);
    return shell ?? Response.error();
  } finally {
    over = true;
    clearTimeout(timer);
  }
}

async function file(request) {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}
