import { violations } from "../support/axe.js";
import { codeOf, expectWord, openScanner, scan } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

test("an ID from a driving licence gives age and nothing else", async ({ people, server }) => {
  const driver = await people.enter("driver", { expectedErrors: [/404/] });
  await driver.goto(`${server.origin}/id`);
  await expect(driver.getByRole("link", { name: /Старше 18/ })).toBeVisible();
  await expect(driver.getByRole("link", { name: /Многодетная/ })).toHaveCount(0);
  await expect(driver.locator("main")).toContainText("водительск");
  await picture(driver, "id-licence");
  const answer = await driver.goto(`${server.origin}/id/show/status:large_family`);
  expect(answer?.status()).toBe(404);

  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await scan(staff, await codeOf(driver));
  await expectWord(staff, "Подтверждено");
});

test("an expired status is explained to its holder and cannot be shown", async ({ people, server }) => {
  const student = await people.enter("expired");
  await student.goto(`${server.origin}/id`);
  await expect(student.locator("main")).toContainText("Студент");
  await expect(student.getByRole("link", { name: /Студент/ })).toHaveCount(0);
  await picture(student, "id-expired");
});

test("under 18 and not confirmed: a page that explains", async ({ people, server }) => {
  const minor = await people.enter("minor");
  await minor.goto(`${server.origin}/id`);
  await expect(minor.getByRole("heading", { level: 1 })).toContainText("18");
  await picture(minor, "id-underage");

  const newcomer = await people.enter("newcomer");
  for (const path of ["/id", "/scan"]) {
    await newcomer.goto(server.origin + path);
    expect(new URL(newcomer.url()).pathname).toBe("/confirm");
  }
  await picture(newcomer, "confirm");
});

test("identity: the holder is asked, and shown once", async ({ people }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await scan(staff, await codeOf(citizen, "identity"));
  await expectWord(staff, "Ждём гостя");
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "scan-awaiting");
  await expect(citizen.locator(".ask")).toContainText("Городская библиотека");
  await picture(citizen, "show-asked");
  await citizen.getByRole("button", { name: /Разрешить/ }).click();
  await expect(staff.locator(".identity")).toContainText("Ветрова Анна Павловна");
  await picture(staff, "scan-identity");
});

test("identity: the holder may refuse", async ({ people }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await scan(staff, await codeOf(citizen, "identity"));
  await expect(citizen.locator(".ask")).toBeVisible();
  await citizen.getByRole("button", { name: /Не разреш|Отказать/ }).click();
  await expectWord(staff, "Гость отказал");
  expect(await violations(staff)).toEqual([]);
  await expect(staff.locator("body")).not.toContainText("Ветрова");
});

test("eight digits stand for the code, once", async ({ people }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await codeOf(citizen);
  await citizen.getByRole("button", { name: "Цифры" }).click();
  const digits = (await citizen.locator(".code-digits").innerText()).replace(/\D/g, "");
  expect(digits).toMatch(/^\d{8}$/);
  await picture(citizen, "show-digits");

  await openScanner(staff);
  await staff.getByRole("button", { name: "Цифры" }).click();
  const sheet = staff.getByRole("dialog");
  await sheet.getByRole("textbox").fill(digits);
  await sheet.getByRole("button", { name: "Проверить" }).click();
  await expectWord(staff, "Подтверждено");
});

test("what was checked stands in the holder's history, with the reason", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
  await citizen.goto(`${server.origin}/id/history`);
  await expect(citizen.locator("main")).toContainText("Городская библиотека");
  await picture(citizen, "id-history");
});
