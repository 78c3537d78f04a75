import { readFileSync } from "node:fs";

import { violations } from "../support/axe.js";
import { LIBRARY, typePassword } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

const PHONE = "+7 900 555-44-35";

test("a member of staff confirms a guest, who gets a Digital ID; the desk undoes it", async ({ people, server }) => {
  // The registry allows it to the library, and the director names Ольга.
  const operator = await people.enter("operator", { expectedErrors: [/422/] });
  await operator.goto(`${server.origin}/registry/organizations`);
  await operator.getByRole("link", { name: LIBRARY.name }).click();
  await expect(operator.locator("main")).toContainText("не могут подтверждать");
  await operator.getByRole("button", { name: "Разрешить" }).click();
  await expect(operator.getByRole("alert")).toContainText("заполните это поле");
  await operator.getByLabel("Причина").fill("Соглашение № 7");
  await operator.getByRole("button", { name: "Разрешить" }).click();
  await typePassword(operator);
  await expect(operator.locator("main")).toContainText("Соглашение № 7");
  expect(await violations(operator)).toEqual([]);
  await picture(operator, "confirming-organization");

  const director = await people.enter("director");
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/staff`);
  await director.getByRole("link", { name: "Подтверждают личность" }).click();
  await director.getByRole("button", { name: /Разрешить: Светлова/ }).click();
  await typePassword(director);
  await expect(director.locator("main")).toContainText("Сотрудник может подтверждать");
  expect(await violations(director)).toEqual([]);
  await picture(director, "confirmers");
  await director.setViewportSize({ width: 1280, height: 800 });
  await picture(director, "confirmers-1280");

  // Somebody registers.
  const guest = await people.enter(undefined);
  await guest.goto(`${server.origin}/register`);
  const printed = () => readFileSync(server.output, "utf8");
  await guest.getByLabel("Телефон").fill(PHONE);
  await guest.getByRole("button", { name: "Прислать код" }).click();
  const said = /Код Digital ID: (\d{6})/;
  await expect.poll(printed).toMatch(said);
  await guest.getByLabel("Код из сообщения").fill(said.exec(printed())?.[1] ?? "");
  await guest.getByLabel("Фамилия, имя, отчество").fill("Тихонова Майя Олеговна");
  await guest.getByLabel("Новый пароль").fill("три простых слова");
  await guest.getByRole("button", { name: "Создать аккаунт" }).click();
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("Сначала подтвердите личность");
  await guest.goto(`${server.origin}/id/new`);
  await expect(guest, "nothing opens yet").toHaveURL(`${server.origin}/confirm`);
  await guest.getByRole("button", { name: "Показать код сотруднику" }).click();
  const shown = await guest.locator(".shown-code").innerText();
  expect(shown).toMatch(/^\d{4} \d{4}$/);
  expect(await violations(guest)).toEqual([]);
  await picture(guest, "confirm-code");
  // A reload by GET shows no code: it is shown once.
  await guest.goto(`${server.origin}/confirm`);
  await expect(guest.locator(".shown-code")).toHaveCount(0);

  const staff = await people.enter("librarian", { expectedErrors: [/422/] });
  await staff.goto(`${server.origin}/account`);
  await staff.getByRole("link", { name: /Подтвердить личность гостя/ }).click();
  await staff.getByRole("button", { name: "Личность подтверждена" }).click();
  for (const missing of ["Код", "С каким документом", "Лицо", "СНИЛС"]) {
    await expect(staff.getByRole("alert")).toContainText(missing);
  }
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "confirming-refused");
  await staff.goto(`${server.origin}/scan/confirm`);
  await picture(staff, "confirming");
  await staff.getByLabel("Код с экрана гостя").fill(shown);
  await staff.getByLabel("С каким документом").selectOption("passport");
  await staff.getByLabel("Фамилия, имя, отчество").fill("Тихонова Майя Олеговна");
  await staff.getByLabel("Дата рождения").fill("1990-05-17");
  await staff.getByLabel("СНИЛС").fill("900-000-015 88");
  await staff.getByLabel("Документ", { exact: true }).fill("паспорт 00 26 000114");
  await staff.getByLabel("Лицо гостя совпадает").check();
  await staff.getByRole("button", { name: "Личность подтверждена" }).click();
  await typePassword(staff);
  await expect(staff.locator("main")).toContainText("Сегодня: 1 из 30");
  expect(server.readLog(), "codes are never in logs").not.toContain(shown.replace(" ", ""));

  await guest.goto(`${server.origin}/id/new`);
  await expect(guest).toHaveURL(`${server.origin}/id/new`);
  await expect(guest.getByRole("heading", { level: 1 })).toBeVisible();

  // The desk sees who has confirmed whom, and takes it back.
  await operator.goto(`${server.origin}/registry/confirm`);
  await operator.getByRole("link", { name: "Кто кого подтвердил" }).click();
  const table = operator.getByRole("table");
  await expect(table).toContainText("Тихонова Майя Олеговна");
  await expect(table).toContainText(LIBRARY.name);
  await operator.getByRole("link", { name: /Отменить: Тихонова/ }).click();
  await operator.getByRole("button", { name: "Отменить подтверждение" }).click();
  await expect(operator.getByRole("alert")).toContainText("Причина");
  await operator.getByLabel("Причина").fill("Показан чужой паспорт");
  await picture(operator, "confirmations-undo");
  await operator.getByRole("button", { name: "Отменить подтверждение" }).click();
  await expect(operator.locator("main")).toContainText("Показан чужой паспорт");
  expect(await violations(operator)).toEqual([]);
  await picture(operator, "confirmations");
  await operator.setViewportSize({ width: 1280, height: 800 });
  await picture(operator, "confirmations-1280");

  await guest.goto(`${server.origin}/id/new`);
  await expect(guest, "an open session loses it at once").toHaveURL(`${server.origin}/confirm`);
});

test("nobody else finds the page", async ({ people, server }) => {
  const page = await people.enter("librarian", { expectedErrors: [/404/] });
  const answer = await page.goto(`${server.origin}/scan/confirm`);
  expect(answer?.status()).toBe(404);
});
