import { readFileSync } from "node:fs";

import { LIBRARY, codeOf, expectWord, openScanner, scan, typePassword } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

const org = `/org/${LIBRARY.ogrn}`;

test("one power of attorney for several: each checks, whoever leaves leaves alone, revoked for all", async ({ people, server }) => {
  const director = await people.enter("director", { javaScriptEnabled: false, expectedErrors: [/422/] });
  await director.goto(`${server.origin}${org}/powers/new`);
  await director.getByLabel("Кому: СНИЛС или телефон").fill("900-000-006 87");
  await director.getByText("Ещё представители").click();
  await director.getByLabel("Представитель 2").fill("+7 900 000-00-12");
  await director.getByLabel("Представитель 3").fill("900-000-006 87");
  await director.getByLabel("Старше 18 лет").check();
  await director.getByText("Полномочия словами и передоверие").click();
  await director.getByLabel("Полномочия словами", { exact: true }).fill("Открывать зал.\nЗакрывать зал.");
  await director.getByLabel("Разрешить передоверие").check();
  await director.getByRole("button", { name: "Выдать доверенность" }).click();
  await expect(director.getByRole("alert")).toContainText("этот человек уже есть выше");
  await picture(director, "org-power-several-refused");
  // What was typed is still there, and the sections with it are open.
  await expect(director.getByLabel("Представитель 2")).toHaveValue("+7 900 000-00-12");
  await director.getByLabel("Представитель 3").fill("");
  await director.getByRole("button", { name: "Выдать доверенность" }).click();
  await typePassword(director);
  await expect(director.getByRole("status")).toContainText("Доверенность выдана");
  const facts = director.locator(".facts");
  await expect(facts).toContainText("Открывать зал.");
  await expect(facts).toContainText("Сканеру они ничего не дают.");
  await expect(facts).toContainText("В той же доверенности");
  await expect(facts).toContainText("разрешено, один раз");
  await picture(director, "org-power-several");
  const address = new URL(director.url()).pathname;
  const number = address.split("/").pop() ?? "";
  const [file] = await Promise.all([
    director.waitForEvent("download"),
    director.getByRole("link", { name: /XML/ }).first().click(),
  ]);
  const xml = readFileSync(await file.path(), "utf8");
  expect(xml.match(/<СвУпПред /g)).toHaveLength(2);
  expect(xml).toContain("<ТекстПолн>Открывать зал.&#10;Закрывать зал.</ТекстПолн>");
  expect(xml).toContain('ПрПередов="2"');
  expect(server.poa("check", server.file(file.suggestedFilename(), xml)).said).not.toContain("error");

  // The first of them hands it over.
  const holder = await people.enter("stranger", { camera: true, expectedErrors: [/422/] });
  await holder.goto(`${server.origin}/scan`);
  await expect(holder.locator("html[data-ready]")).toBeAttached();
  await holder.getByRole("button", { name: "Подробнее о полномочиях" }).click();
  await picture(holder, "scan-details-hand-over");
  await holder.getByRole("dialog").getByRole("link", { name: "Передать другому" }).click();
  await picture(holder, "hand-over");
  await holder.getByLabel("Кому: СНИЛС или телефон").fill("900-000-006 87");
  await holder.getByRole("button", { name: "Передать" }).click();
  await expect(holder.getByRole("alert")).toContainText("такая доверенность уже есть");
  await holder.getByLabel("Кому: СНИЛС или телефон").fill("+7 900 000-00-05");
  await holder.getByRole("button", { name: "Передать" }).click();
  await typePassword(holder);
  await expect(holder.getByRole("status")).toContainText("Доверенность передана");
  await expect(holder.locator("main")).toContainText("Она уже передана");
  await picture(holder, "hand-over-done");
  const citizen = await people.enter("citizen");
  await openScanner(holder);
  await scan(holder, await codeOf(citizen));
  await expectWord(holder, "Подтверждено");

  const passer = await people.enter(undefined, { javaScriptEnabled: false, expectedErrors: [/422/] });
  await passer.goto(`${server.origin}/poa/${number}`);
  await expect(passer.locator("main")).toContainText("2 человека");
  await expect(passer.locator("main")).not.toContainText("Полянин");
  await picture(passer, "poa-several");
  await director.goto(server.origin + address);
  await expect(director.locator(".facts")).toContainText("Светлова");
  await director.getByLabel("Причина", { exact: true }).fill("Ошибка");
  await director.getByRole("button", { name: "Отозвать доверенность" }).click();
  await expect(director.getByRole("status")).toContainText("Доверенность отозвана");
  await passer.reload();
  await expect(passer.locator(".verdict")).toContainText("Отозвана");
  expect(server.audit().good).toBe(true);
});

test("a draft gives nobody anything, and is issued once", async ({ people, server }) => {
  const director = await people.enter("director", { javaScriptEnabled: false, expectedErrors: [/422/, /404/] });
  await director.goto(`${server.origin}${org}/powers/drafts`);
  await picture(director, "org-drafts-none");
  await director.goto(`${server.origin}${org}/powers/new`);
  await director.getByLabel("Кому: СНИЛС или телефон").fill("900-000-006 87");
  await director.getByLabel("Студент").check();
  await director.getByRole("button", { name: "Сохранить черновик" }).click();
  await expect(director.getByRole("status")).toContainText("Черновик сохранён");
  await expect(director.getByRole("row", { name: /900-000-006 87/ })).toContainText("Студент");
  await picture(director, "org-drafts");
  await director.goto(`${server.origin}${org}/powers?q=Полянин`);
  await expect(director.locator("main")).toContainText("Ничего не нашлось");

  // Changed, then issued: the password, and it is gone.
  await director.goto(`${server.origin}${org}/powers/drafts`);
  await director.getByRole("link", { name: "900-000-006 87" }).click();
  await expect(director.getByLabel("Студент")).toBeChecked();
  await expect(director.getByRole("alert")).toHaveCount(0);
  await director.getByLabel("Старше 18 лет").check();
  await director.getByRole("button", { name: "Сохранить черновик" }).click();
  const row = director.getByRole("row", { name: /900-000-006 87/ });
  await expect(row).toContainText("Старше 18 лет, студент");
  await expect(row).toHaveCount(1);
  await director.getByRole("link", { name: "900-000-006 87" }).click();
  const form = director.url();
  await director.getByRole("button", { name: "Выдать доверенность" }).click();
  await typePassword(director);
  await expect(director.getByRole("status")).toContainText("Доверенность выдана");
  await expect(director.locator(".facts")).toContainText("Старше 18 лет, студент");
  await director.goto(`${server.origin}${org}/powers/drafts`);
  await expect(director.locator("main")).toContainText("Черновиков нет");
  const gone = await director.goto(form);
  expect(gone?.status()).toBe(404);
});

test("an entrepreneur is written down, opens the cabinet and issues a valid document", async ({ people, server }) => {
  const operator = await people.enter("operator", { javaScriptEnabled: false, expectedErrors: [/422/] });
  await operator.goto(`${server.origin}/registry/organizations`);
  await operator.getByLabel("ОГРН или ОГРНИП").fill("304500116000157");
  await operator.getByLabel("ИНН", { exact: true }).fill("500100732259");
  await operator.getByLabel("КПП").fill("770701001");
  await operator.getByLabel("Краткое название").fill("ИП Полянин Р. С.");
  await operator.getByLabel("Полное название").fill("Индивидуальный предприниматель Полянин Роман");
  await operator.getByLabel("Руководитель: СНИЛС или телефон").fill("900-000-006 87");
  await operator.getByRole("button", { name: "Внести" }).click();
  await expect(operator.getByRole("alert")).toContainText("КПП");
  await picture(operator, "registry-organizations-refused");
  await operator.getByLabel("КПП").fill("");
  await operator.getByRole("button", { name: "Внести" }).click();
  await typePassword(operator);
  await expect(operator.getByRole("status")).toContainText("Организация внесена");
  await expect(operator.getByRole("row", { name: /ИП Полянин/ })).toContainText("ОГРНИП");
  await picture(operator, "registry-organizations");

  const head = await people.enter("stranger", { javaScriptEnabled: false, expectedErrors: [/422/] });
  await head.goto(`${server.origin}/org/304500116000157/powers/new`);
  await head.getByLabel("Кому: СНИЛС или телефон").fill("+7 900 000-00-05");
  await head.getByLabel("Старше 18 лет").check();
  await head.getByRole("button", { name: "Выдать доверенность" }).click();
  await typePassword(head);
  await expect(head.getByRole("status")).toContainText("Доверенность выдана");
  const [file] = await Promise.all([
    head.waitForEvent("download"),
    head.getByRole("link", { name: /XML/ }).first().click(),
  ]);
  const xml = readFileSync(await file.path(), "utf8");
  expect(xml).toContain('ОГРНИП="304500116000157"');
  expect(server.poa("check", server.file("entrepreneur.xml", xml)).said).not.toContain("error");
});
