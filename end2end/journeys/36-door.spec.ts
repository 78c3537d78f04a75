// A shift at a door: bad, bad, good; paper after a "no"; a class that is counted; a guest who reads
// English; a camera that goes and comes back.
import type { Page } from "@playwright/test";
import QRCode from "qrcode";

import { violations } from "../support/axe.js";
import { showToCamera } from "../support/camera.js";
import { codeOf, expectSaid, expectWord, next, openScanner, overCode, scan } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

const draw = (text: string) => QRCode.toBuffer(text, { scale: 8, margin: 4 });

test("bad, bad, good: paper is noted after a no, once, and stands in the shift", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  const paper = staff.getByRole("button", { name: "Принят бумажный документ" });

  await scan(staff, await draw(`${server.origin.toUpperCase()}/V#${"A".repeat(168)}`));
  await expectWord(staff, "Код поддельный");
  await expect(paper).toBeVisible();
  await next(staff);

  await scan(staff, await overCode(citizen));
  await expectWord(staff, "Не подтверждено");
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "door-no");
  await paper.click();
  await expectSaid(staff, "Отмечено: принят бумажный документ");
  await expect(paper).toBeHidden();
  await picture(staff, "door-paper");
  await next(staff);

  server.setClock(server.now + 30);
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
  await expect(paper).toBeHidden();

  await staff.goto(`${server.origin}/scan/shift`);
  await expect(staff.locator("dl").getByText("Бумажный документ")).toBeVisible();
  await expect(staff.getByRole("row").filter({ hasText: "Бумажный документ" })).toHaveCount(1);
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "door-shift");
});

test("without a network paper is not noted, and the scanner says so", async ({ people }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true, expectedErrors: [/Failed to load/, /ERR_/] });
  await openScanner(staff);
  await scan(staff, await overCode(citizen));
  await expectWord(staff, "Не подтверждено");
  await staff.route("**/api/paper", (route) => route.abort());
  await staff.getByRole("button", { name: "Принят бумажный документ" }).click();
  await expectSaid(staff, "Не отмечено");
  await staff.unroute("**/api/paper");
  await staff.getByRole("button", { name: "Принят бумажный документ" }).click();
  await expectSaid(staff, "Отмечено");
});

test("a class is counted: yes alone, kept over a reload, up to its number", async ({ people, server }) => {
  const [citizen, driver] = [await people.enter("citizen"), await people.enter("driver")];
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await staff.getByRole("button", { name: "Счёт группы" }).click();
  const sheet = staff.getByRole("dialog", { name: "Счёт группы" });
  await sheet.getByLabel("Сколько человек должно быть").fill("2");
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "door-group-sheet");
  await sheet.getByRole("button", { name: "Начать счёт" }).click();
  await expect(sheet).toBeHidden();
  const count = staff.locator(".org-row").getByText("В группе:");
  await expect(count).toHaveText("В группе: 0 из 2");
  await scan(staff, await codeOf(citizen));
  await expectSaid(staff, "В группе: 1 из 2");
  await next(staff);
  server.setClock(server.now + 30);
  await scan(staff, await overCode(citizen));
  await expectWord(staff, "Не подтверждено");
  await expectSaid(staff, "В группе: 1 из 2");
  await next(staff);
  await picture(staff, "door-group");

  // The phone rang, the page was opened anew.
  await openScanner(staff);
  await expect(count).toHaveText("В группе: 1 из 2");
  await scan(staff, await codeOf(driver));
  await expectSaid(staff, "Группа собрана: 2 из 2");
  await next(staff);
  await staff.getByRole("button", { name: "Группа собрана: 2 из 2" }).click();
  await sheet.getByRole("button", { name: "Считать сначала" }).click();
  await expect(sheet).toContainText("В группе: 0 из 2");
  expect(await violations(staff)).toEqual([]);
  await sheet.getByRole("button", { name: "Закончить" }).click();
  await expect(staff.getByRole("button", { name: "Счёт группы" })).toBeVisible();
  expect(server.readLog()).not.toContain("В группе");
});

test("the answer is told in English on a tap, and the next one in Russian", async ({ people }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await scan(staff, await overCode(citizen));
  await expectWord(staff, "Не подтверждено");
  await staff.getByRole("button", { name: "English" }).click();
  await expectWord(staff, "Not confirmed");
  await expect(staff.locator(".outcome-body")).toHaveAttribute("lang", "en");
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "door-english");
  await staff.getByRole("button", { name: "Русский" }).click();
  await expectWord(staff, "Не подтверждено");
  await staff.getByRole("button", { name: "English" }).click();
  await next(staff);
  await expect(staff.locator("html")).toHaveAttribute("lang", "ru");
  await scan(staff, await draw("просто текст"));
  await expectWord(staff, "Не наш код");
});

/** Takes the permission away, or gives it back; a running camera stops. */
async function allowCamera(page: Page, allowed: boolean): Promise<void> {
  await page.evaluate((allowed) => {
    const devices = navigator.mediaDevices as any;
    devices.honest ??= devices.getUserMedia;
    devices.getUserMedia = allowed
      ? devices.honest
      : () => Promise.reject(new DOMException("", "NotAllowedError"));
    const video = document.querySelector("video")!;
    for (const track of (video.srcObject as MediaStream | null)?.getTracks() ?? []) track.stop();
  }, allowed);
}

/** Another app comes to the front, or goes. */
async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

test("the camera is lost and comes back: background, a call, a permission taken away", async ({ people }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  const running = () => staff.evaluate(() => {
    const stream = document.querySelector("video")!.srcObject as MediaStream;
    return stream.getTracks().some((track) => track.readyState === "live");
  });
  await expect.poll(running).toBe(true);

  // In the background the lens is off, and it is on again by itself.
  await hide(staff, true);
  await expect.poll(running).toBe(false);
  await hide(staff, false);
  await expect.poll(running).toBe(true);

  // A call takes the camera: the picture stops, and is asked for again.
  await allowCamera(staff, true);
  await expect.poll(running).toBe(true);

  // The permission goes while it runs.
  await allowCamera(staff, false);
  await expect(staff.getByRole("heading", { name: "Камера выключена" })).toBeVisible();
  await expect(staff.getByRole("link", { name: "Проверка устройства" })).toBeVisible();
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "door-camera-lost");
  await allowCamera(staff, true);
  await staff.getByRole("button", { name: "Попробовать снова" }).click();
  await expect(staff.locator(".scanner")).toBeVisible();
  await showToCamera(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
});

for (const [width, height] of [[1024, 768], [844, 390]] as const) {
  test(`a screen on its side needs no scrolling: ${width} × ${height}`, async ({ people, server }) => {
    const citizen = await people.enter("citizen");
    const staff = await people.enter("librarian", { camera: true, viewport: { width, height } });
    const scrolls = () => staff.evaluate(() => {
      const outcome = document.querySelector("#outcome") as HTMLElement;
      const inside = outcome.hidden ? 0 : outcome.scrollHeight - outcome.clientHeight;
      const page = document.documentElement;
      return Math.max(inside, page.scrollHeight - page.clientHeight, page.scrollWidth - page.clientWidth);
    });
    await openScanner(staff);
    expect(await scrolls(), "the live picture").toBeLessThanOrEqual(1);
    for (const tool of await staff.locator(".tool:visible, .org-pill, .org-more:visible").all()) {
      await expect(tool).toBeInViewport({ ratio: 1 });
    }
    await picture(staff, `door-live-${width}`);
    await scan(staff, await codeOf(citizen));
    await expectWord(staff, "Подтверждено");
    expect(await scrolls(), "a yes").toBeLessThanOrEqual(1);
    await picture(staff, `door-yes-${width}`);
    await next(staff);
    server.setClock(server.now + 30);
    await scan(staff, await overCode(citizen));
    await expectWord(staff, "Не подтверждено");
    expect(await scrolls(), "a no").toBeLessThanOrEqual(1);
    await picture(staff, `door-no-${width}`);
  });
}
