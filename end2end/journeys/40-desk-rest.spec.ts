import { violations } from "../support/axe.js";
import { codeOf, expectWord, openScanner, scan, typePassword } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

const LIST =
  "ключ;снилс;статус;с;по;ФИО;дата рождения\n" +
  "1;112-233-445 95;студент;01.09.2025;30.06.2027;Ежевикина Пелагея Тихоновна;19.04.2001\n";

test("retention: what is kept how long and why, for operators alone", async ({ people, server }) => {
  const operator = await people.enter("operator");
  await operator.goto(`${server.origin}/registry`);
  await operator.getByRole("link", { name: "Сроки хранения" }).click();
  const table = operator.getByRole("table").first();
  await expect(table).toContainText("Проверки у организаций");
  await expect(table).toContainText("статья 196 ГК РФ");
  await expect(operator.locator("main")).toContainText("Пока ничего");
  expect(await violations(operator)).toEqual([]);
  await operator.setViewportSize({ width: 1280, height: 800 });
  await picture(operator, "desk-retention");
});

test("somebody of 17 shows that they are 14, and nothing else", async ({ people, server }) => {
  const minor = await people.enter("minor", { expectedErrors: [/404/] });
  await minor.goto(`${server.origin}/id`);
  await expect(minor.getByRole("link", { name: /Старше 14/ })).toBeVisible();
  await expect(minor.getByRole("link", { name: /Старше 18/ })).toHaveCount(0);
  expect(await violations(minor)).toEqual([]);
  await picture(minor, "id-young");
  const answer = await minor.goto(`${server.origin}/id/show/age18`);
  expect(answer?.status()).toBe(404);

  const somebody = await people.enter("stranger", { camera: true });
  await openScanner(somebody);
  await scan(somebody, await codeOf(minor, "age14"));
  await expect(minor.locator(".show-learns[data-text=learns]")).toContainText("старше 14 лет — да или нет");
  await expectWord(somebody, "Подтверждено");

  const adult = await people.enter("citizen");
  await adult.goto(`${server.origin}/id`);
  for (const age of [14, 18, 21]) {
    await expect(adult.getByRole("link", { name: new RegExp(`Старше ${age}`) })).toBeVisible();
  }
});

test("the owner of data sends a list with a key that was shown once", async ({ people, server, request }) => {
  const operator = await people.enter("operator", { expectedErrors: [/422/] });
  await operator.goto(`${server.origin}/registry/import`);
  await operator.getByRole("link", { name: "Ключи для отправки по сети" }).click();
  await expect(operator.locator("main")).toContainText("Ключей пока нет");
  await operator.getByLabel("Источник").fill("Университет");
  await operator.getByRole("button", { name: "Создать ключ" }).click();
  await typePassword(operator);
  const key = await operator.getByLabel("Ключ", { exact: true }).inputValue();
  expect(key).toMatch(/^did_[\w-]{32}$/);
  expect(await violations(operator)).toEqual([]);
  await picture(operator, "desk-source-key");

  const headers = { authorization: `Bearer ${key}`, "idempotency-key": "march" };
  const send = () =>
    request.post(`${server.origin}/api/v1/lists?name=march.csv`, { headers, data: Buffer.from(LIST) });
  const sent = await send();
  expect(sent.status()).toBe(202);
  const { id } = await sent.json();
  expect((await send()).status()).toBe(200);
  await expect
    .poll(async () => {
      const told = await request.get(`${server.origin}/api/v1/lists/${id}`, { headers });
      return (await told.json()).state;
    })
    .toBe("done");
  expect(server.readLog()).not.toContain(key);

  await operator.goto(`${server.origin}/registry/sources`);
  await expect(operator.locator("main")).not.toContainText(key);
  expect(await violations(operator)).toEqual([]);
  await picture(operator, "desk-sources");
  await operator.getByRole("button", { name: /Отозвать/ }).click();
  await expect(operator.locator("main")).toContainText("Ключ отозван");
  expect((await send()).status()).toBe(401);
});

test("the file of a family opens with a reason; looks at photos are told", async ({ people, server }) => {
  const operator = await people.enter("operator", { expectedErrors: [/422/] });
  await operator.goto(`${server.origin}/registry/families/1`);
  await operator.getByRole("button", { name: "Открыть карточку" }).click();
  await expect(operator.getByRole("alert")).toContainText("заполните это поле");
  await operator.getByLabel("Зачем открываете").fill("Обращение семьи");
  await operator.getByRole("button", { name: "Открыть карточку" }).click();
  await expect(operator.locator("main")).toContainText("Установлен");
  await operator.goto(`${server.origin}/registry/looks`);
  await expect(operator.getByRole("table")).toContainText("Семья № 1");
  await expect(operator.getByRole("table")).toContainText("Обращение семьи");
  expect(await violations(operator)).toEqual([]);
  const audit = server.audit();
  expect(audit.said).toContain("all families are as it says");
  expect(audit.good).toBe(true);
});

test("back to a refused form shows it, with what was typed", async ({ people, server }) => {
  const operator = await people.enter("operator", { expectedErrors: [/422/] });
  await operator.goto(`${server.origin}/registry/organizations`);
  await operator.getByLabel("ОГРН или ОГРНИП").fill("1027700132196");
  await operator.getByRole("button", { name: "Внести" }).click();
  await expect(operator.getByRole("alert")).toBeVisible();
  await operator.getByRole("link", { name: "Реестр" }).first().click();
  await expect(operator).toHaveURL(`${server.origin}/registry`);
  await operator.goBack();
  await expect(operator.getByRole("alert")).toBeVisible();
  await expect(operator.getByLabel("ОГРН или ОГРНИП")).toHaveValue("1027700132196");
});

test("codes in one's devices alone: a browser without JavaScript gets none", async ({ people, server }) => {
  const phone = await people.enter("citizen");
  const bound = phone.waitForResponse(/bind-device/);
  await codeOf(phone);
  expect((await bound).ok()).toBe(true);
  await phone.goto(`${server.origin}/id/devices`);
  await phone.getByRole("button", { name: "Показывать код только в моих устройствах" }).click();
  await expect(phone.locator("main")).toContainText("Теперь только в ваших устройствах");
  expect(await violations(phone)).toEqual([]);
  await picture(phone, "devices-only");

  // Without JavaScript: the password opens no more than the page.
  const plain = await people.enter("citizen", {
    javaScriptEnabled: false,
    expectedErrors: [/modulepreload|Blocked script|preload|401/i],
  });
  await plain.goto(`${server.origin}/id/show/age18`);
  await plain.getByRole("button", { name: "Ввести пароль" }).click();
  await typePassword(plain);
  await plain.goto(`${server.origin}/id/show/age18`);
  await expect(plain.locator("main noscript .notice-title")).toBeVisible();
  await expect(plain.locator(".code-modules")).toBeHidden();

  // A new device with JavaScript is bound after the password, and has its code.
  const tablet = await people.enter("citizen", { expectedErrors: [/401|422/] });
  await tablet.goto(`${server.origin}/id/show/age18`);
  await tablet.getByRole("button", { name: "Ввести пароль" }).click();
  await typePassword(tablet);
  // The page has none before it is bound; then it asks anew by itself.
  await expect(tablet.locator(".code-card")).toHaveAttribute("data-state", "shown");
  await expect(tablet.locator("html[data-ready]")).toBeAttached();
  await codeOf(tablet);
});

test("an open page tells at once that a new device was added", async ({ people, server }) => {
  const phone = await people.enter("citizen");
  const bound = phone.waitForResponse(/bind-device/);
  await codeOf(phone);
  expect((await bound).ok()).toBe(true);
  const tablet = await people.enter("citizen", { expectedErrors: [/401/] });
  await tablet.goto(`${server.origin}/id/show/age18`);
  await tablet.getByRole("button", { name: "Ввести пароль" }).click();
  await typePassword(tablet);
  // Nobody has touched the phone.
  await expect(phone.getByRole("heading", { name: "Новое устройство" })).toBeVisible();
  await expect(phone.locator(".code-card")).toHaveAttribute("data-state", "shown");
  await phone.getByRole("button", { name: "Это я" }).click();
  await expect(phone.locator("main")).toContainText("Больше не спрашиваем");
});
