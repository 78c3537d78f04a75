// Whether this phone holds codes that the shell could show (`islands/show/vault`).
function holdsCodes() {
  return new Promise((done) => {
    const request = indexedDB.open("id");
    // There is none, and none is to be made here.
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = (event) => {
      event.preventDefault();
      done(false);
    };
    request.onsuccess = () => {
      const database = request.result;
      const there = database.objectStoreNames.contains("id");
      const count = there && database.transaction("id").objectStore("id").count("held");
      // Closed once that is answered: whoever wipes it waits for nobody.
      database.close();
      if (!count) return done(false);
      count.onsuccess = () => done(count.result > 0);
      count.onerror = () => done(false);
    };
  });
}

