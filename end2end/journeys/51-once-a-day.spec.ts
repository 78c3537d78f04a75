// A benefit once a day: the director says so, the scanner tells a second visit, nobody learns whose.
import type { Page } from "@playwright/test";

import { violations } from "../support/axe.js";
import {
  LIBRARY, codeOf, expectSaid, expectWord, next, openScanner, scan, scanAs, typePassword,
} from "../support/faces.js";
import { type People, expect, picture, test } from "../support/journey.js";

const FAMILY = "status:large_family";
const BAND = ".outcome-again:visible";
const BACK = "Не выдали — вернуть";

async function rule(people: People, scope: string, origin: string): Promise<Page> {
  const director = await people.enter("director");
  await director.goto(`${origin}/org/${LIBRARY.ogrn}/checks`);
  await director.getByRole("link", { name: "Один раз в день" }).click();
  await director.getByLabel("Многодетная семья").selectOption({ label: scope });
  await director.getByRole("button", { name: "Сохранить" }).click();
  await typePassword(director);
  await expect(director.getByRole("status")).toContainText("Сохранено");
  return director;
}

const whole = "Один раз в день во всей организации";

test("a second visit of the day is told in amber, another way, and without a name", async ({ people, server }) => {
  const director = await rule(people, whole, server.origin);
  await expect(director.getByLabel("Многодетная семья")).toHaveValue("organization");
  expect(await violations(director)).toEqual([]);
  await picture(director, "once-rules");
  await director.setViewportSize({ width: 1280, height: 900 });
  await picture(director, "once-rules-wide");
  await director.setViewportSize({ width: 320, height: 700 });
  expect(await director.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await staff.addInitScript(() => {
    const felt: unknown[] = [];
    Object.assign(window, { felt });
    Object.defineProperty(navigator, "vibrate", { value: (pattern: unknown) => felt.push(pattern) });
  });
  await openScanner(staff);
  await scanAs(staff, LIBRARY.name);
  await scan(staff, await codeOf(citizen, FAMILY));
  await expectWord(staff, "Подтверждено");
  await expect(staff.locator(BAND)).toHaveCount(0);
  await expect(staff.getByRole("button", { name: BACK })).toBeVisible();
  await picture(staff, "once-first");
  await next(staff);

  server.setClock(server.now + 60);
  await scan(staff, await codeOf(citizen, FAMILY));
  await expectWord(staff, "Подтверждено");
  await expect(staff.locator(BAND)).toHaveText("Сегодня уже принимали — в 15:00");
  await expectSaid(staff, "решает сотрудник");
  await expect(staff.getByRole("button", { name: BACK })).toBeHidden();
  // The whole answer is told at once to whoever does not see it.
  await expect(staff.getByRole("alert")).toContainText("Сегодня уже принимали");
  const felt = await staff.evaluate(() => (window as unknown as { felt: unknown[] }).felt);
  expect(felt).toContainEqual([200, 100, 200, 100, 200]);
  // It is no plain green: the band is large, and of another colour.
  const band = await staff.locator(BAND).boundingBox();
  expect(band!.width).toBe(375);
  expect(band!.height).toBeGreaterThan(812 / 4);
  const colour = (selector: string) =>
    staff.locator(selector).first().evaluate((part) => getComputedStyle(part).backgroundColor);
  expect(await colour(BAND)).not.toBe(await colour(".outcome"));
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "once-again");
  await staff.emulateMedia({ colorScheme: "dark" });
  await picture(staff, "once-again-dark");
  await staff.emulateMedia({ colorScheme: "light" });
  for (const [name, width, height] of [["wide", 1280, 800], ["side", 812, 375], ["narrow", 320, 568]] as const) {
    await staff.setViewportSize({ width, height });
    expect(await staff.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await picture(staff, `once-again-${name}`);
  }
  await staff.setViewportSize({ width: 375, height: 812 });
  await staff.getByRole("button", { name: "English" }).click();
  await expect(staff.locator(BAND)).toHaveText("Already used today — at 15:00");
  await next(staff);

  await staff.goto(`${server.origin}/scan/shift`);
  await expect(staff.locator("dl")).toContainText("Повтор за день");
  await expect(staff.getByRole("row").filter({ hasText: "повтор за день: принимали в 15:00" })).toHaveCount(1);
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "once-shift");

  await citizen.goto(`${server.origin}/id/history`);
  await expect(citizen.locator("main")).toContainText("Засчитано как использование за день");
  await expect(citizen.locator("main")).toContainText("сказали, что сегодня вас уже принимали в 15:00");
  expect(await violations(citizen)).toEqual([]);
  await picture(citizen, "once-history");

  await director.setViewportSize({ width: 1280, height: 900 });
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/checks`);
  await expect(director.locator(".list-state")).toContainText("1 повтор за день");
  await picture(director, "once-checks");
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/figures`);
  await expect(director.locator(".numbers")).toContainText("Повторы за день");
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/papers/regulation`);
  await expect(director.locator("main")).toContainText("Многодетная семья — один раз в день в Учреждении");
});

test("what was not given is given back, on the screen and in the shift", async ({ people, server }) => {
  await rule(people, whole, server.origin);
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true, expectedErrors: [/Failed to load/, /ERR_/] });
  await openScanner(staff);
  await scanAs(staff, LIBRARY.name);
  const back = staff.getByRole("button", { name: BACK });

  await scan(staff, await codeOf(citizen, FAMILY));
  await staff.route("**/api/give-back", (route) => route.abort());
  await back.click();
  await expectSaid(staff, "Не возвращено");
  await staff.unroute("**/api/give-back");
  await back.click();
  await expectSaid(staff, "Возвращено: гость сможет прийти сегодня ещё раз");
  await expect(back).toBeHidden();
  await next(staff);

  server.setClock(server.now + 60);
  await scan(staff, await codeOf(citizen, FAMILY));
  await expectWord(staff, "Подтверждено");
  await expect(staff.locator(BAND)).toHaveCount(0);
  await next(staff);

  // Later, the guest stands there again.
  await staff.goto(`${server.origin}/scan/shift`);
  await expect(staff.getByRole("row").filter({ hasText: "не выдали, возвращено в 15:00" })).toHaveCount(1);
  await staff.getByRole("button", { name: BACK }).click();
  await expect(staff.getByRole("status")).toContainText("Возвращено");
  await expect(staff.getByRole("button", { name: BACK })).toHaveCount(0);
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "once-returned");
});

test("without JavaScript the same stands there", async ({ people, server }) => {
  await rule(people, whole, server.origin);
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { javaScriptEnabled: false, expectedErrors: [/preload|Blocked script/i] });
  for (const turn of [1, 2]) {
    const digits = await digitsOf(citizen);
    await staff.goto(`${server.origin}/scan`);
    const form = staff.locator("form[action='/scan']");
    await form.getByLabel("От чьего лица").selectOption({ label: LIBRARY.name });
    await form.locator("input[name=digits]").fill(digits);
    await form.getByRole("button", { name: "Проверить" }).click();
    await expect(staff.locator(".outcome-word")).toHaveText("Подтверждено");
    await expect(staff.locator(BAND)).toHaveCount(turn - 1);
    server.setClock(server.now + 60);
  }
  await expect(staff.locator(BAND)).toHaveText("Сегодня уже принимали — в 15:00");
  await picture(staff, "once-again-plain");
});

/** The eight digits of a fresh code. */
async function digitsOf(citizen: Page): Promise<string> {
  await codeOf(citizen, FAMILY);
  await citizen.getByRole("button", { name: "Цифры" }).click();
  const digits = citizen.locator(".code-digits");
  await expect(digits).toHaveText(/\d/);
  return (await digits.innerText()).replace(/\D/g, "");
}
