// Runs the scanner beside the page, so that decoding never holds up the picture.
//
// The build puts the hashed names of the module and of its WASM in the two places below; all
// three files lie in the same folder.
//
//   page    {id, kind: "frame", width, height, data, format: "rgba" | "luma", stride?, thorough?}
//           `data` is an ArrayBuffer, transferred; it comes back in the answer as `data`.
//   worker  {kind: "ready"}                                        once, after the start
//           {id, kind: "reading", text, bytes, corners, data}      corners: [{x, y}, …], four
//           {id, kind: "nothing", data, error?: true}              error: this frame failed
//           {id, kind: "hint", hint: "closer" | "away" | "light" | "steady", data}
//           {kind: "failed", message, id?, data?}                  done for: start a new worker

import init, { Scanner, Seen } from "./__WORKER_JS__";

const HINTS = new Map([
  [Seen.Closer, "closer"],
  [Seen.Away, "away"],
  [Seen.Light, "light"],
  [Seen.Steady, "steady"],
]);

let memory;
let scanner;

const started = init({ module_or_path: new URL("./__WORKER_WASM__", import.meta.url) }).then(
  (module) => {
    memory = module.memory;
    scanner = new Scanner();
    postMessage({ kind: "ready" });
  },
);

started.catch((error) => postMessage({ kind: "failed", message: String(error) }));

addEventListener("message", async ({ data: frame }) => {
  if (frame?.kind !== "frame") return;
  const { id, data } = frame;
  const answer = (message) => {
    // The buffer goes back to be filled again; a detached or foreign one is not transferable.
    if (data instanceof ArrayBuffer && data.byteLength > 0) {
      postMessage({ ...message, data }, [data]);
    } else {
      postMessage(message);
    }
  };
  try {
    await started;
  } catch {
    return; // "failed" has been posted
  }
  try {
    answer({ id, ...look(frame) });
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) {
      // A trap leaves the module's memory in no known state.
      answer({ id, kind: "failed", message: String(error) });
    } else {
      answer({ id, kind: "nothing", error: true });
    }
  }
});

function look({ width, height, data, format, stride, thorough }) {
  const rgba = format === "rgba";
  const row = stride ?? width * (rgba ? 4 : 1);
  const pixels = new Uint8Array(data);
  const address = scanner.room(pixels.length);
  new Uint8Array(memory.buffer, address, pixels.length).set(pixels);
  const seen = scanner.look(width, height, row, rgba, thorough === true);
  if (seen === Seen.Reading) {
    const [ax, ay, bx, by, cx, cy, dx, dy] = scanner.corners();
    return {
      kind: "reading",
      text: scanner.text(),
      bytes: scanner.bytes(),
      corners: [
        { x: ax, y: ay },
        { x: bx, y: by },
        { x: cx, y: cy },
        { x: dx, y: dy },
      ],
    };
  }
  if (HINTS.has(seen)) return { kind: "hint", hint: HINTS.get(seen) };
  return { kind: "nothing" };
}
