import type { Page } from "@playwright/test";

import { violations } from "../support/axe.js";
import { codeOf, expectWord, next, openScanner, scan } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

const ANNA = "Ветрова";

/** Says why a file is opened. */
async function openFile(operator: Page): Promise<void> {
  await expect(operator.getByRole("heading", { name: "Зачем вы открываете эту карточку?" })).toBeVisible();
  await operator.getByLabel("Зачем открываете").fill("Обращение держателя");
  await operator.getByRole("button", { name: "Открыть карточку" }).click();
}

test("what one operator enters is confirmed, and what two of them end is refused", async ({ people, server }) => {
  const operator = await people.enter("operator", {
    viewport: { width: 1280, height: 800 },
    expectedErrors: [/409/, /422/],
  });
  await operator.goto(`${server.origin}/registry?q=${encodeURIComponent(ANNA)}`);
  await expect(operator.locator("main")).not.toContainText("900-000-001 82");
  await operator.getByRole("button", { name: "Открыть карточку" }).click();
  await expect(operator.getByRole("alert")).toContainText("заполните это поле");
  await picture(operator, "desk-ask");
  await openFile(operator);
  expect(await violations(operator)).toEqual([]);
  await picture(operator, "desk-holder");
  await operator.getByRole("link", { name: "Внести статус" }).click();
  // Impossible days are told beside their field, and nothing is lost.
  await operator.getByLabel("Статус").selectOption({ label: "Ветеран" });
  await operator.getByLabel("Действует с").fill("1950-01-01");
  await operator.getByLabel("Источник").fill("удостоверение № 5");
  await operator.getByRole("button", { name: "Внести" }).click();
  await expect(operator.getByRole("alert")).toContainText("человек ещё не родился");
  await expect(operator.getByLabel("Источник")).toHaveValue("удостоверение № 5");
  await picture(operator, "desk-grant-refused");
  await operator.getByLabel("Действует с").fill("2025-01-01");
  await operator.getByRole("button", { name: "Внести" }).click();
  await expect(operator.getByRole("status")).toContainText("Статус внесён");
  expect(await violations(operator)).toEqual([]);
  await picture(operator, "desk-status");
  const status = new URL(operator.url()).pathname;

  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await scan(staff, await codeOf(citizen, "status:veteran"));
  await expectWord(staff, "Подтверждено");
  await next(staff);

  // One asks; the same person cannot decide.
  await operator.getByLabel("Почему прекращаете").fill("Удостоверение недействительно");
  await operator.getByRole("button", { name: "Попросить прекратить" }).click();
  await expect(operator.getByRole("status")).toContainText("ждёт второй пары глаз");
  await operator.getByRole("link", { name: "Ждут второй пары глаз" }).click();
  await expect(operator.getByRole("button", { name: "Подтвердить прекращение" })).toHaveCount(0);
  await picture(operator, "desk-waiting-own");

  const second = await people.enter("operator2", { expectedErrors: [/409/] });
  await second.goto(server.origin + status);
  await openFile(second);
  await expect(second).toHaveURL(server.origin + status);
  // The first one is faster: the second sees it, and keeps what was typed.
  await operator.goto(server.origin + status);
  await operator.getByLabel("Причина").fill("Разбираемся");
  await operator.getByRole("button", { name: "Приостановить" }).click();
  await expect(operator.getByRole("status")).toContainText("Статус приостановлен");
  await second.getByLabel("Причина").fill("Звонил держатель");
  await second.getByRole("button", { name: "Приостановить" }).click();
  await expect(second.getByRole("status").first()).toContainText("Статус изменился");
  await expect(second.getByLabel("Причина")).toHaveValue("Звонил держатель");
  await expect(second.locator(".events")).toContainText("Разбираемся");
  await picture(second, "desk-status-conflict");
  await operator.getByLabel("Причина").fill("Разобрались");
  await operator.getByRole("button", { name: "Возобновить" }).click();

  // What was asked for is about a status that is no more: asked for again.
  await second.goto(`${server.origin}/registry/waiting`);
  await expect(second.locator("main")).toContainText("Статус изменился после запроса");
  await second.getByRole("button", { name: "Отказать" }).click();
  await expect(second.getByRole("status")).toContainText("В прекращении отказано");
  await operator.goto(server.origin + status);
  await operator.getByLabel("Почему прекращаете").fill("Удостоверение недействительно");
  await operator.getByRole("button", { name: "Попросить прекратить" }).click();
  await second.goto(`${server.origin}/registry/waiting`);
  expect(await violations(second)).toEqual([]);
  await picture(second, "desk-waiting");
  // Her code is open when the second one confirms: the very next check refuses it.
  server.setClock(server.now + 30);
  const open = await codeOf(citizen, "status:veteran");
  await second.getByRole("button", { name: "Подтвердить прекращение" }).click();
  await expect(second.getByRole("status")).toContainText("Статус прекращён");

  await scan(staff, open);
  await expectWord(staff, "Не подтверждено");
  await operator.goto(server.origin + status);
  await expect(operator.locator(".events")).toContainText("Замков Олег Юрьевич");
  await picture(operator, "desk-status-ended");
  // Who looked, and why, is there for every operator.
  await operator.goto(`${server.origin}/registry/looks`);
  await expect(operator.getByRole("table")).toContainText("Замков Олег Юрьевич");
  await expect(operator.getByRole("table")).toContainText("Обращение держателя");
  expect(await violations(operator)).toEqual([]);
  await picture(operator, "desk-looks");
  expect(server.audit().said).toContain("all statuses are as it says");
});

test("a list with mistakes is looked at, told line by line, and its good rows are entered", async ({ people, server }) => {
  const operator = await people.enter("operator", {
    viewport: { width: 1280, height: 800 },
    javaScriptEnabled: false,
    // With scripts off Chromium reports the preloaded module as blocked.
    expectedErrors: [/modulepreload|Blocked script|preload|422/i],
  });
  await operator.goto(`${server.origin}/registry`);
  await operator.getByRole("link", { name: "Импорт" }).click();
  await operator.getByRole("button", { name: "Загрузить и проверить" }).click();
  await expect(operator.getByRole("alert")).toContainText("Файл: заполните это поле");
  await picture(operator, "desk-import-refused");
  const list = [
    "ключ;снилс;статус;с;по;ФИО;дата рождения",
    "a-1;900-000-006 87;студент;01.09.2025;;Полянин Роман Петрович;01.01.2005",
    "a-2;900-000-001 83;студент;01.09.2025;;;",
    "a-3;900-000-001 82;ветеран;31.02.2025;;;",
    "a-4;900-000-001 82;студент;01.09.2025;30.06.2027;;",
  ].join("\r\n");
  await operator.getByLabel("Источник").fill("Университет");
  await operator.getByLabel("Файл", { exact: true }).setInputFiles({
    name: "студенты.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(list),
  });
  await operator.getByRole("button", { name: "Загрузить и проверить" }).click();
  // The page loads itself anew until the rows were looked at.
  await expect(operator.getByRole("status")).toContainText("В части строк ошибки");
  await expect(operator.getByRole("status")).toContainText("Годятся: 2, с ошибками: 2");
  const told = operator.getByRole("table");
  await expect(told).toContainText("Опечатка в номере");
  await expect(told).toContainText("Такого дня нет");
  await picture(operator, "desk-import-draft");
  const csv = await operator.request.get(`${operator.url()}/problems.csv`);
  expect(await csv.text()).toContain("3,СНИЛС,опечатка в номере");
  await operator.getByRole("button", { name: "Внести изменения" }).click();
  await expect(operator.getByRole("status")).toContainText("Список внесён");
  await expect(operator.getByRole("status")).toContainText("Внесено статусов: 2");
  await picture(operator, "desk-import-done");

  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await scan(staff, await codeOf(citizen, "status:student"));
  await expectWord(staff, "Подтверждено");

  // Somebody without a Digital ID is known by what the source says.
  await operator.goto(`${server.origin}/registry?q=${encodeURIComponent("900-000-006 87")}`);
  await openFile(operator);
  await expect(operator.locator("main")).toContainText("без Цифрового ID");
  await picture(operator, "desk-holder-without-account");
});
