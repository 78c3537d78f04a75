import { violations } from "../support/axe.js";
import { LIBRARY, typePassword } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

const STAFF = `/org/${LIBRARY.ogrn}/staff`;

const list = (content: string) => ({
  name: "люди.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(content),
});

test("a list is checked line by line, and only the good ones are issued", async ({ people, server }) => {
  const director = await people.enter("director", {
    expectedErrors: [/422/],
    viewport: { width: 375, height: 812 },
  });
  await director.goto(server.origin + STAFF);
  await director.getByRole("link", { name: "Загрузить список" }).click();
  expect(await violations(director)).toEqual([]);
  await picture(director, "staff-list");
  const [template] = await Promise.all([
    director.waitForEvent("download"),
    director.getByRole("link", { name: "Скачать шаблон, CSV" }).click(),
  ]);
  expect(template.suggestedFilename()).toBe("staff.csv");

  await director.getByLabel("Файл").setInputFiles(list("имя;возраст\nОльга;5"));
  await director.getByRole("button", { name: "Загрузить и проверить" }).click();
  await expect(director.getByRole("alert")).toContainText("не нашли нужных столбцов");
  await picture(director, "staff-list-refused");

  await director.getByLabel("Файл").setInputFiles(
    list(
      "СНИЛС или телефон;Полномочия;С;По\n" +
        "+7 900 000-00-11;Старше 18 лет, ветеран;;31.12.2026\n" +
        "+7 900 000-00-12;ветеран;01.04.2026;31.12.2026\n" +
        "+7 900 000-00-01;age18;;31.12.2026\n" +
        "900-000-005 87;космонавт;30.02.2026;\n",
    ),
  );
  await director.getByRole("button", { name: "Загрузить и проверить" }).click();
  await expect(director.getByRole("status")).toContainText("Без ошибок: 2, с ошибками: 2");
  const lines = director.locator("tbody tr");
  await expect(lines.nth(0)).toContainText("нет среди сотрудников");
  await expect(lines.nth(1)).toContainText("контрольные цифры не сходятся");
  await expect(lines.nth(1)).toContainText("Действует с: такого дня нет");
  await expect(lines.nth(2)).toContainText("Озеров Пётр Алексеевич");
  await expect(director.locator("main"), "nobody outside of the staff").not.toContainText("Ветрова");
  await expect(director.getByRole("button", { name: /Всё или ничего/ })).toHaveCount(0);
  expect(await violations(director)).toEqual([]);
  await picture(director, "staff-list-preview");
  await director.getByRole("button", { name: "Только хорошие: 2 доверенности" }).click();
  await typePassword(director);
  // The page loads again by itself until it is done.
  await expect(director.getByRole("status")).toContainText("Доверенностей выдано: 2", { timeout: 15_000 });
  await picture(director, "staff-list-done");
  await director.getByRole("link", { name: "Доверенность выдана" }).first().click();
  await expect(director.locator(".facts")).toContainText("Озеров");
  await expect(director.getByRole("link", { name: "Скачать XML" })).toBeVisible();
  const proof = server.audit();
  expect(proof, proof.said).toMatchObject({ good: true });
});

test("the same is issued to several at once, all or nothing is all, without JavaScript", async ({ people, server }) => {
  const director = await people.enter("director", {
    javaScriptEnabled: false,
    expectedErrors: [/modulepreload|Blocked script|preload|422/i],
  });
  await director.goto(`${server.origin}${STAFF}/powers`);
  await picture(director, "staff-many");
  await director.getByRole("button", { name: "Выдать выбранным" }).click();
  await expect(director.getByRole("alert")).toContainText("Или выберите людей");
  await director.getByLabel("Озеров").check();
  await director.getByLabel("Светлова").check();
  await director.getByLabel("Старше 18 лет").check();
  await director.getByRole("button", { name: "Выдать выбранным" }).click();
  // Whom and what was chosen goes along.
  await typePassword(director);
  // The librarian has one that says as much.
  await expect(director.locator("main")).toContainText("Доверенностей выдано: 1", { timeout: 15_000 });
  await expect(director.locator("main")).toContainText("Такая доверенность уже есть");
  await picture(director, "staff-many-done");

  await director.goto(`${server.origin}${STAFF}/list`);
  await director.getByLabel("Файл").setInputFiles(
    list("phone,powers,to\n+79000000012,age18,2026-12-31\n+79000000013,age18,2026-12-31\n"),
  );
  await director.getByRole("button", { name: "Загрузить и проверить" }).click();
  await director.getByRole("button", { name: "Всё или ничего: 2 доверенности" }).click();
  await expect(director.locator("main")).toContainText("Доверенностей выдано: 2", { timeout: 15_000 });
});
