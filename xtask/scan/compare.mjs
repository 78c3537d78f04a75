// Measures decoders on a folder of frames, all in this one process, interleaved frame by frame.
//
//   node compare.mjs FOLDER MODULES DECODERS
//
// `FOLDER/list.tsv` has a line for each frame (name, kind, 1 or 0, text), beside it lie
// `<name>.y8` (1280×720 grey bytes) or `<name>.jpg`. For each frame one line of JSON goes to
// standard output: {name, kind, code, decoders: {<name>: {ms, read, wrong}}}, `ms` the CPU time of the
// whole process from the RGBA picture to its text, the quicker of two passes.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import jpeg from "jpeg-js";

import { starts } from "./decoders.mjs";

const [folder, modules, names] = process.argv.slice(2);
const [WIDTH, HEIGHT] = [1280, 720];
const PASSES = 2;
/** Frames that everybody sees beforehand, so that nobody is measured while being compiled. */
const WARM_UP = 24;

const frames = readFileSync(join(folder, "list.tsv"), "utf8")
  .split(/\r?\n/)
  .filter((line) => line !== "")
  .map((line) => {
    const [name, kind, code, text] = line.split("\t");
    return { name, kind, code: code === "1", text };
  });

const decoders = [];
for (const name of names.split(",")) {
  const decode = await starts[name](modules);
  decoders.push({ name, decode });
}

const spread = Math.max(1, Math.floor(frames.length / WARM_UP));
for (const [index, frame] of frames.entries()) {
  if (index % spread !== 0) continue;
  const picture = rgba(frame.name);
  for (const { decode } of decoders) await decode(picture);
}

for (const [index, { name, kind, code, text }] of frames.entries()) {
  const picture = rgba(name);
  const results = Object.fromEntries(decoders.map((decoder) => [decoder.name, { ms: Infinity }]));
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (let turn = 0; turn < decoders.length; turn += 1) {
      // Whoever comes first finds the picture outside the caches: that goes round.
      const decoder = decoders[(index + pass + turn) % decoders.length];
      const before = process.cpuUsage();
      const read = await decoder.decode(picture);
      const { user, system } = process.cpuUsage(before);
      const result = results[decoder.name];
      result.ms = Math.min(result.ms, (user + system) / 1000);
      result.read = read === text;
      result.wrong = (result.wrong ?? false) || (read !== undefined && read !== text);
      if (read !== undefined && read !== text) {
        console.error(`${name}: ${decoder.name} reads ${JSON.stringify(read)}`);
      }
    }
  }
  console.log(JSON.stringify({ name, kind, code, decoders: results }));
}

/** The picture as a canvas gives it, and as a camera does. */
function rgba(name) {
  const grey = join(folder, `${name}.y8`);
  if (existsSync(grey)) {
    const luma = new Uint8Array(readFileSync(grey));
    if (luma.length !== WIDTH * HEIGHT) throw new Error(`${grey} is not of ${WIDTH}×${HEIGHT}`);
    const words = Uint32Array.from(luma, (value) => 0xff000000 + value * 0x10101);
    return { width: WIDTH, height: HEIGHT, data: new Uint8ClampedArray(words.buffer), luma };
  }
  const picture = jpeg.decode(readFileSync(join(folder, `${name}.jpg`)), { useTArray: true });
  const { width, height, data } = picture;
  const luma = new Uint8Array(width * height);
  for (let index = 0, at = 0; index < luma.length; index += 1, at += 4) {
    luma[index] = (77 * data[at] + 150 * data[at + 1] + 29 * data[at + 2]) >> 8;
  }
  return { width, height, data: new Uint8ClampedArray(data.buffer), luma };
}
