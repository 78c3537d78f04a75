import { LIBRARY, typePassword } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";
import { openPost } from "../support/post.js";
import { Server } from "../support/server.js";

const org = `/org/${LIBRARY.ogrn}`;

test("an address is set, confirmed by the code from a letter, and ended", async ({ browser }) => {
  const post = await openPost();
  const server = await Server.start({
    args: ["--smtp-url", post.url, "--mail-from", "Digital ID <id@example.org>"],
  });
  const context = await browser.newContext({ locale: "ru-RU", viewport: { width: 375, height: 812 } });
  const director = await context.newPage();
  await director.goto(`${server.origin}/sign-in`);
  await director.locator("button[name=person][value=director]").click();
  await director.goto(`${server.origin}${org}/powers`);
  await director.getByRole("link", { name: "Напоминания об окончании" }).click();
  await picture(director, "org-reminders");
  await director.getByLabel("Адрес для писем").fill("cabinet");
  await director.getByRole("button", { name: "Сохранить адрес" }).click();
  await expect(director.getByRole("alert")).toContainText("Адрес для писем");
  await director.getByLabel("Адрес для писем").fill("cabinet@library.example");
  await director.getByRole("button", { name: "Сохранить адрес" }).click();
  await expect(director.getByRole("status")).toContainText("Письмо отправлено");
  const letter = await post.letter();
  expect(letter).toContain("Городская библиотека");
  await picture(director, "org-reminders-unconfirmed");
  // The link fills the code in; to confirm is a press of the button, never an address alone.
  const link = /http:\S+code=\w+/.exec(letter)?.[0] ?? "";
  await director.goto(link);
  await expect(director.locator("main")).toContainText("ещё не подтверждён");
  await director.getByRole("button", { name: "Подтвердить адрес" }).click();
  await expect(director.getByRole("status")).toContainText("Адрес подтверждён");
  await expect(director.locator("main")).toContainText("Письма приходят на cabinet@library.example");
  await picture(director, "org-reminders-confirmed");
  await director.getByLabel("Адрес для писем").fill("");
  await director.getByRole("button", { name: "Сохранить адрес" }).click();
  await expect(director.getByRole("status")).toContainText("Писем больше не будет");
  // What the server says of itself holds neither addresses nor codes.
  expect(server.readLog()).not.toMatch(/cabinet@|code=/);
  await context.close();
  await server.stop();
  post.close();
});

test("the scanner tells its bearer calmly that a power of attorney ends soon", async ({ people, server }) => {
  const director = await people.enter("director");
  await director.goto(`${server.origin}${org}/reminders`);
  await expect(director.locator("main")).toContainText("почта не настроена");
  await picture(director, "org-reminders-no-mail");
  await director.goto(`${server.origin}${org}/powers/new`);
  await director.getByLabel("Кому: СНИЛС или телефон").fill("900-000-006 87");
  await director.getByLabel("Старше 18 лет").check();
  await director.getByLabel("По", { exact: true }).fill("2026-03-08");
  await director.getByRole("button", { name: "Выдать доверенность" }).click();
  await typePassword(director);
  await expect(director.getByRole("status")).toContainText("Доверенность выдана");
  await director.goto(`${server.origin}${org}`);
  await expect(director.locator(".decisions")).toContainText("доверенность истекает через 7 дней");

  const staff = await people.enter("stranger");
  await staff.goto(`${server.origin}/scan`);
  await expect(staff.locator(".scan-start .notice").first()).toContainText("Ваша доверенность истекает через 7 дней");
  await expect(staff.locator(".scan-start .notice").first()).toContainText(LIBRARY.name);
  await picture(staff, "scan-ending");
  const plain = await people.enter("stranger", { javaScriptEnabled: false });
  await plain.goto(`${server.origin}/scan`);
  await expect(plain.locator("main:visible")).toContainText("Ваша доверенность истекает через 7 дней");
});
