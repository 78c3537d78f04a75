import { violations } from "../support/axe.js";
import {
  LIBRARY, codeOf, expectSaid, expectWord, next, openScanner, scan, typePassword,
} from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

test("the registry blocks an organization: open scanners, its cabinet, and back", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
  await next(staff);

  const operator = await people.enter("operator", { expectedErrors: [/422/] });
  const page = `${server.origin}/registry/organizations/${LIBRARY.ogrn}`;
  await operator.goto(page);
  await operator.getByRole("button", { name: "Заблокировать" }).click();
  await expect(operator.getByRole("alert")).toContainText("Основание блокировки: заполните это поле");
  expect(await violations(operator)).toEqual([]);
  await operator.getByLabel("Основание блокировки").fill("Проверяли гостей в личных целях");
  await operator.getByRole("button", { name: "Заблокировать" }).click();
  await typePassword(operator);
  await expect(operator.getByRole("status")).toContainText("Организация заблокирована");
  expect(await violations(operator)).toEqual([]);
  await picture(operator, "organization-blocked");

  // By itself, before anybody shows a code.
  await expectWord(staff, "Нет полномочий");
  await expectSaid(staff, "приостановлена");

  const director = await people.enter("director", { expectedErrors: [/422/] });
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}`);
  await expect(director.locator("main")).toContainText("Проверяли гостей в личных целях");
  expect(await violations(director)).toEqual([]);
  await picture(director, "org-blocked");
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/powers?q=Светлова`);
  await director.getByRole("link", { name: /Светлова/ }).first().click();
  await director.getByLabel("Почему возобновляете").fill("Хотим работать");
  await director.getByRole("button", { name: "Возобновить доверенность" }).click();
  await expect(director.getByRole("alert")).toContainText("заблокирована реестром");
  await picture(director, "org-blocked-refused");

  await operator.goto(page);
  await operator.getByLabel("Основание блокировки").fill("Разобрались");
  await operator.getByRole("button", { name: "Снять блокировку" }).click();
  await expect(operator.getByRole("status")).toContainText("Блокировка снята");
  await picture(operator, "organization-free");
  await staff.reload();
  await openScanner(staff);
  server.setClock(server.now + 30);
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
});
