// First of all: what this phone holds of a person (`islands/show/vault.rs`) goes when that
// person does. Here, since any page may be the first to know; and at once when somebody
// signs out, since the page after that may never load.
function forget(owner) {
  indexedDB.deleteDatabase("id");
  forgetScanner();
  if (owner) localStorage.setItem("id-owner", owner);
  else localStorage.removeItem("id-owner");
}
// Of the scanner (`frontend/worker/outbox.js`) what it knows of the person goes; what still has to
// be sent stays, and so does the key of a phone that belongs to a branch.
function forgetScanner() {
  const request = indexedDB.open("scan-offline");
  // There is none: then there is none afterwards either.
  request.onupgradeneeded = () => request.transaction.abort();
  request.onsuccess = () => {
    const database = request.result;
    const transaction = database.transaction("facts", "readwrite");
    transaction.objectStore("facts").clear();
    database.close();
  };
}
try {
  const { owner } = document.documentElement.dataset;
  if (owner !== undefined && (localStorage.getItem("id-owner") ?? "") !== owner) forget(owner);
  addEventListener("submit", ({ target }) => {
    if (target.getAttribute("action") === "/sign-out") forget();
  });
} catch {
  // A browser that keeps nothing has nothing to forget.
}

// Starts the islands of the page, if it has any. Walks the document as Leptos' own script
// does: an island inside another one's children is told when its parent is ready.
const js = document.getElementById("islands-js");
const wasm = document.getElementById("islands-wasm");
const children = [];

async function hydrate(island, module) {
  const start = module[island.dataset.component];
  if (!start) return;
  children.at(-1)?.();
  await start(island);
}

async function walk(node, module) {
  const inChildren = node.localName === "leptos-children";
  if (node.localName === "leptos-island") await hydrate(node, module);
  if (inChildren) children.push(node.$$on_hydrate);
  for (const child of node.children) await walk(child, module);
  if (inChildren) children.pop();
}

if (js && wasm) {
  const module = await import(js.href);
  await module.default({ module_or_path: wasm.href });
  module.hydrate();
  window.__hydrateIsland = (island) => hydrate(island, module);
  await walk(document.body, module);
  document.documentElement.dataset.ready = "";
}

// Last of all, so that it takes nothing from what is seen first. A newer one takes over when no
// page of its scope is open, or when the scanner asks it to, so nobody is interrupted. Pages
// without https have none, and a browser that refuses one goes on without.
const { worker, scope } = document.documentElement.dataset;
if (worker) navigator.serviceWorker?.register(worker, { scope }).catch(() => {});
