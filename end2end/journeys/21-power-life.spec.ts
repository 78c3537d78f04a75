import { readFileSync } from "node:fs";

import { LIBRARY, typePassword } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

/** What a scanner that is open learns of its power of attorney. */
async function refused(page: import("@playwright/test").Page, words: string): Promise<void> {
  await page.reload();
  await expect(page.locator("main")).toContainText(words);
}

test("a power of attorney is narrowed, suspended, resumed, replaced and revoked; its history tells it all", async ({ people, server }) => {
  const director = await people.enter("director", { expectedErrors: [/422/] });
  await director.setViewportSize({ width: 375, height: 812 });

  // Issued for weekdays and hours: what was typed stays when something is wrong.
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/powers/new`);
  await director.getByLabel("Кому: СНИЛС или телефон").fill("+7 900 000-00-11");
  await director.getByLabel("Старше 18 лет").check();
  await director.getByText("Ограничить дни, часы или число проверок").click();
  await picture(director, "org-power-limits");
  await director.getByLabel("Понедельник").check();
  await director.getByLabel("Пятница").check();
  await director.getByLabel("С какого часа").fill("09:00");
  await director.getByLabel("Проверок в день, не больше").fill("0");
  await director.getByRole("button", { name: "Выдать доверенность" }).click();
  const alert = director.getByRole("alert");
  await expect(alert).toContainText("До какого часа: заполните это поле");
  await expect(alert).toContainText("Проверок в день, не больше");
  await expect(director.getByLabel("Понедельник")).toBeChecked();
  await expect(director.getByLabel("Вторник")).not.toBeChecked();
  await picture(director, "org-power-limits-refused");
  await director.getByLabel("До какого часа").fill("18:00");
  await director.getByLabel("Проверок в день, не больше").fill("200");
  await director.getByRole("button", { name: "Выдать доверенность" }).click();
  // Once: nothing below asks for it again within ten minutes.
  await typePassword(director);
  await expect(director.getByRole("status")).toContainText("Доверенность выдана");
  await expect(director.locator(".facts")).toContainText(
    "пн, пт; с 09:00 до 18:00 мск; не больше 200 проверок в день",
  );
  const address = new URL(director.url()).pathname;
  const number = address.split("/").pop() ?? "";
  await picture(director, "org-power-limited");

  // Suspended: passers-by see it at once, without the name.
  const panel = (title: string) => director.locator("section", { has: director.getByRole("heading", { name: title, exact: true }) });
  await panel("Приостановить").getByRole("button").click();
  await expect(director.getByRole("alert")).toContainText("Доверенность не приостановлена");
  await panel("Приостановить").getByLabel("Почему приостанавливаете").fill("Жалоба гостя: разбираемся");
  await panel("Приостановить").getByRole("button").click();
  await expect(director.getByRole("status")).toContainText("Доверенность приостановлена");
  await picture(director, "org-power-suspended");
  const passer = await people.enter(undefined, { expectedErrors: [/422/] });
  await passer.goto(`${server.origin}/poa/${number}`);
  await expect(passer.locator(".verdict")).toContainText("Приостановлена");
  await picture(passer, "poa-suspended");

  await panel("Возобновить").getByLabel("Почему возобновляете").fill("Разобрались, вины нет");
  await panel("Возобновить").getByRole("button").click();
  await expect(director.getByRole("status")).toContainText("Доверенность снова действует");

  // The name: only for who knows it.
  const name = (await director.locator(".facts dd").first().innerText()).trim();
  await passer.goto(`${server.origin}/poa/${number}`);
  await expect(passer.locator("main")).not.toContainText(name);
  await passer.getByLabel("Фамилия и имя сотрудника").fill("Иванова");
  await passer.getByRole("button", { name: "Сверить" }).click();
  await expect(passer.getByRole("alert")).toContainText("нужны фамилия и имя");
  await passer.getByLabel("Фамилия и имя сотрудника").fill("Иванова Ольга");
  await passer.getByRole("button", { name: "Сверить" }).click();
  await expect(passer.getByRole("status")).toContainText("Имя другое");
  await picture(passer, "poa-name-no");
  await passer.getByLabel("Фамилия и имя сотрудника").fill(name.split(" ").slice(0, 2).join(" ").toLowerCase());
  await passer.getByRole("button", { name: "Сверить" }).click();
  await expect(passer.getByRole("status")).toContainText("Имя совпадает");
  expect(new URL(passer.url()).search, "no name in an address").toBe("");
  await picture(passer, "poa-name-yes");

  // A newer one takes its place from today.
  await director.goto(server.origin + address);
  await director.getByRole("link", { name: "Выдать по её образцу" }).click();
  await expect(director.getByLabel("Пятница"), "filled after the old one").toBeChecked();
  await director.getByLabel("Кому: СНИЛС или телефон").fill("+7 900 000-00-11");
  await director.getByLabel("Действует с").fill("2026-03-01");
  await director.getByLabel("Заменить её новой").check();
  await director.getByRole("button", { name: "Выдать доверенность" }).click();
  await expect(director.getByRole("status")).toContainText("Доверенность выдана");
  const newer = director.url();
  await director.goto(server.origin + address);
  await expect(director.locator(".chip").first()).toHaveText("заменена");
  await expect(director.getByRole("heading", { name: "Отозвать", exact: true })).toHaveCount(0);
  await picture(director, "org-power-replaced");

  // Revoked: the record is signed, and the history has every step.
  await director.goto(newer);
  await panel("Отозвать").getByLabel("Причина").fill("Увольнение");
  await panel("Отозвать").getByRole("button").click();
  await expect(director.getByRole("status")).toContainText("Доверенность отозвана");
  await picture(director, "org-power-history");
  const [file] = await Promise.all([
    director.waitForEvent("download"),
    director.getByRole("link", { name: "Запись об отзыве" }).click(),
  ]);
  const record = JSON.parse(readFileSync(await file.path(), "utf8"));
  expect(record).toMatchObject({ record: "digital-id/revocation/1", reason: "Увольнение", ogrn: LIBRARY.ogrn });
  await director.goto(server.origin + address);
  await expect(director.locator(".events strong")).toHaveText([
    "Выдана",
    "Приостановлена",
    "Возобновлена",
    "Заменена новой",
  ]);
  // The server runs on: what is proven is the log of a database that is in use.
  const proof = server.audit();
  expect(proof, proof.said).toMatchObject({ good: true });
});

test("an open scanner learns of a suspension by itself, and its start says so", async ({ people, server }) => {
  const staff = await people.enter("librarian");
  await staff.goto(`${server.origin}/scan`);
  // For the pool, whose director is about to suspend it.
  await staff.getByRole("button", { name: /Городская библиотека/ }).click();
  await staff.getByRole("button", { name: /Бассейн/ }).click();
  const director = await people.enter("director2");
  await director.goto(`${server.origin}/org/1269900000028/powers?q=Светлова`);
  await director.getByRole("link", { name: /Светлова/ }).first().click();
  await director.getByLabel("Почему приостанавливаете").fill("Проверка");
  await director.getByRole("button", { name: "Приостановить доверенность" }).click();
  await expect(director.getByRole("status")).toContainText("Доверенность приостановлена");
  // Nobody touched the scanner.
  await expect(staff.locator("main")).toContainText("Доверенность приостановлена", { timeout: 5_000 });
  await expect(staff.getByRole("button", { name: /как частное лицо/i }).first()).toBeVisible();
  await expect(staff.getByRole("link", { name: "Квитанция" }), "nothing was checked").toBeHidden();
  await picture(staff, "scan-suspended");
  await refused(staff, "Доверенность приостановлена. Обратитесь к директору.");
});
