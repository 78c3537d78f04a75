import type { Page } from "@playwright/test";

import { violations } from "../support/axe.js";
import { codeOf, expectWord, openScanner, scan, typePassword } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";
import { darkPortrait, page as documentPage, portrait, zone } from "../support/photo.js";

const NAME = "Полянин Роман Петрович";

/** From the first page to the ways. */
async function consent(person: Page, origin: string): Promise<void> {
  await person.goto(`${origin}/id`);
  await person.getByRole("link", { name: "Получить Digital ID" }).click();
  await person.getByLabel("Согласен на всё").check();
  await person.getByRole("button", { name: "Дать согласие" }).click();
  await expect(person.getByText("По биометрии")).toBeVisible();
}

async function openApplication(operator: Page, origin: string): Promise<void> {
  await operator.goto(`${origin}/registry`);
  await operator.getByRole("link", { name: "Фотографии" }).click();
  await operator.getByRole("link", { name: NAME }).click();
  await expect(operator.getByRole("heading", { level: 1 })).toHaveText(NAME);
}

/** Both are there, and not only their names. */
async function expectPictures(operator: Page, names: string[]): Promise<void> {
  for (const name of names) {
    const shown = operator.getByRole("img", { name });
    const width = () => shown.evaluate((image: HTMLImageElement) => image.naturalWidth);
    await expect.poll(width, name).toBeGreaterThanOrEqual(300);
  }
}

async function accept(operator: Page, origin: string): Promise<void> {
  await openApplication(operator, origin);
  await operator.getByRole("button", { name: "Принять" }).click();
  await typePassword(operator);
  await expect(operator.getByRole("status")).toContainText("Принято");
}

test("consent, passport, photo, the desk: and the code is confirmed", async ({ people, server }) => {
  const person = await people.enter("stranger", { expectedErrors: [/422/] });
  await person.goto(`${server.origin}/id`);
  await person.getByRole("link", { name: "Получить Digital ID" }).click();
  await picture(person, "enrol-consent");
  await person.getByRole("button", { name: "Дать согласие" }).click();
  await expect(person.getByRole("alert")).toContainText("Согласие: заполните это поле");
  await person.getByLabel("Согласен на всё").check();
  await person.getByRole("button", { name: "Дать согласие" }).click();
  await picture(person, "enrol-way");

  // A slip of the pen is found where it is, and everything typed stays.
  const [first, second] = zone("000000106", "950115", "310115", "POLIANIN<<ROMAN");
  await person.getByText("По загранпаспорту").click();
  await person.getByLabel("Первая строка").fill(first);
  await person.getByLabel("Вторая строка").fill(second.replace("950115", "950116"));
  await person.getByRole("button", { name: "Выбрать загранпаспорт" }).click();
  await expect(person.getByRole("alert")).toContainText("опечатка в дате рождения");
  await expect(person.getByLabel("Первая строка")).toHaveValue(first);
  await picture(person, "enrol-way-refused");
  await person.getByLabel("Вторая строка").fill(second.toLowerCase());
  await person.getByRole("button", { name: "Выбрать загранпаспорт" }).click();

  await picture(person, "enrol-photo");
  await person.getByLabel("Ваше фото").setInputFiles(darkPortrait());
  await person.getByRole("button", { name: "Отправить на проверку" }).click();
  await expect(person.getByRole("alert")).toContainText("слишком темно");
  await expect(person.getByRole("alert")).toContainText("Фото документа: заполните это поле");
  await picture(person, "enrol-photo-refused");
  await expect(person.locator("html[data-ready]")).toBeAttached();
  await person.getByLabel("Ваше фото").setInputFiles(portrait());
  await person.getByLabel("Страница паспорта").setInputFiles(documentPage());
  // What was chosen is seen before it is sent.
  await expect(person.locator("#portrait-preview")).toBeVisible();
  await expect(person.locator("#document-preview")).toBeVisible();
  await picture(person, "enrol-photo-chosen");
  await person.getByRole("button", { name: "Отправить на проверку" }).click();
  await expect(person.getByText("Заявление на проверке")).toBeVisible();
  await picture(person, "enrol-waiting");
  // From another tab, once more: the page says how it stands.
  await person.goto(`${server.origin}/id/new/way?again=1`);
  await expect(person.getByText("Заявление на проверке")).toBeVisible();

  const operator = await people.enter("operator", { viewport: { width: 1280, height: 900 } });
  await openApplication(operator, server.origin);
  await expect(operator.locator("main")).toContainText("ROMAN POLIANIN");
  await expectPictures(operator, ["Фото человека", "Фото документа"]);
  await picture(operator, "registry-photo");
  await accept(operator, server.origin);
  await picture(operator, "registry-photos-accepted");

  await person.goto(`${server.origin}/id/new`);
  await expect(person.getByRole("heading", { level: 1 })).toHaveText("Теперь у вас есть Цифровой ID");
  await picture(person, "enrol-held");
  await person.getByRole("link", { name: "Показать код" }).click();
  await expect(person.getByRole("link", { name: /Старше 18/ })).toBeVisible();
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await scan(staff, await codeOf(person));
  await expectWord(staff, "Подтверждено");
  await picture(person, "enrol-shown");
  for (const word of ["Полянин", "POLIANIN", second]) {
    expect(server.readLog()).not.toContain(word);
  }
});

test("a driving licence gives age only; all of it without JavaScript", async ({ people, server }) => {
  const person = await people.enter("stranger", {
    javaScriptEnabled: false,
    expectedErrors: [/modulepreload|Blocked script|preload|404/i],
  });
  await consent(person, server.origin);
  await person.getByText("По водительскому удостоверению").click();
  await expect(person.getByText("Можно показать только возраст")).toBeVisible();
  await person.getByLabel("Серия и номер").fill("00 26 000106");
  await person.getByLabel("Действует до").fill("2030-01-01");
  await person.getByRole("button", { name: "Выбрать удостоверение" }).click();
  await person.getByLabel("Ваше фото").setInputFiles(portrait());
  await person.getByLabel("Лицевая сторона").setInputFiles(documentPage());
  await person.getByRole("button", { name: "Отправить на проверку" }).click();
  await expect(person.getByText("Заявление на проверке")).toBeVisible();
  await accept(await people.enter("operator"), server.origin);
  await person.goto(`${server.origin}/id`);
  await expect(person.getByRole("link", { name: /Старше 18/ })).toBeVisible();
  await expect(person.locator("main")).toContainText("только возраст");
  const identity = await person.goto(`${server.origin}/id/show/identity`);
  expect(identity?.status()).toBe(404);
});

test("a photo goes back with a reason, and another one comes", async ({ people, server }) => {
  const person = await people.enter("stranger");
  await consent(person, server.origin);
  await person.getByRole("button", { name: "Выбрать биометрию" }).click();
  await expect(person.getByRole("img", { name: "Ваше фото в биометрическом реестре" })).toBeVisible();
  await picture(person, "enrol-photo-biometrics");
  await person.getByLabel("Ваше фото", { exact: true }).setInputFiles(portrait());
  await person.getByRole("button", { name: "Отправить на проверку" }).click();

  await expect(person.getByText("Заявление на проверке")).toBeVisible();
  await person.goBack();
  await expect(person.getByText("Заявление на проверке").first()).toBeVisible();

  const operator = await people.enter("operator", { expectedErrors: [/422/] });
  const second = await people.enter("operator");
  await openApplication(second, server.origin);
  await openApplication(operator, server.origin);
  await expectPictures(operator, ["Фото человека", "Фото в биометрическом реестре"]);
  await picture(operator, "registry-photo-375");
  await operator.getByRole("button", { name: "Вернуть" }).click();
  await expect(operator.getByRole("alert")).toContainText("Почему возвращаете: заполните это поле");
  await operator.getByLabel("Почему возвращаете").fill("Лицо закрыто шарфом");
  await operator.getByRole("button", { name: "Вернуть" }).click();
  await expect(operator.getByRole("status")).toContainText("Возвращено");
  // Whoever comes second sees what happened.
  await second.getByRole("button", { name: "Принять" }).click();
  await expect(second.getByRole("status")).toContainText("Уже возвращено");
  await expect(second.getByRole("status")).toContainText("Лицо закрыто шарфом");
  await picture(second, "registry-photo-returned");

  await person.goto(`${server.origin}/id`);
  await person.getByRole("link", { name: "Продолжить заявление" }).click();
  await expect(person.getByRole("status")).toContainText("Лицо закрыто шарфом");
  await picture(person, "enrol-returned");
  await person.getByRole("button", { name: "Взять это фото" }).click();
  await expect(person.getByText("Заявление на проверке")).toBeVisible();
  await openApplication(operator, server.origin);
  await expect(operator.locator("main")).toContainText("сравнивать её не с чем");
  await accept(operator, server.origin);
  await person.goto(`${server.origin}/id/new`);
  await expect(person.getByRole("heading", { level: 1 })).toHaveText("Теперь у вас есть Цифровой ID");
});

test("paused, consent withdrawn, deleted: an open code is refused at once", async ({ people, server }) => {
  const citizen = await people.enter("citizen", { expectedErrors: [/422/, /404/] });
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  const shown = await codeOf(citizen);
  await citizen.goto(`${server.origin}/id/settings`);
  await picture(citizen, "settings");
  await citizen.getByRole("button", { name: "Поставить на паузу" }).click();
  await expect(citizen.getByRole("status")).toContainText("Digital ID на паузе");
  await picture(citizen, "settings-paused");
  await scan(staff, shown);
  await expectWord(staff, /не подтверждено/i);

  await citizen.getByRole("button", { name: "Снять паузу" }).click();
  await typePassword(citizen);
  await expect(citizen.getByRole("status")).toContainText("снова используется");
  await citizen.getByRole("button", { name: "Отозвать согласие" }).click();
  await expect(citizen.getByRole("status")).toContainText("Согласие отозвано");
  await picture(citizen, "settings-withdrawn");
  await citizen.getByRole("link", { name: "Дать согласие снова" }).click();
  await citizen.getByLabel("Согласен на всё").check();
  await citizen.getByRole("button", { name: "Дать согласие" }).click();
  await expect(citizen.getByRole("heading", { level: 1 })).toHaveText("Ваш Digital ID на паузе");
  await citizen.getByRole("link", { name: "Настройки Digital ID" }).click();
  await citizen.getByRole("button", { name: "Снять паузу" }).click();

  await citizen.getByRole("button", { name: "Удалить", exact: true }).click();
  await expect(citizen.getByRole("alert")).toContainText("заполните это поле");
  await citizen.getByLabel("Да, удалить").check();
  await citizen.getByRole("button", { name: "Удалить", exact: true }).click();
  await expect(citizen.getByRole("status")).toContainText("Digital ID удалён");
  await picture(citizen, "settings-deleted");
  await citizen.goto(`${server.origin}/account`);
  await expect(citizen.getByRole("heading", { level: 1 })).toBeVisible();
  const photo = await citizen.goto(`${server.origin}/id/photo`);
  expect(photo?.status()).toBe(404);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`every step is whole at 320 px and passes axe: ${colorScheme}`, async ({ people, server }) => {
    const narrow = { viewport: { width: 320, height: 640 }, colorScheme, expectedErrors: [/422/] };
    const examine = async (page: Page, name: string) => {
      expect(await violations(page), name).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, name).toBeLessThanOrEqual(0);
      await picture(page, `enrol-320-${name}-${colorScheme}`);
    };
    const person = await people.enter("stranger", narrow);
    await person.goto(`${server.origin}/id/new`);
    await person.getByRole("button", { name: "Дать согласие" }).click();
    await examine(person, "consent");
    await consent(person, server.origin);
    await person.getByText("По загранпаспорту").click();
    await person.getByText("По водительскому").click();
    await examine(person, "way");
    await person.getByLabel("Серия и номер").fill("00 26 000106");
    await person.getByLabel("Действует до").fill("2030-01-01");
    await person.getByRole("button", { name: "Выбрать удостоверение" }).click();
    await person.getByRole("button", { name: "Отправить на проверку" }).click();
    await examine(person, "photo");
    await person.getByLabel("Ваше фото").setInputFiles(portrait());
    await person.getByLabel("Лицевая сторона").setInputFiles(documentPage());
    await person.getByRole("button", { name: "Отправить на проверку" }).click();
    await examine(person, "waiting");

    const operator = await people.enter("operator", narrow);
    await operator.goto(`${server.origin}/registry/photos`);
    await examine(operator, "queue");
    await openApplication(operator, server.origin);
    await expectPictures(operator, ["Фото человека", "Фото документа"]);
    await operator.getByRole("button", { name: "Вернуть" }).click();
    await examine(operator, "application");
    await operator.getByLabel("Почему возвращаете").fill("Темно");
    await operator.getByRole("button", { name: "Вернуть" }).click();
    await person.goto(`${server.origin}/id/new`);
    await examine(person, "returned");
    await person.getByLabel("Ваше фото").setInputFiles(portrait());
    await person.getByLabel("Лицевая сторона").setInputFiles(documentPage());
    await person.getByRole("button", { name: "Отправить на проверку" }).click();
    await accept(operator, server.origin);
    await person.goto(`${server.origin}/id/new`);
    await examine(person, "held");
  });
}
