import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import { violations } from "../support/axe.js";
import { type Chip, makeChip } from "../support/chip.js";
import { typePassword } from "../support/faces.js";
import { expect, picture, test as base } from "../support/journey.js";
import { page as documentPage, portrait, zone } from "../support/photo.js";

const ZONE = zone("000000106", "950115", "310115", "POLIANIN<<ROMAN");
const NAME = "Полянин Роман Петрович";

/** A server that knows the country of one chip. */
const test = base.extend<{ chip: Chip }>({
  chip: async ({ browser }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "digital-id-chip-"));
    await use(await makeChip(browser, folder, ZONE));
    rmSync(folder, { recursive: true });
  },
  serverArgs: async ({ chip }, use) => use(["--country-certificates", chip.countries]),
});

/** Consent, passport, pictures: an operator's turn. */
async function apply(person: Page, origin: string): Promise<void> {
  await person.goto(`${origin}/id/new`);
  await person.getByLabel("Согласен на всё").check();
  await person.getByRole("button", { name: "Дать согласие" }).click();
  await person.getByText("По загранпаспорту").click();
  await person.getByLabel("Первая строка").fill(ZONE[0]);
  await person.getByLabel("Вторая строка").fill(ZONE[1]);
  await person.getByRole("button", { name: "Выбрать загранпаспорт" }).click();
  await person.getByLabel("Ваше фото").setInputFiles(portrait());
  await person.getByLabel("Страница паспорта").setInputFiles(documentPage());
  await person.getByRole("button", { name: "Отправить на проверку" }).click();
  await expect(person.getByText("Заявление на проверке")).toBeVisible();
}

async function open(operator: Page, origin: string): Promise<void> {
  await operator.goto(`${origin}/registry/photos`);
  await operator.getByRole("link", { name: NAME }).click();
  await expect(operator.getByRole("heading", { level: 1 })).toHaveText(NAME);
}

async function read(operator: Page, files: { dg1: Buffer; dg2: Buffer; sod: Buffer }): Promise<void> {
  for (const [label, buffer] of [["DG1", files.dg1], ["DG2", files.dg2], ["SOD", files.sod]] as const) {
    const file = { name: `${label}.bin`, mimeType: "application/octet-stream", buffer };
    await operator.getByLabel(label, { exact: true }).setInputFiles(file);
  }
  await operator.getByRole("button", { name: "Проверить чип" }).click();
}

test("the desk verifies the chip, and a forged one ends the application", async ({ people, server, chip }) => {
  const person = await people.enter("stranger");
  await apply(person, server.origin);
  const operator = await people.enter("operator");
  await open(operator, server.origin);

  // Another face in the same passport: nothing but the hash tells.
  const forged = Buffer.from(chip.dg2);
  forged[forged.length - 20]! ^= 1;
  await read(operator, { ...chip, dg2: forged });
  await expect(operator.locator("main")).toContainText("Чип не подтверждает паспорт");
  await expect(operator.getByText("DG2: данные изменены")).toBeVisible();
  await expect(operator.getByText("DG1: всё верно")).toBeVisible();
  await expect(operator.getByRole("button", { name: "Принять" })).toHaveCount(0);
  expect(await violations(operator)).toEqual([]);
  await picture(operator, "chip-forged");
  await open(operator, server.origin);
  await expect(operator.getByRole("button", { name: "Принять" }), "it stays refused").toHaveCount(0);
  await expect(operator.getByRole("button", { name: "Вернуть" })).toBeVisible();

  await read(operator, chip);
  await expect(operator.locator("main")).toContainText("Паспорт подписан своей страной, данные совпадают");
  const face = operator.getByRole("img", { name: "Фото с чипа" });
  await expect.poll(() => face.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(240);
  expect(await violations(operator)).toEqual([]);
  await picture(operator, "chip-genuine");
  await operator.setViewportSize({ width: 320, height: 568 });
  const { scrollWidth, clientWidth } = await operator.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  expect(scrollWidth, "nothing scrolls sideways").toBe(clientWidth);
  await operator.setViewportSize({ width: 1280, height: 900 });
  await picture(operator, "chip-genuine-1280");

  // The face is shown once and kept nowhere.
  await open(operator, server.origin);
  await expect(operator.getByRole("img", { name: "Фото с чипа" })).toHaveCount(0);
  await expect(operator.locator("main")).toContainText("Чип проверен");
  await operator.getByRole("button", { name: "Принять" }).click();
  await typePassword(operator);
  await expect(operator.getByRole("status")).toContainText("Принято");
  await person.goto(`${server.origin}/id/new`);
  await expect(person.getByRole("heading", { level: 1 })).toHaveText("Теперь у вас есть Цифровой ID");
  expect(server.readLog()).not.toContain("POLIANIN");
});

test("the command says the same", async ({ server, chip }) => {
  const put = (name: string, content: Buffer) => {
    writeFileSync(join(chip.countries, "..", name), content);
    return join(chip.countries, "..", name);
  };
  const files = [put("dg1.bin", chip.dg1), put("dg2.bin", chip.dg2), put("sod.bin", chip.sod)];
  const check = (...args: string[]) => server.passport("check", ...args, "--country-certificates", chip.countries);
  const good = check(...files);
  expect(good.said).toContain("Подпись: всё верно");
  expect(good.good).toBe(true);
  const bad = check(files[1]!, files[0]!, files[2]!);
  expect(bad.said).toContain("DG1: данные изменены");
  expect(bad.good).toBe(false);
});

base("without certificates of countries the desk takes no files and decides by eye", async ({ people, server }) => {
  const person = await people.enter("stranger");
  await apply(person, server.origin);
  const operator = await people.enter("operator");
  await open(operator, server.origin);
  await expect(operator.locator("main")).toContainText("Проверить чип здесь нельзя");
  await expect(operator.getByLabel("DG1", { exact: true })).toHaveCount(0);
  await expect(operator.getByRole("button", { name: "Принять" })).toBeVisible();
  await picture(operator, "chip-no-countries");
});
