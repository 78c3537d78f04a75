import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

import { violations } from "../support/axe.js";
import { LIBRARY } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

const ORDER = "Приказ управления культуры от 03.02.2026 № 17";

test("papers: a reference is written, the order is printed and downloaded", async ({ people, server }) => {
  const director = await people.enter("director", { expectedErrors: [/422/] });
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}`);
  await director.locator("summary", { hasText: "Ещё" }).click();
  await picture(director, "org-more-375");
  await director.getByRole("link", { name: "Бумаги" }).click();

  // The acts of the model stand there; the day of the order is none, and is told.
  const acts = director.getByLabel("Правовые основания");
  await expect(acts).toHaveValue(/156-ФЗ[^]*МШ-П13-89899/);
  await expect(director.getByLabel("Кто подписывает")).toHaveValue("Берегов Виктор Андреевич");
  await acts.fill(`${await acts.inputValue()}\n${ORDER}`);
  await director.getByLabel("Номер приказа").fill("11-ол");
  await director.getByLabel("Город").fill("x".repeat(161));
  await director.getByRole("button", { name: "Сохранить" }).click();
  await expect(director.getByRole("alert")).toContainText("Город");
  await expect(acts).toHaveValue(new RegExp(ORDER));
  await director.getByLabel("Город").fill("Лермонтов");
  await director.getByLabel("Дата приказа").fill("2026-02-16");
  await director.getByRole("button", { name: "Сохранить" }).click();
  await expect(director.getByRole("status")).toContainText("Сохранено");
  await picture(director, "org-papers-saved");

  await director.getByRole("link", { name: "Открыть: Приказ" }).click();
  const paper = director.locator(".paper");
  await expect(paper).toContainText(ORDER);
  await expect(paper).toContainText("16 февраля 2026 № 11-ол, Лермонтов");
  await expect(paper).toContainText("Светлова");
  await expect(paper).not.toContainText("Кедров");

  // On paper there is the paper and nothing else, on A4.
  await director.emulateMedia({ media: "print" });
  await expect(director.locator(".rail, .cabinet-top a, .paper-tools").filter({ visible: true })).toHaveCount(0);
  await picture(director, "org-paper-order-print");
  const printed = await director.pdf({ preferCSSPageSize: true });
  expect(printed.toString("latin1")).toMatch(/\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/);
  await director.emulateMedia({ media: "screen" });

  const [file] = await Promise.all([
    director.waitForEvent("download"),
    director.getByRole("link", { name: "Скачать PDF" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`order-${LIBRARY.ogrn}.pdf`);
  const path = await file.path();
  expect(readFileSync(path).toString("latin1")).toMatch(/^%PDF-1\.\d[^]*\/MediaBox \[0 0 595\.28 841\.89\][^]*%%EOF/);
  const read = spawnSync("pdftotext", ["-enc", "UTF-8", path, "-"], { encoding: "utf8" });
  if (read.error) {
    test.info().annotations.push({ type: "skipped", description: "no pdftotext" });
  } else {
    const text = read.stdout.replaceAll(/\s+/g, " ");
    expect(text).toContain(ORDER.replaceAll(/\s+/g, " "));
    expect(text).toContain("Светлова");
  }
});

test("the poster's code leads to the guide", async ({ people, server }) => {
  const director = await people.enter("director");
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/papers/poster`);
  const address = server.read(await director.locator(".paper-code svg").screenshot());
  expect(address).toBe(`${server.origin}/guide`);
  await picture(director, "org-poster-375");

  // Whoever reads it has nothing but a phone.
  for (const colorScheme of ["light", "dark"] as const) {
    const visitor = await people.enter(undefined, { colorScheme });
    await visitor.goto(address);
    await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Как показать код вместо справки");
    await expect(visitor.getByRole("img", { name: /Рисунок/ })).toHaveCount(2);
    expect(await violations(visitor)).toEqual([]);
    await picture(visitor, `guide-375-${colorScheme}`);
  }
});

test("the papers of another organization do not exist", async ({ people, server }) => {
  const other = await people.enter("director2", { expectedErrors: [/404/] });
  for (const path of ["", "/order", "/order/pdf", "/nonsense"]) {
    const answer = await other.request.get(`${server.origin}/org/${LIBRARY.ogrn}/papers${path}`);
    expect(answer.status(), path).toBe(404);
  }
  const written = await other.request.post(`${server.origin}/org/${LIBRARY.ogrn}/papers`, {
    form: { acts: "мой закон" },
    headers: { "sec-fetch-site": "same-origin" },
  });
  expect(written.status()).toBe(404);
});
