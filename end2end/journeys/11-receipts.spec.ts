import type { Page } from "@playwright/test";

import { photograph } from "../support/camera.js";
import {
  LIBRARY, codeOf, expectSaid, expectWord, next, openScanner, scan, show, wordsOn,
} from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

/** Both screens show the pair that staff see now. */
async function expectSameWords(staff: Page, citizen: Page): Promise<string> {
  const words = await wordsOn(staff);
  expect(words).toMatch(/^[а-яё]+ — [а-яё]+$/);
  await expect.poll(() => wordsOn(citizen)).toBe(words);
  return words;
}

test("the server tells the citizen's page: no timer of its own brings the words", async ({ people }) => {
  const citizen = await people.enter("citizen");
  await citizen.clock.install();
  const stream = citizen.waitForResponse((answer) => new URL(answer.url()).pathname === "/id/events");
  const card = await show(citizen);
  expect((await stream).headers()["content-type"]).toBe("text/event-stream");
  const code = await photograph(card);
  // From here on time stands still in this page, so it cannot come to ask by itself.
  await citizen.clock.pauseAt(Date.now() + 1_000);

  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await scan(staff, code);
  await expectWord(staff, "Подтверждено");
  await expectSameWords(staff, citizen);
  await expect(citizen.locator(".code-card")).toHaveAttribute("data-state", "checked");
});

test("the words are the same on both screens, whatever the outcome", async ({ people, server }) => {
  const elsewhere = await people.enter("citizen");
  await elsewhere.goto(`${server.origin}/account`);
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);

  const code = await codeOf(citizen);
  await scan(staff, code);
  await expectWord(staff, "Подтверждено");
  const confirmed = await expectSameWords(staff, citizen);
  await next(staff);

  // Of two checks in one moment nobody could say which is the latest.
  server.setClock(server.now + 1);
  await scan(staff, code);
  await expectWord(staff, "Уже проверен");
  expect(await expectSameWords(staff, citizen)).not.toBe(confirmed);
  await next(staff);

  // Codes shown before other sessions were ended are not confirmed any more.
  server.setClock(server.now + 30);
  const old = await codeOf(citizen);
  const ended = await citizen.request.post(`${server.origin}/account/sessions/end-others`, {
    headers: { origin: server.origin },
    form: {},
  });
  expect(ended.ok()).toBe(true);
  await scan(staff, old);
  await expectWord(staff, "Не подтверждено");
  await expectSameWords(staff, citizen);
});

test("a request for identity and its words arrive together", async ({ people }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await scan(staff, await codeOf(citizen, "identity"));
  await expectWord(staff, "Ждём гостя");
  const words = await wordsOn(staff);
  await expect(citizen.locator(".ask")).toBeVisible();
  await citizen.getByRole("button", { name: /Отказать/ }).click();
  await expectWord(staff, "Гость отказал");
  await expect.poll(() => wordsOn(citizen)).toBe(words);
  // Both get their receipt now, and not before.
  await citizen.goto(new URL("/id/history", citizen.url()).href);
  await citizen.getByRole("link", { name: "Квитанция" }).click();
  await expect(citizen.locator("main")).toContainText("Не подтверждено");
});

test("staff learn when the words did not arrive, and when they do after all", async ({ people }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  const [code, address] = [await codeOf(citizen), citizen.url()];
  const context = citizen.context();
  await citizen.close();
  await scan(staff, code);
  await expectWord(staff, "Подтверждено");
  await staff.getByRole("button", { name: "Не закрывать" }).click();
  await expectSaid(staff, "Слова не доставлены");
  await picture(staff, "scan-words-away");

  const again = await context.newPage();
  await again.goto(address);
  await expectSaid(staff, "Слова доставлены");
  await picture(staff, "scan-words-arrived");
  expect(await wordsOn(again)).toBe(await wordsOn(staff));
});

test("both get a receipt, and anybody can read it", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  const director = await people.enter("director");
  await openScanner(staff);
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
  await staff.getByRole("button", { name: "Не закрывать" }).click();

  const opened = staff.context().waitForEvent("page");
  await staff.locator(".outcome").getByRole("link", { name: "Квитанция" }).click();
  const verifiers = await opened;
  await verifiers.waitForURL("**/receipt/*");
  await expect(verifiers.locator("main")).toContainText("Подпись верна");
  await expect(verifiers.locator("main")).toContainText("Экземпляр проверявшего");
  await expect(verifiers.locator("main")).toContainText(LIBRARY.name);
  await expect(verifiers.locator("main")).toContainText("Старше 18 лет");
  await expect(verifiers.locator("main")).not.toContainText(/Ветров|Анна|Павловн/);
  await picture(verifiers, "receipt-genuine");

  await citizen.goto(`${server.origin}/id/history`);
  await citizen.getByRole("link", { name: "Квитанция" }).first().click();
  await expect(citizen.locator("main")).toContainText("Экземпляр гостя");
  await expect(citizen.locator("main")).toContainText("Доверенность №");

  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/checks`);
  await picture(director, "org-checks-receipts");
  await director.getByRole("link", { name: "Квитанция" }).first().click();
  expect(director.url()).toBe(verifiers.url());
  const csv = await director.request.get(`${server.origin}/org/${LIBRARY.ogrn}/checks.csv`);
  expect(csv.ok()).toBe(true);

  // Whoever has the address needs no account, and no JavaScript.
  const anybody = await people.enter(undefined, { javaScriptEnabled: false, expectedErrors: [/404/] });
  for (const address of [verifiers.url(), citizen.url()]) {
    await anybody.goto(address);
    await expect(anybody.locator("main")).toContainText("Подпись верна");
    const file = await anybody.request.get(
      new URL((await anybody.getByRole("link", { name: "Скачать файл" }).getAttribute("href"))!, address).href,
    );
    expect(file.headers()["content-disposition"]).toMatch(/receipt-[0-9a-f-]{36}\.cose/);
    expect((await file.body()).toString("base64url")).toBe(new URL(address).pathname.split("/")[2]);
  }
  await anybody.emulateMedia({ media: "print" });
  await picture(anybody, "receipt-on-paper");
  await anybody.emulateMedia({ media: "screen" });

  // One letter of the signature.
  const at = verifiers.url().length - 20;
  const letter = verifiers.url()[at] === "A" ? "B" : "A";
  const tampered = verifiers.url().slice(0, at) + letter + verifiers.url().slice(at + 1);
  expect((await anybody.goto(tampered))?.status()).toBe(404);
  await expect(anybody.getByRole("heading", { name: "Подделка" })).toBeVisible();
  expect((await anybody.request.get(`${tampered}/file`)).status()).toBe(404);
  await picture(anybody, "receipt-forged");
  await anybody.getByRole("searchbox").or(anybody.getByRole("textbox")).fill(verifiers.url());
  await anybody.getByRole("button", { name: "Проверить" }).click();
  await expect(anybody.locator("main")).toContainText("Подпись верна");
});
