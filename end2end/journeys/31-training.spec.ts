import type { Page } from "@playwright/test";

import { violations } from "../support/axe.js";
import { LIBRARY, codeOf, expectSaid, expectWord, openScanner, scan, typePassword } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

/** What to do with each guest of the training; the server draws their order. */
const RIGHT: Record<string, [word: string, answer: string]> = {
  good: ["Подтверждено", "Обслужу гостя"],
  not_confirmed: ["Не подтверждено", "Попрошу бумажный документ"],
  expired: ["Код устарел", "Попрошу показать свежий код"],
  used: ["Уже проверен", "Попрошу показать свежий код"],
  forged: ["Код поддельный", "Откажу"],
  foreign: ["Не наш код", "Попрошу открыть Digital ID"],
  no_authority: ["Нет полномочий", "Выберу другую организацию"],
};

/** Looks at a screen of the training as everyone may have to: by voice, and at 320 px. */
async function lookAt(trainee: Page, name: string): Promise<void> {
  expect(await violations(trainee), name).toEqual([]);
  await picture(trainee, name);
  await trainee.setViewportSize({ width: 320, height: 568 });
  const overflow = await trainee.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, name).toBeLessThanOrEqual(0);
  await trainee.setViewportSize({ width: 375, height: 812 });
}

async function caseOf(trainee: Page): Promise<string> {
  return (await trainee.locator("main[data-case]").getAttribute("data-case")) ?? "";
}

/** Scans the guest on the screen, answers and goes on; which one it was. */
async function oneGuest(trainee: Page, { wrong = false, shots = false } = {}): Promise<string> {
  const which = await caseOf(trainee);
  const [word, answer] = RIGHT[which] ?? ["", ""];
  if (shots) await lookAt(trainee, `training-shown-${which}`);
  await trainee.getByRole("button", { name: "Сканировать" }).click();
  await expect(trainee.locator(".outcome-word")).toHaveText(word);
  if (shots) await lookAt(trainee, `training-scanned-${which}`);
  // Nothing but "Подтверждено" is served, and nobody who is confirmed is asked for more.
  const given = wrong ? (which === "good" ? "Попрошу бумажный документ" : "Обслужу гостя") : answer;
  await trainee.getByRole("button", { name: given }).click();
  await expect(trainee.getByRole("heading", { level: 1 })).toHaveText(wrong ? "Здесь иначе" : "Верно");
  if (shots) await lookAt(trainee, `training-answered-${which}${wrong ? "-wrong" : ""}`);
  await trainee.locator("main form button").click();
  return which;
}

async function train(trainee: Page, origin: string): Promise<void> {
  await trainee.goto(`${origin}/scan/training`);
  await trainee.getByRole("button", { name: "Начать" }).click();
  for (let guest = 0; guest < 7; guest++) await oneGuest(trainee);
  await expect(trainee.getByRole("status")).toContainText("Тренировка пройдена");
}

for (const javaScriptEnabled of [true, false]) {
  test(`the training at 375 px, ${javaScriptEnabled ? "with" : "without"} JavaScript: wrong ones come again, nothing is counted`, async ({ people, server }) => {
    const trainee = await people.enter("librarian", {
      javaScriptEnabled,
      expectedErrors: javaScriptEnabled ? [] : [/modulepreload|Blocked script|preload/i],
    });
    await trainee.goto(`${server.origin}/scan/training`);
    await picture(trainee, "training-intro");
    await trainee.getByRole("button", { name: "Начать" }).click();
    await expect(trainee.locator("main")).toContainText("Гость 1 из 7");
    const first = await oneGuest(trainee, { wrong: true, shots: javaScriptEnabled });
    const seen = new Set([first]);
    for (let guest = 1; guest < 7; guest++) {
      seen.add(await oneGuest(trainee, { shots: javaScriptEnabled }));
    }
    expect([...seen].sort()).toEqual(Object.keys(RIGHT).sort());
    // The one that went wrong.
    expect(await caseOf(trainee)).toBe(first);
    await expect(trainee.locator("main")).toContainText("Гость 7 из 7");
    await oneGuest(trainee);
    await expect(trainee.getByRole("status")).toContainText("Пройдено 1 марта 2026 года");
    await picture(trainee, "training-passed");
    await trainee.getByRole("link", { name: "К сканеру" }).last().click();
    await expect(trainee.locator("main:visible")).toContainText("Тренировка пройдена 1 марта 2026 года");
    // The cabinet has it; the list of checks and the figures have nothing new.
    const director = await people.enter("director");
    await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/staff`);
    await expect(director.getByRole("row", { name: /Светлова/ })).toContainText("Тренировка: пройдена 1 марта 2026 года");
    await director.getByRole("link", { name: /Светлова/ }).first().click();
    await expect(director.locator("main")).toContainText("Тренировка: пройдена 1 марта 2026 года");
    await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/figures`);
    await expect(director.locator("main")).toContainText("Прошли 1 из");
    await director.goto(`${server.origin}/org/${LIBRARY.ogrn}`);
    await expect(director.locator("main")).not.toContainText("Учебная");
  });
}

test("reload, Back and a second tab are safe", async ({ people, server }) => {
  const trainee = await people.enter("librarian");
  await trainee.goto(`${server.origin}/scan/training`);
  await trainee.getByRole("button", { name: "Начать" }).click();
  const which = await caseOf(trainee);
  await trainee.reload();
  expect(await caseOf(trainee)).toBe(which);
  const second = await trainee.context().newPage();
  await second.goto(`${server.origin}/scan/training`);
  await trainee.getByRole("button", { name: "Сканировать" }).click();
  await expect(trainee.locator(".outcome-word")).toBeVisible();
  // The second tab still shows the guest: it is told where the run is.
  await second.getByRole("button", { name: "Сканировать" }).click();
  await expect(second.getByRole("status")).toContainText("Этот шаг уже пройден");
  await expect(second.locator(".outcome-word")).toBeVisible();
  await picture(second, "training-late");
  const [, answer] = RIGHT[which] ?? ["", ""];
  await second.getByRole("button", { name: answer }).click();
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("Верно");
  // A late answer from the first tab changes nothing.
  const wrong = which === "good" ? "Попрошу бумажный документ" : "Обслужу гостя";
  await trainee.getByRole("button", { name: wrong }).click();
  await expect(trainee.getByRole("status")).toContainText("Этот шаг уже пройден");
  await expect(trainee.getByRole("heading", { level: 1 })).toHaveText("Верно");
  await trainee.locator("main form button").click();
  await expect(trainee.locator("main")).toContainText("Гость 2 из 7");
  await trainee.goBack();
  await trainee.goForward();
  await trainee.reload();
  await expect(trainee.locator("main")).toContainText("Гость 2 из 7");
  await second.close();
});

test("demanded: refused with the way to the training, which works at once when it is passed", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  const director = await people.enter("director");
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/training`);
  await picture(director, "org-training");
  await director.getByRole("button", { name: "Требовать тренировку" }).click();
  await typePassword(director);
  await expect(director.getByRole("status")).toContainText("Тренировка обязательна");
  await expect(director.locator("main")).toContainText("После тренировки — с 1 марта 2026 года");
  await expect(director.locator("main")).toContainText("Прошли 0 из");
  await picture(director, "org-training-demanded");

  // An open scanner is told by itself, a new one says it before the camera is on.
  await expectWord(staff, "Нет полномочий");
  await expectSaid(staff, "Сначала тренировка: 3 минуты");
  await staff.goto(`${server.origin}/scan`);
  await expect(staff.locator("#scan-ground")).toContainText("Сначала тренировка: 3 минуты");
  await picture(staff, "scan-start-untrained");
  await openScanner(staff);
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Нет полномочий");
  await expectSaid(staff, "Сначала тренировка: 3 минуты");
  await picture(staff, "scan-untrained");
  await staff.locator("#outcome").getByRole("link", { name: "Пройти тренировку" }).click();
  await expect(staff).toHaveURL(`${server.origin}/scan/training`);
  await train(staff, server.origin);
  await openScanner(staff);
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
  await director.reload();
  await expect(director.getByRole("row", { name: /Светлова/ })).toContainText("пройдена 1 марта 2026 года");
});
