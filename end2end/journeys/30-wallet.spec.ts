import { expect, picture, test } from "../support/journey.js";

test("cards of others: added, shown large, seen by nobody else, removed", async ({ people, server }) => {
  const person = await people.enter("citizen", { expectedErrors: [/422/] });
  await person.goto(`${server.origin}/id`);
  await person.getByRole("link", { name: "Другие карты" }).click();
  await person.getByLabel("Название").fill("Городская библиотека");
  await person.getByLabel("Номер").fill("4600051000058");
  await person.getByRole("button", { name: "Добавить карту" }).click();
  await expect(person.getByRole("alert")).toContainText("Номер");
  await person.getByLabel("Номер").fill("4 600051 000057");
  await person.getByRole("button", { name: "Добавить карту" }).click();
  await expect(person.locator(".card-bars > svg")).toBeVisible();
  await expect(person.locator("figcaption")).toHaveText("4600051000057");
  await picture(person, "wallet-card");
  const card = person.url();

  await person.goto(`${server.origin}/id/wallet`);
  await person.getByLabel("Что это за карта").selectOption("school");
  await person.getByLabel("Название").fill("Школа № 5");
  await person.getByLabel("Какой код на карте").selectOption("qr");
  await person.getByLabel("Номер").fill("школа/5/ученик/42");
  await person.getByRole("button", { name: "Добавить карту" }).click();
  const code = await person.locator(".certificate-code > svg").screenshot();
  expect(server.read(code)).toBe("школа/5/ученик/42");
  await person.goto(`${server.origin}/id/wallet`);
  await expect(person.getByRole("link", { name: "Школа № 5" })).toBeVisible();
  await picture(person, "wallet");

  const other = await people.enter("stranger", { expectedErrors: [/404/] });
  await other.goto(card);
  await expect(other.locator("main")).not.toContainText("библиотека");

  await person.goto(card);
  await person.getByRole("button", { name: "Удалить карту" }).click();
  await expect(person.getByRole("link", { name: "Городская библиотека" })).toHaveCount(0);
});
