import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Page } from "@playwright/test";
import QRCode from "qrcode";

import { violations } from "../support/axe.js";
import { LIBRARY, expectSaid, expectWord, openScanner, scan } from "../support/faces.js";
import { type People, expect, picture, test } from "../support/journey.js";
import { type Server } from "../support/server.js";

/** The address in the code on the family's own page, read by the scanner's decoder. */
async function codeOnPage(page: Page, server: Server): Promise<string> {
  return server.read(await page.locator(".certificate-code > svg").screenshot());
}

/** As any phone's camera opens it. */
function opened(server: Server, address: string): string {
  const { pathname } = new URL(address);
  return server.origin + pathname;
}

async function family(people: People, server: Server): Promise<{ mother: Page; address: string }> {
  const mother = await people.enter("citizen", { expectedErrors: [/422/] });
  await mother.goto(`${server.origin}/id`);
  await mother.getByRole("link", { name: "Удостоверение многодетной семьи" }).click();
  await expect(mother.getByRole("heading", { level: 1, name: "Моя семья" })).toBeVisible();
  return { mother, address: await codeOnPage(mother, server) };
}

test("a family's code: a stranger, a person and staff each see what they may", async ({ people, server }) => {
  const { mother, address } = await family(people, server);
  expect(address).toMatch(/^HTTP:\/\/LOCALHOST:\d+\/C\/[A-Z2-7]+$/);
  const page = opened(server, address);

  const guest = await people.enter(undefined);
  await guest.goto(page);
  await expect(guest.locator("[data-certificate=genuine]")).toBeVisible();
  await expect(guest.locator("main")).toContainText("Москва");
  await expect(guest.locator("main")).not.toContainText(/Ветров|ребён|детей/);
  await picture(guest, "certificate-guest");

  const person = await people.enter("stranger");
  await person.goto(page);
  await expect(person.locator("main")).toContainText("2 родителя, 3 ребёнка");
  await expect(person.locator("main")).not.toContainText("Ветров");

  const staff = await people.enter("librarian");
  await staff.goto(page);
  if (await staff.getByRole("navigation", { name: "От лица какой организации?" }).isVisible()) {
    await staff.getByRole("link", { name: LIBRARY.name }).click();
  }
  await expect(staff.locator("main")).toContainText("Ветров Лев Ильич");
  await picture(staff, "certificate-staff");
  await staff.getByLabel("Сверил с документом").check();
  await staff.getByRole("button", { name: "4", exact: true }).click();
  await expect(staff.locator("main")).toContainText("прошли 4 человека");

  await mother.reload();
  await expect(mother.locator("main")).toContainText("прошли 4 человека · сверили с документом");
  await expect(mother.locator("main")).toContainText(/Открыли \d+ раз/);
  await picture(mother, "family-own");

  const director = await people.enter("director");
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/checks`);
  await expect(director.locator("tbody tr").first()).toContainText("Многодетная семья");
  await expect(director.locator("main")).not.toContainText("Ветров");
});

test("a scanner says what it is, and is no way in", async ({ people, server }) => {
  const { mother } = await family(people, server);
  const code = await mother.locator(".certificate-code > svg").screenshot();
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await scan(staff, code);
  await expectWord(staff, "Не наш код");
  await expectSaid(staff, "удостоверение многодетной семьи");
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "scan-certificate");
  // It leads to its page, which is that of any phone's camera.
  await staff.getByRole("link", { name: "Открыть удостоверение" }).click();
  await expect(staff).toHaveURL(new RegExp(`^${server.origin}/c/[A-Z2-7]+$`));
  await expect(staff.locator("main")).toContainText("Москва");
});

test("a look-alike of a certificate's address leads nowhere", async ({ people, server }) => {
  const { address } = await family(people, server);
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  const alike = address.replace("LOCALHOST", "LOCALHOST.EXAMPLE");
  await scan(staff, await QRCode.toBuffer(alike, { scale: 8, margin: 4 }));
  await expectWord(staff, "Не наш код");
  await expectSaid(staff, /localhost\.example/i);
  await expect(staff.getByRole("link", { name: "Открыть удостоверение" })).toHaveCount(0);
});

test("the printed certificate has the same code, and a new code ends it", async ({ people, server }) => {
  const { mother, address } = await family(people, server);
  const folder = mkdtempSync(join(tmpdir(), "certificate-"));
  const file = join(folder, "certificate.pdf");
  const loading = mother.waitForEvent("download");
  await mother.getByRole("link", { name: "Скачать для печати" }).click();
  await (await loading).saveAs(file);
  const text = execFileSync("pdftotext", ["-layout", file, "-"]).toString();
  expect(text).toContain("Удостоверение многодетной семьи");
  expect(text).toContain("Ветрова Мария Ильинична");
  expect(execFileSync("pdfinfo", [file]).toString()).toMatch(/Pages:\s+1\n/);
  execFileSync("pdftoppm", ["-r", "150", "-png", "-singlefile", file, join(folder, "page")]);
  const paper = server.read(readFileSync(join(folder, "page.png")));
  expect(paper, "paper and screen show one code").toBe(address);

  await mother.getByRole("button", { name: "Выпустить новый код" }).click();
  await expect(mother.locator("main")).toContainText("Новый код выпущен");
  const guest = await people.enter(undefined, { expectedErrors: [/404/] });
  await guest.goto(opened(server, address));
  await expect(guest.locator("[data-certificate=replaced]")).toBeVisible();
  await picture(guest, "certificate-replaced");
  const renewed = await codeOnPage(mother, server);
  expect(renewed).not.toBe(address);
  await guest.goto(opened(server, renewed));
  await expect(guest.locator("[data-certificate=genuine]")).toBeVisible();
});

test("a trusted person shows the code by a link until it is closed", async ({ people, server }) => {
  const { mother, address } = await family(people, server);
  await mother.getByRole("button", { name: "Создать ссылку" }).click();
  await expect(mother.getByRole("alert")).toContainText("Для кого");
  await mother.getByLabel("Для кого").fill("бабушка Нина");
  await mother.getByLabel("На сколько").selectOption("1");
  await mother.getByRole("button", { name: "Создать ссылку" }).click();
  const link = await mother.locator("#address").inputValue();

  const grandmother = await people.enter(undefined, { expectedErrors: [/404/] });
  await grandmother.goto(link);
  await expect(grandmother.locator("main")).toContainText("бабушка Нина");
  expect(await codeOnPage(grandmother, server)).toBe(address);
  await picture(grandmother, "certificate-shared");

  await mother.goto(`${server.origin}/id/family`);
  await expect(mother.locator("main")).toContainText("Открыли 1 раз");
  await mother.getByRole("button", { name: "Закрыть" }).click();
  await expect(mother.locator("main")).toContainText("Ссылка закрыта");
  await grandmother.reload();
  await expect(grandmother.getByRole("heading", { level: 1 })).toHaveText("Ссылка больше не действует");
});

test("the desk writes a family down, and mistakes are named where they are", async ({ people, server }) => {
  const operator = await people.enter("operator", { expectedErrors: [/422/] });
  await operator.goto(`${server.origin}/registry/families/new`);
  const row = (legend: string) => operator.getByRole("group", { name: legend, exact: true });
  await operator.getByLabel("Действует с").fill("2024-05-20");
  const write = async (legend: string, name: string, birth: string) => {
    await row(legend).getByLabel("Фамилия, имя, отчество").fill(name);
    await row(legend).getByLabel("Дата рождения").fill(birth);
  };
  await write("Родитель 1", "Полянин Роман Петрович", "1988-02-03");
  await row("Родитель 1").getByLabel("СНИЛС").fill("900-000-006 80");
  await write("Ребёнок 1", "Полянин Марк Романович", "2016-02-03");
  await write("Ребёнок 2", "Полянина Юна", "2018-02-03");
  await operator.getByRole("button", { name: "Записать семью" }).click();
  await expect(operator.getByRole("alert")).toContainText("СНИЛС (строка 1)");
  await row("Родитель 1").getByLabel("СНИЛС").fill("900-000-006 87");
  await operator.getByRole("button", { name: "Записать семью" }).click();
  await expect(operator.getByRole("alert")).toContainText("детей в семье меньше трёх");
  await write("Ребёнок 3", "Полянин Глеб Романович", "2021-02-03");
  await picture(operator, "family-new");
  await operator.getByRole("button", { name: "Записать семью" }).click();
  await expect(operator.locator("main")).toContainText("Установлен");
  await picture(operator, "family-file");

  const father = await people.enter("stranger");
  await father.goto(`${server.origin}/id/family`);
  await expect(father.locator(".certificate-code > svg")).toBeVisible();

  await operator.getByText("Приостановить или прекратить").click();
  await operator.getByLabel("Причина").fill("проверка состава");
  await operator.getByRole("button", { name: "Приостановить", exact: true }).click();
  await expect(operator.locator("main")).toContainText("Приостановлен");
  await father.reload();
  await expect(father.locator(".certificate-code")).toHaveCount(0);
  await expect(father.locator("main")).toContainText("Сегодня удостоверение не действует");
});
