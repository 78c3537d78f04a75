// Scans one frame after another for a long time and watches the memory.
//
//   node --expose-gc soak.mjs FOLDER MODULES SCANS
//
// Prints JSON: {scans, read, wasm: [before, after], heap: [before, after]}, bytes. Before: when all
// frames have been seen once. A module's memory never shrinks, so growing is what must not be.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { start } from "./decoders.mjs";

const [folder, modules, scans] = process.argv.slice(2);
const frames = readFileSync(join(folder, "list.tsv"), "utf8")
  .split(/\r?\n/)
  .filter((line) => line !== "")
  .map((line) => line.split("\t")[0]);
const { look, memory } = await start(modules, "worker-simd");

let read = 0;
const scan = (name) => {
  const luma = new Uint8Array(readFileSync(join(folder, `${name}.y8`)));
  if (look(1280, 720, luma, false) !== undefined) read += 1;
};
const sizes = () => {
  globalThis.gc();
  return { wasm: memory.buffer.byteLength, heap: process.memoryUsage().heapUsed };
};
for (const name of frames) scan(name);
const before = sizes();
read = 0;
for (let count = 0; count < Number(scans); count += 1) scan(frames[count % frames.length]);
const after = sizes();
console.log(JSON.stringify({
  scans: Number(scans),
  read,
  wasm: [before.wasm, after.wasm],
  heap: [before.heap, after.heap],
}));
