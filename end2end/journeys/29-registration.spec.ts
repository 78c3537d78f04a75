import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import { typePassword } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";
import type { Server } from "../support/server.js";

const PHONE = "+7 900 555-44-33";

/** Asks for a code and reads it off what the demo's server prints. */
async function ask(page: Page, server: Server, phone: string): Promise<string> {
  const printed = () => readFileSync(server.output, "utf8");
  const before = printed().length;
  await page.getByLabel("Телефон").fill(phone);
  await page.getByRole("button", { name: "Прислать код" }).click();
  await expect(page.getByLabel("Код из сообщения")).toBeVisible();
  const said = /Код Digital ID: (\d{6})/;
  await expect.poll(() => printed().slice(before)).toMatch(said);
  return said.exec(printed().slice(before))?.[1] ?? "";
}

test("a new person registers, is confirmed at the desk, and can check", async ({ people, server }) => {
  const person = await people.enter(undefined, { expectedErrors: [/422/] });
  await person.goto(`${server.origin}/sign-in`);
  await person.getByRole("link", { name: "Создать аккаунт" }).click();
  await person.getByRole("button", { name: "Прислать код" }).click();
  await expect(person.getByRole("alert")).toContainText("Телефон");
  const code = await ask(person, server, PHONE);
  await picture(person, "register-code");
  await person.getByLabel("Код из сообщения").fill(code === "123456" ? "123457" : "123456");
  await person.getByLabel("Фамилия, имя, отчество").fill("Тихонова Майя Олеговна");
  await person.getByLabel("Новый пароль").fill("три простых слова");
  await person.getByRole("button", { name: "Создать аккаунт" }).click();
  await expect(person.getByRole("alert")).toContainText("код не подходит");
  await expect(person.getByLabel("Фамилия, имя, отчество"), "nothing typed is lost").toHaveValue(/Тихонова/);
  await person.getByLabel("Код из сообщения").fill(code);
  await person.getByLabel("Новый пароль").fill("три простых слова");
  await person.getByRole("button", { name: "Создать аккаунт" }).click();
  await expect(person.getByRole("heading", { level: 1 })).toHaveText("Сначала подтвердите личность");

  const operator = await people.enter("operator", { expectedErrors: [/422/] });
  await operator.goto(`${server.origin}/registry`);
  await operator.getByRole("link", { name: "Подтвердить личность" }).click();
  await operator.getByLabel("Телефон").fill(PHONE);
  await operator.getByRole("button", { name: "Найти аккаунт" }).click();
  await expect(operator.getByLabel("Фамилия, имя, отчество")).toHaveValue("Тихонова Майя Олеговна");
  await operator.getByLabel("СНИЛС").fill("900-000-001 82");
  await operator.getByLabel("Дата рождения").fill("1990-05-17");
  await operator.getByLabel("Документ").fill("паспорт 00 26 000114");
  await operator.getByRole("button", { name: "Личность подтверждена" }).click();
  await expect(operator.getByRole("alert")).toContainText("уже у другого аккаунта");
  await picture(operator, "confirm-account");
  await operator.getByLabel("СНИЛС").fill("900-000-015 88");
  await operator.getByRole("button", { name: "Личность подтверждена" }).click();
  await expect(operator.locator("main")).toContainText("Аккаунт подтверждён");

  await person.goto(`${server.origin}/scan`);
  await expect(person.locator("main")).toContainText(/частное лицо/i);
});

test("a forgotten password, another number, and the end of an account", async ({ people, server }) => {
  const person = await people.enter(undefined);
  await person.goto(`${server.origin}/sign-in`);
  await person.getByRole("link", { name: "Забыли пароль?" }).click();
  const code = await ask(person, server, "+7 900 000-00-06");
  await person.getByLabel("Код из сообщения").fill(code);
  await person.getByLabel("Новый пароль").fill("совсем другой пароль");
  await person.getByRole("button", { name: "Сменить пароль и войти" }).click();
  await expect(person.getByRole("heading", { level: 1 })).toHaveText("Роман Петрович");

  await person.getByRole("link", { name: "Сменить номер телефона" }).click();
  const second = await ask(person, server, "+7 900 777-66-55");
  await person.getByLabel("Код из сообщения").fill(second);
  await person.getByRole("button", { name: "Сменить номер" }).click();
  await expect(person.locator("main")).toContainText("Номер изменён");

  server.setClock(server.now + 11 * 60);
  await person.getByRole("link", { name: "Удалить аккаунт" }).click();
  await picture(person, "erase-account");
  await person.getByRole("button", { name: "Удалить навсегда" }).click();
  await typePassword(person, "совсем другой пароль");
  await expect(person).toHaveURL(`${server.origin}/`);
  await person.goto(`${server.origin}/account`);
  await expect(person).toHaveURL(/sign-in/);
});
