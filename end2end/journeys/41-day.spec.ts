// A day at a door: one scan after another must leave nothing behind.
import type { Page } from "@playwright/test";

import { codeOf, openScanner } from "../support/faces.js";
import { expect, test } from "../support/journey.js";

/** Short here; `SCANS=5000` for a day. */
const SCANS = Number(process.env.SCANS ?? 300);

/** Scans the code and a wall in turn, with the module of the site; its memory before and after. */
function day(staff: Page, code: Buffer): Promise<{ read: number; before: number; after: number }> {
  return staff.evaluate(async ([base64, scans]) => {
    const script = performance.getEntriesByType("resource")
      .map(({ name }) => name)
      .find((name) => /\/scan-worker\.[0-9a-f]+\.js$/.test(name))!;
    const text = await (await fetch(script)).text();
    const named = (pattern: RegExp) => new URL(pattern.exec(text)![0], script).href;
    const { default: init, Scanner, Seen } = await import(named(/\.\/worker\.[0-9a-f]+\.js/));
    const { memory } = await init({ module_or_path: named(/\.\/worker-simd\.[0-9a-f]+\.wasm/) });

    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const [width, height] = [1280, 720];
    const drawing = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true })!;
    const frame = (draw: () => void) => {
      drawing.fillRect(0, 0, width, height);
      draw();
      return drawing.getImageData(0, 0, width, height).data;
    };
    const wall = frame(() => {});
    const shown = frame(() => {
      const scale = (height * 0.9) / bitmap.height;
      drawing.drawImage(bitmap, 300, 30, bitmap.width * scale, bitmap.height * scale);
    });

    const scanner = new Scanner();
    let read = 0;
    const scan = (data: Uint8ClampedArray) => {
      const address = scanner.room(data.length);
      new Uint8Array(memory.buffer, address, data.length).set(data);
      if (scanner.look(width, height, width * 4, true, false) === Seen.Reading) read += 1;
      scanner.text();
      scanner.corners();
    };
    scan(shown);
    scan(wall);
    const before = memory.buffer.byteLength;
    read = 0;
    for (let count = 0; count < scans; count += 1) scan(count % 2 ? wall : shown);
    return { read, before, after: memory.buffer.byteLength };
  }, [code.toString("base64"), SCANS] as const);
}

test("a day of scans leaves the scanner's memory as it was", async ({ people }) => {
  test.setTimeout(90_000 + SCANS * 40);
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  const { read, before, after } = await day(staff, await codeOf(citizen));
  expect(read).toBe(SCANS / 2);
  expect(after).toBe(before);
});
