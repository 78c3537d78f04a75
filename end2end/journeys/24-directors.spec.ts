import { readFileSync } from "node:fs";

import { LIBRARY, typePassword } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

const org = `/org/${LIBRARY.ogrn}`;

test("a director names a deputy, who issues and suspends, and revokes nothing", async ({ people, server }) => {
  const director = await people.enter("director", { expectedErrors: [/422/, /404/] });
  await director.goto(`${server.origin}${org}/directors`);
  await picture(director, "org-directors-alone");
  await expect(director.locator("main")).toContainText("Единственный руководитель");
  await director.getByLabel("Кому: СНИЛС или телефон").fill("+7 900 999-99-99");
  await director.getByRole("button", { name: "Назначить заместителем" }).click();
  await expect(director.getByRole("alert")).toContainText("такого человека с аккаунтом нет");
  await picture(director, "org-directors-refused");
  await director.getByLabel("Кому: СНИЛС или телефон").fill("900-000-006 87");
  await director.getByRole("button", { name: "Назначить заместителем" }).click();
  await picture(director, "password");
  // A wrong one loses nothing.
  await typePassword(director, "не тот");
  await expect(director.getByRole("alert")).toContainText("пароль не подошёл");
  await picture(director, "password-wrong");
  await typePassword(director);
  await expect(director.getByRole("status")).toContainText("Назначение записано");
  await expect(director.locator(".directors")).toContainText("Полянин");
  await picture(director, "org-directors");

  const deputy = await people.enter("stranger", { expectedErrors: [/403/] });
  await deputy.goto(`${server.origin}/org`);
  await deputy.goto(`${server.origin}${org}/powers?q=Озеров`);
  await deputy.getByRole("link", { name: /Озеров/ }).first().click();
  const address = deputy.url();
  await expect(deputy.locator("main")).toContainText("может только руководитель");
  await expect(deputy.getByRole("heading", { name: "Отозвать", exact: true })).toHaveCount(0);
  await picture(deputy, "org-power-deputy");
  // To stop somebody needs neither a director nor a password.
  await deputy.getByLabel("Почему приостанавливаете").fill("Жалоба гостя");
  await deputy.getByRole("button", { name: "Приостановить доверенность" }).click();
  await expect(deputy.getByRole("status")).toContainText("Доверенность приостановлена");
  await expect(deputy.getByRole("heading", { name: "Возобновить", exact: true })).toHaveCount(0);
  // Whoever sends the form all the same is told why not.
  const answer = await deputy.evaluate(async (path) => {
    const sent = await fetch(path, { method: "POST", body: new URLSearchParams({ reason: "x" }) });
    return { status: sent.status, said: await sent.text() };
  }, new URL(address).pathname + "/revoke");
  expect(answer.status).toBe(403);
  expect(answer.said).toContain("Это может только руководитель");
  await deputy.goto(`${server.origin}${org}/directors`);
  await expect(deputy.getByRole("button", { name: /Назначить|Снять/ })).toHaveCount(0);
  await picture(deputy, "org-directors-deputy");

  // A second director; then one's own role goes, and only if one means it.
  await director.getByRole("button", { name: /Сделать руководителем: Полянин/ }).click();
  await expect(director.getByRole("status")).toContainText("Роль изменена");
  await director.getByText("Изменить свою роль").click();
  await director.getByRole("button", { name: /Снять: Берегов/ }).click();
  await expect(director.getByRole("alert")).toContainText("Подтверждение: заполните это поле");
  await picture(director, "org-directors-own");
  await director.getByLabel("Да, я меняю свою роль").check();
  await director.getByRole("button", { name: /Снять: Берегов/ }).click();
  // The museum is left; this cabinet is closed at once.
  await expect(director.locator("main")).toContainText("Музей реки");
  const closed = await director.goto(`${server.origin}${org}`);
  expect(closed?.status()).toBe(404);
});

test("without JavaScript the password is asked for, and everything typed is kept", async ({ people, server }) => {
  const director = await people.enter("director", { javaScriptEnabled: false, expectedErrors: [/422/] });
  await director.goto(`${server.origin}${org}/powers/new`);
  await director.getByLabel("Кому: СНИЛС или телефон").fill("900-000-006 87");
  await director.getByLabel("Старше 18 лет").check();
  await director.getByLabel("Студент").check();
  await director.getByRole("button", { name: "Выдать доверенность" }).click();
  await typePassword(director, "demo-2025");
  await expect(director.getByRole("alert")).toContainText("пароль не подошёл");
  await typePassword(director);
  await expect(director.getByRole("status")).toContainText("Доверенность выдана");
  await expect(director.locator(".facts")).toContainText("Старше 18 лет, студент");
  await director.getByLabel("Причина", { exact: true }).fill("Ошибка");
  await director.getByRole("button", { name: "Отозвать доверенность" }).click();
  await expect(director.getByRole("status")).toContainText("Доверенность отозвана");
  // Ten minutes later it is asked for again.
  server.setClock(server.now + 600);
  await director.goto(`${server.origin}${org}/directors`);
  await director.getByLabel("Кому: СНИЛС или телефон").fill("900-000-006 87");
  await director.getByRole("button", { name: "Назначить руководителем" }).click();
  await expect(director.getByRole("heading", { name: "Подтвердите паролем" })).toBeVisible();
});

test("a signed list of checks goes to an inspector, who finds out what became of it", async ({ people, server }) => {
  const director = await people.enter("director", { expectedErrors: [/422/] });
  await director.goto(`${server.origin}${org}/checks`);
  await director.getByText("Список для инспектора, с подписью").click();
  await director.getByLabel("С какого дня").fill("2026-02-01");
  await director.getByLabel("По какой день").fill("2026-03-02");
  await director.getByRole("button", { name: "Скачать подписанный список" }).click();
  await expect(director.getByRole("alert")).toContainText("этот день ещё не наступил");
  await picture(director, "org-checks-export");
  await director.getByLabel("По какой день").fill("2026-03-01");
  const [file] = await Promise.all([
    director.waitForEvent("download"),
    director.getByRole("button", { name: "Скачать подписанный список" }).click(),
  ]);
  const name = file.suggestedFilename();
  expect(name).toBe(`checks_${LIBRARY.ogrn}_2026-02-01_2026-03-01.jsonl`);
  const list = readFileSync(await file.path(), "utf8");

  const inspector = await people.enter(undefined, { expectedErrors: [/422/], javaScriptEnabled: false });
  await inspector.goto(`${server.origin}/verify`);
  const verify = async (content: string) => {
    await inspector.getByLabel("Файл списка").setInputFiles({
      name,
      mimeType: "application/jsonl",
      buffer: Buffer.from(content),
    });
    await inspector.getByRole("button", { name: "Проверить файл" }).click();
  };
  await verify(list);
  await expect(inspector.getByRole("status")).toContainText("Файл не менялся");
  await expect(inspector.locator(".facts")).toContainText("Городская библиотека");
  await expect(inspector.locator(".facts")).toContainText("с 1 февраля 2026 по 1 марта 2026 года");
  await picture(inspector, "verify-unchanged");
  await verify(list.replace("confirmed", "not_confirmed"));
  await expect(inspector.getByRole("status")).toContainText("Файл изменён");
  await picture(inspector, "verify-changed");
  await inspector.getByRole("button", { name: "Проверить файл" }).click();
  await expect(inspector.getByRole("alert")).toContainText("Файл списка");
});
