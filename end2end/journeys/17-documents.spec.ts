import type { Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";

import { LIBRARY, typePassword } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

/** What a link downloads. */
async function download(page: Page, link: string): Promise<{ name: string; content: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: link }).click(),
  ]);
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
}

const xmlFile = (content: string) => ({
  name: "document.xml",
  mimeType: "application/xml",
  buffer: Buffer.from(content),
});

test("a document goes out, comes back with every fault named, and counts once an operator takes it", async ({ people, server }) => {
  const director = await people.enter("director", { expectedErrors: [/422/] });
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/powers?q=Светлова`);
  await picture(director, "org-powers-import");
  await director.getByRole("link", { name: /Светлова/ }).first().click();
  await expect(director.locator("main")).toContainText("не квалифицированная электронная подпись");
  await picture(director, "org-power-document");
  const xml = await download(director, "Скачать XML");
  const signature = await download(director, "Скачать подпись");
  expect(xml.name).toMatch(/^ON_EMCHD_\d{8}_[0-9a-f-]{36}\.xml$/);
  const [document, sig] = [server.file("d.xml", xml.content), server.file("d.sig", signature.content)];
  // Elsewhere nobody knows the authority; whoever does can check the signature by it.
  const stranger = server.poa("check", document, "--sig", sig, "--language", "en");
  expect(stranger.good).toBe(false);
  expect(stranger.said).toContain("The certificate is unknown");
  const authority = await director.getByRole("link", { name: /Сертификат/ }).getAttribute("href");
  const pem = await (await director.request.get(server.origin + authority)).body();
  const checked = server.poa("check", document, "--sig", sig, "--authority", server.file("ca.pem", pem));
  expect(checked, checked.said).toMatchObject({ good: true });

  // Changed by one digit: the signature is not of this document, and the digit is named.
  const text = xml.content.toString("utf8");
  const changed = text.replace(/ИННЮЛ="(\d{9})(\d)"/, (_, nine, last) =>
    `ИННЮЛ="${nine}${(Number(last) + 1) % 10}"`);
  expect(changed).not.toBe(text);
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/powers`);
  await director.getByRole("link", { name: "Загрузить МЧД" }).click();
  await picture(director, "org-import");
  await director.getByLabel("Документ, XML").setInputFiles(xmlFile(changed));
  await director.getByRole("button", { name: "Проверить и загрузить" }).click();
  await expect(director.getByRole("alert")).toContainText("Ничего не сохранено");
  await expect(director.locator("table")).toContainText("ИННЮЛ");
  await picture(director, "org-import-refused");

  // Another document, signed by nobody: it waits.
  const number = /НомДовер="([0-9a-f-]{36})"/.exec(text)?.[1] ?? "";
  const other = text.replaceAll(number, randomUUID());
  await director.getByLabel("Документ, XML").setInputFiles(xmlFile(other));
  await director.getByRole("button", { name: "Проверить и загрузить" }).click();
  await expect(director.getByText("Документ ждёт подтверждения")).toBeVisible();
  await expect(director.locator("table")).toContainText("Не подтверждён");
  await picture(director, "org-import-waits");

  const operator = await people.enter("operator");
  await operator.goto(`${server.origin}/registry/documents`);
  await expect(operator.locator("main")).toContainText("никем");
  await picture(operator, "registry-documents");
  await operator.getByRole("button", { name: "Принять" }).click();
  await typePassword(operator);
  await expect(operator.getByText("Доверенности по нему действуют")).toBeVisible();
  await expect(operator.getByText("Ничего не ждёт")).toBeVisible();
  await director.reload();
  await expect(director.locator("table")).toContainText("Принят");
});
