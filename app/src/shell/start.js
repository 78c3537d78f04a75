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
