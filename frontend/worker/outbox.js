// What a scanner keeps on this device for the time without a network, and the sending of what
// was checked meanwhile. The build puts this in front of `worker.js` and of `unsent.js`, the server
// in front of the scanner's service worker: whichever is alive when the network comes back sends.
//
//   facts   "kit", "anchor" (JSON, see `domain::offline`), "lines" (the organizations' names)
//   seen    session ids this device has taken, with the server or without, or knows to be taken
//           -> {at, key, elsewhere, until}; forgotten once their codes can be taken no more
//   outbox  idempotency key -> the check as `/api/late-checks` takes it
//
// No citizen is in any of them: a session id is opaque to all but the server.

const store = (() => {
  const NAME = "scan-offline";
  /** As many as the server takes at once. */
  const AT_ONCE = 50;
  const PATIENCE_MS = 10_000;

  function open() {
    return new Promise((done, failed) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => {
        for (const name of ["facts", "seen", "outbox"]) request.result.createObjectStore(name);
      };
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  }

  /** Runs `act` in one transaction, of which everything is written or nothing. */
  async function within(names, mode, act) {
    const database = await open();
    try {
      return await new Promise((done, failed) => {
        const transaction = database.transaction(names, mode, { durability: "strict" });
        let result;
        transaction.oncomplete = () => done(result);
        transaction.onabort = () => failed(transaction.error);
        act(transaction, (value) => { result = value; });
      });
    } finally {
      database.close();
    }
  }

  /** Calls `then` with what `request` gives, while its transaction is open. */
  function got(request, then) {
    request.onsuccess = () => then(request.result);
  }

  function post(path, body) {
    return fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  }

  const pending = () =>
    within(["outbox"], "readonly", (transaction, done) => {
      got(transaction.objectStore("outbox").count(), done);
    });

  /** Sends what waits. One sender at a time: the page and its service worker both try. */
  function send() {
    if (!navigator.locks) return sendAlone();
    return navigator.locks.request("scan-outbox", { ifAvailable: true }, (lock) =>
      lock ? sendAlone() : "busy");
  }

  async function sendAlone() {
    // "nothing" says nothing of the network: the server was not asked.
    let done = "nothing";
    // Those of another account wait for that account, and stand in nobody's way meanwhile.
    for (let after; ; ) {
      const beyond = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
      const checks = await within(["outbox"], "readonly", (transaction, done) => {
        got(transaction.objectStore("outbox").getAll(beyond, AT_ONCE), done);
      });
      if (checks.length === 0) return done;
      after = checks.at(-1).request.idempotency_key;
      let answers;
      try {
        const response = await post("/api/late-checks", { checks });
        if (response.status === 401) return "signed-out";
        if (!response.ok) return "later";
        answers = await response.json();
      } catch {
        return "later";
      }
      // Killed before this, it is all sent again, and the server knows the keys.
      const settled = answers.filter(({ result }) => result !== "other_account");
      await within(["outbox"], "readwrite", (transaction) => {
        for (const { key } of settled) transaction.objectStore("outbox").delete(key);
      });
      if (settled.length > 0) done = "sent";
      else if (done === "nothing") done = "other-account";
    }
  }

  return { within, got, post, pending, send };
})();
