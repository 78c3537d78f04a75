// Each starts a decoder and gives a function from a picture, `{width, height, data, luma}` (RGBA,
// and the same in grey), to a text or to nothing.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import jsQR from "jsqr";
import decodeQR from "qr/decode.js";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

const require = createRequire(import.meta.url);

/** One of our modules as on the site: the calls are those of `worker.js`. */
export async function start(modules, name) {
  const module = join(modules, name);
  const { default: init, Scanner, Seen } = await import(pathToFileURL(`${module}.mjs`).href);
  const { memory } = await init({ module_or_path: readFileSync(`${module}.wasm`) });
  const scanner = new Scanner();
  const look = (width, height, data, rgba) => {
    const address = scanner.room(data.length);
    new Uint8Array(memory.buffer, address, data.length).set(data);
    const seen = scanner.look(width, height, width * (rgba ? 4 : 1), rgba, false);
    return seen === Seen.Reading ? scanner.text() : undefined;
  };
  return { look, memory };
}

export const starts = {
  async ours(modules) {
    const { look } = await start(modules, "worker-simd");
    return ({ width, height, data }) => look(width, height, data, true);
  },

  /** Grey bytes in, as from the Y plane of a camera. */
  async "ours-luma"(modules) {
    const { look } = await start(modules, "worker-simd");
    return ({ width, height, luma }) => look(width, height, luma, false);
  },

  /** Where there are no vector instructions. */
  async "ours-plain"(modules) {
    const { look } = await start(modules, "worker");
    return ({ width, height, data }) => look(width, height, data, true);
  },

  /** Its defaults (all of its tries) for QR codes: all formats would cost it ten times as much. */
  async "zxing-wasm"() {
    const wasmBinary = readFileSync(require.resolve("zxing-wasm/reader/zxing_reader.wasm"));
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
    return async (picture) => (await readBarcodes(picture, { formats: ["QRCode"] }))[0]?.text;
  },

  /** Its default tries both polarities. */
  jsQR: () => ({ width, height, data }) => jsQR(data, width, height)?.data,

  qr: () => (picture) => {
    try {
      return decodeQR(picture);
    } catch {
      return undefined;
    }
  },
};
