// A camera that sees what the journey shows it. Two ways: a canvas stream in place of
// getUserMedia (most journeys), and a video file for Chromium's own fake camera (the real
// capture path).
import type { BrowserContext, Locator, Page } from "@playwright/test";
import { PNG } from "pngjs";
import { writeFileSync } from "node:fs";

const WIDTH = 1280;
const HEIGHT = 720;

/** Sets the device's wall clock to `unix` seconds, from where it runs on. */
export async function setDeviceClock(context: BrowserContext, unix: number): Promise<void> {
  await context.addInitScript((shift) => {
    const honest = Date.now.bind(Date);
    Date.now = () => honest() + shift;
  }, unix * 1_000 - Date.now());
}

/** Replaces the camera by a canvas, at first a blank wall. */
export async function installCamera(context: BrowserContext): Promise<void> {
  await context.addInitScript(([width, height]) => {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const drawing = canvas.getContext("2d")!;
    let picture: ImageBitmap | undefined;
    const draw = () => {
      drawing.fillStyle = "#8a8a86";
      drawing.fillRect(0, 0, width, height);
      if (picture) {
        const scale = Math.min((width * 0.9) / picture.width, (height * 0.9) / picture.height, 1.6);
        const [w, h] = [picture.width * scale, picture.height * scale];
        drawing.drawImage(picture, (width - w) / 2, (height - h) / 2, w, h);
      }
    };
    draw();
    // A still canvas sends no frames; a camera always does.
    setInterval(draw, 50);
    Object.assign(window, {
      showBitmap: (bitmap: ImageBitmap | undefined) => {
        picture = bitmap;
        draw();
      },
    });
    const devices = navigator.mediaDevices;
    if (devices) devices.getUserMedia = async () => canvas.captureStream(20);
  }, [WIDTH, HEIGHT] as const);
}

/** Holds a picture (PNG) before the camera of `page`; nothing takes it away. */
export async function showToCamera(page: Page, png: Buffer | null): Promise<void> {
  await page.evaluate(async (base64) => {
    const show = (window as any).showBitmap as (bitmap?: ImageBitmap) => void;
    if (!base64) return show();
    // Not by `fetch` of a data: address: the page's policy refuses that.
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    show(await createImageBitmap(new Blob([bytes], { type: "image/png" })));
  }, png?.toString("base64"));
}

/** What a camera would see of the citizen's screen: the card as it is really drawn. */
export async function photograph(card: Locator): Promise<Buffer> {
  return await card.screenshot({ animations: "disabled" });
}

/** A video of one frame for `--use-file-for-fake-video-capture` (YUV4MPEG2, luma only). */
export function writeVideo(path: string, png: Buffer): void {
  const picture = PNG.sync.read(png);
  const luma = Buffer.alloc(WIDTH * HEIGHT, 120);
  const scale = Math.min((HEIGHT * 0.92) / picture.height, (WIDTH * 0.92) / picture.width);
  const [w, h] = [Math.floor(picture.width * scale), Math.floor(picture.height * scale)];
  const [left, top] = [Math.floor((WIDTH - w) / 2), Math.floor((HEIGHT - h) / 2)];
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const at = (Math.floor(y / scale) * picture.width + Math.floor(x / scale)) * 4;
      const [r, g, b] = [picture.data[at], picture.data[at + 1], picture.data[at + 2]];
      luma[(top + y) * WIDTH + left + x] = Math.round(16 + (0.299 * r + 0.587 * g + 0.114 * b) * 219 / 255);
    }
  }
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, chroma]);
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420\n`);
  writeFileSync(path, Buffer.concat([header, ...Array.from({ length: 10 }, () => frame)]));
}
