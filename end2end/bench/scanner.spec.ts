// How fast the scanner is in a browser, with the worker of the site: a frame to its text, and a
// code held before the camera to the verdict on the screen. `cargo xtask bench scan --browser`
// runs it and prints the figures; nothing here expects a time.
import type { Page } from "@playwright/test";
import { writeFileSync } from "node:fs";

import { showToCamera } from "../support/camera.js";
import { codeOf, next, openScanner } from "../support/faces.js";
import { expect, test } from "../support/journey.js";

/** Each takes a code of its own. */
const CHECKS = 20;
const FRAMES = 200;

test("frame to text, and camera to verdict", async ({ people, server }) => {
  test.setTimeout(600_000);
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  const frames = await frameToText(staff, await codeOf(citizen));
  const checks: number[] = [];
  for (let check = 0; check < CHECKS; check += 1) {
    server.setClock(server.now + 60);
    checks.push(await cameraToVerdict(staff, await codeOf(citizen)));
    await expect(staff.locator(".outcome-word")).toHaveText("Подтверждено");
    await showToCamera(staff, null);
    await next(staff);
  }
  expect(frames.length).toBe(FRAMES);
  writeFileSync(process.env.BENCH_OUTPUT!, JSON.stringify({ frames, checks }));
});

/** Milliseconds from handing a frame of a camera to the worker until its text is back. */
function frameToText(staff: Page, code: Buffer): Promise<number[]> {
  return staff.evaluate(async ([base64, times]) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const [width, height] = [1280, 720];
    const drawing = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true })!;
    drawing.fillRect(0, 0, width, height);
    const scale = (height * 0.9) / bitmap.height;
    drawing.drawImage(bitmap, 300, 30, bitmap.width * scale, bitmap.height * scale);
    const { data } = drawing.getImageData(0, 0, width, height);

    const script = performance.getEntriesByType("resource")
      .map(({ name }) => name)
      .find((name) => /\/scan-worker\.[0-9a-f]+\.js$/.test(name))!;
    const worker = new Worker(script, { type: "module" });
    const heard = () => new Promise<any>((done) => {
      worker.onmessage = (event) => done(event.data);
    });
    await heard();
    const taken: number[] = [];
    for (let id = 0; id < times; id += 1) {
      const copy = data.slice().buffer;
      const began = performance.now();
      worker.postMessage({ id, kind: "frame", width, height, data: copy, format: "rgba" }, [copy]);
      const answer = await heard();
      taken.push(performance.now() - began);
      if (answer.kind !== "reading") throw new Error(`the worker says ${answer.kind}`);
    }
    worker.terminate();
    return taken;
  }, [code.toString("base64"), FRAMES] as const);
}

/** Milliseconds from a code before the camera until the answer stands on the screen. */
function cameraToVerdict(staff: Page, code: Buffer): Promise<number> {
  return staff.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const outcome = document.querySelector(".outcome")!;
    (window as any).showBitmap(bitmap);
    const began = performance.now();
    while (!outcome.checkVisibility()) await new Promise(requestAnimationFrame);
    return performance.now() - began;
  }, code.toString("base64"));
}
