import type { Page } from "@playwright/test";
import QRCode from "qrcode";

import { photograph, showToCamera } from "../support/camera.js";
import { LIBRARY, POOL, codeOf, expectSaid, expectWord, openScanner, scan, typePassword } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";
import type { Server } from "../support/server.js";

/** Opens one's badge and waits until the page moves by itself. */
async function openBadge(staff: Page, server: Server): Promise<void> {
  await staff.goto(`${server.origin}/scan/badge`);
  await expect(staff.getByText(/Новый код через \d+ с/)).toBeVisible();
}

/** The address in the badge on the screen, read as a phone reads it: pixels to text. */
async function badgeOf(staff: Page, server: Server): Promise<string> {
  return server.read(await photograph(staff.locator(".code-card")));
}

const wordsOn = (page: Page) => page.locator(".badge-words");

test("a citizen checks the checker: organization, right, and the same two words on both screens", async ({ people, server }) => {
  const staff = await people.enter("librarian");
  await staff.goto(`${server.origin}/scan`);
  await staff.getByRole("link", { name: "Мой бейдж" }).click();
  await expect(staff.getByText("Пусть гость наведёт")).toBeVisible();
  await expect(staff.getByText(/Новый код через \d+ с/)).toBeVisible();
  await picture(staff, "badge");
  const text = await badgeOf(staff, server);
  expect(text).toMatch(/\/B#[A-Z2-7]+$/);

  // A guest, with any phone's camera: it opens the address.
  const guest = await people.enter(undefined);
  await guest.goto(text);
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("Может проверять");
  await expect(guest.locator("main")).toContainText("«Городская библиотека»");
  await expect(guest.locator("main")).toContainText("ОГРН");
  await expect(guest.locator("main")).not.toContainText("Светлова");
  expect(guest.url()).not.toContain("#");
  const words = await wordsOn(guest).textContent();
  await expect(wordsOn(staff)).toHaveText(words ?? "");
  await picture(guest, "badge-good");
  await picture(staff, "badge-seen");

  // Back leads to the form, not to the same badge again.
  await guest.goBack();
  await expect(guest.getByLabel("Адрес из кода")).toBeVisible();
  await expect(wordsOn(staff)).toHaveText(words ?? "");

  // The same badge half a minute later.
  server.setClock(server.now + 60);
  await guest.goto(`${server.origin}/id/check`);
  await guest.goto(text);
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("Бейдж устарел");
  await picture(guest, "badge-expired");
  await staff.reload();
  await expect(staff.getByText(/Новый код через \d+ с/)).toBeVisible();
  expect(await badgeOf(staff, server)).not.toBe(text);
});

test("revoked while it is shown: the guest is told, and the badge goes", async ({ people, server }) => {
  const staff = await people.enter("librarian", { expectedErrors: [/404/] });
  await openBadge(staff, server);
  const text = await badgeOf(staff, server);
  const director = await people.enter("director");
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/powers?q=Светлова`);
  await director.getByRole("link", { name: /Светлова/ }).first().click();
  await director.getByLabel(/Причина/).fill("Перешла в другой отдел");
  await director.getByRole("button", { name: /Отозвать/ }).click();
  await typePassword(director);
  await expect(director.locator("main")).toContainText("отозвана");
  const guest = await people.enter(undefined);
  await guest.goto(text);
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("Нет полномочий");
  await expect(guest.locator("main")).toContainText("Доверенность отозвана");
  await picture(guest, "badge-unauthorized");
  await expect(staff.getByRole("heading", { name: "Доверенность больше не действует" })).toBeVisible();
  await picture(staff, "badge-over");
  // In the name of the other organization there still is one.
  await staff.reload();
  await expect(staff.locator(".badge-organization")).toHaveText(POOL.name);
});

test("the portal's own camera reads a badge, and opens nothing else", async ({ people, server }) => {
  const staff = await people.enter("librarian");
  await openBadge(staff, server);
  const text = await badgeOf(staff, server);
  const citizen = await people.enter("citizen", { camera: true });
  await citizen.goto(`${server.origin}/id`);
  await citizen.getByRole("link", { name: "Проверить того, кто проверяет" }).click();
  await picture(citizen, "id-check");
  await citizen.getByRole("button", { name: "Включить камеру" }).click();
  const draw = (text: string) => QRCode.toBuffer(text, { scale: 8, margin: 4 });
  await showToCamera(citizen, await draw("https://example.com/b#AAAA"));
  await expect(citizen.getByText("Это не бейдж Digital ID")).toBeVisible();
  await picture(citizen, "id-check-foreign");
  await showToCamera(citizen, await draw(text));
  await expect(citizen.getByRole("heading", { level: 1 })).toHaveText("Может проверять");
  await expect(wordsOn(staff)).toHaveText((await wordsOn(citizen).textContent()) ?? "");
});

test("a badge before a scanner is called a badge; a citizen's code at /b a citizen's code", async ({ people, server }) => {
  const staff = await people.enter("librarian", { camera: true });
  await openBadge(staff, server);
  const text = await badgeOf(staff, server);
  await openScanner(staff);
  await scan(staff, await QRCode.toBuffer(text, { scale: 8, margin: 4 }));
  await expectWord(staff, "Не наш код");
  await expectSaid(staff, "Это бейдж сотрудника");

  const code = server.read(await codeOf(await people.enter("citizen")));
  const guest = await people.enter(undefined, { javaScriptEnabled: false, expectedErrors: [/preload|Blocked script/i] });
  await guest.goto(`${server.origin}/b`);
  await guest.getByLabel("Адрес из кода").fill(code);
  await guest.getByRole("button", { name: "Проверить" }).click();
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("Это код гражданина");
});

test("without JavaScript: pasted, forged, empty", async ({ people, server }) => {
  const staff = await people.enter("librarian");
  await openBadge(staff, server);
  const text = await badgeOf(staff, server);
  const guest = await people.enter(undefined, { javaScriptEnabled: false, expectedErrors: [/422|preload|Blocked script/i] });
  const look = async (badge: string) => {
    await guest.goto(`${server.origin}/b`);
    await guest.getByLabel("Адрес из кода").fill(badge);
    await guest.getByRole("button", { name: "Проверить" }).click();
  };
  const title = guest.getByRole("heading", { level: 1 });
  await look("");
  await expect(guest.getByRole("alert")).toContainText("Адрес из кода");
  await look(` ${text} `);
  await expect(title).toHaveText("Может проверять");
  const last = text.at(-1) === "A" ? "B" : "A";
  await look(text.slice(0, -1) + last);
  await expect(title).toHaveText("Это не наш бейдж");
  await look("https://example.com/");
  await expect(title).toHaveText("Это не бейдж Digital ID");
});

test("who may check for nobody has no badge", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  await citizen.goto(`${server.origin}/scan/badge`);
  await expect(citizen.getByRole("heading", { level: 1 })).toHaveText("Бейджа пока нет");
  await picture(citizen, "badge-nothing");
});
