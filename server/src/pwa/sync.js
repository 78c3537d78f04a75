
// Background Sync, where the browser has it: also with the page closed.
self.addEventListener("sync", (event) => {
  if (event.tag !== "scan-outbox") return;
  event.waitUntil(store.send().then((sent) => {
    // A rejection makes the browser try again, later and later.
    if (sent === "later") throw new Error("the server was not reached");
  }));
});
