import { chromium } from "@playwright/test";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { writeVideo } from "../support/camera.js";
import { codeOf, expectSaid, expectWord, next, openScanner, scan, wordsOn } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

test("a citizen shows, staff scan, both see the same two words", async ({ people }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);

  const outcome = await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
  await expectSaid(staff, "18");
  await picture(staff, "scan-confirmed");

  const words = await wordsOn(staff);
  expect(words).toMatch(/^[а-яё]+ — [а-яё]+$/);
  expect(await wordsOn(citizen)).toBe(words);
  await expect(citizen.locator(".code-card")).toHaveAttribute("data-state", "checked");
  await picture(citizen, "show-checked");

  await next(staff);
  await expect(staff.locator(".scanner")).toBeVisible();
});

test("every status the citizen has is confirmed, and says nothing more", async ({ people }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  for (const [scenario, word] of [
    ["status:large_family", "Многодетная семья"],
    ["status:svo_family", "Семья участника СВО"],
    ["status:disability", "Инвалидность"],
  ] as const) {
    const outcome = await scan(staff, await codeOf(citizen, scenario));
    await expectWord(staff, "Подтверждено");
    await expectSaid(staff, word);
    await expect(outcome).not.toContainText(/Ветров|Анна|Павловн/);
    await next(staff);
  }
});

test("the same through Chromium's own capture path", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const video = join(mkdtempSync(join(tmpdir(), "digital-id-camera-")), "code.y4m");
  writeVideo(video, await codeOf(citizen));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${video}`,
    ],
  });
  try {
    const staff = await (await browser.newContext({ locale: "ru-RU" })).newPage();
    await staff.goto(`${server.origin}/sign-in`);
    await staff.locator("button[name=person][value=librarian]").click();
    await staff.waitForURL("**/scan");
    await openScanner(staff);
    await expectWord(staff, "Подтверждено");
  } finally {
    await browser.close();
  }
});

test("the code of the next window is confirmed after the first was used", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
  await next(staff);
  server.setClock(server.now + 30);
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
});
