import { LIBRARY, codeOf, expectWord, openScanner, scan, wordsOn } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

const WORDS = "Меня там не было, я <b>дома</b>";

test("«Я этого не показывал»: seen by the organization and the operator, answered, read", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
  const words = await wordsOn(staff);

  // The history has the check, with everything that belongs to it.
  await citizen.goto(`${server.origin}/id/history`);
  const entry = citizen.locator(".history > li").first();
  await expect(entry).toContainText(LIBRARY.name);
  await expect(entry).toContainText(words);
  await expect(entry.locator("a[href^='/poa/']")).toBeVisible();
  await picture(citizen, "id-history-checked");

  await entry.getByRole("link", { name: /Я этого не показывал/ }).click();
  await expect(citizen.locator("main")).toContainText("Ни вашего имени, ни ваших слов");
  await picture(citizen, "id-complaint");
  await citizen.getByLabel("Что случилось").fill(WORDS);
  await citizen.getByRole("button", { name: "Пожаловаться" }).click();
  await expect(citizen.locator("main")).toContainText("ждёт ответа");
  await expect(citizen.locator("main")).toContainText(WORDS);
  await picture(citizen, "id-complaint-made");

  // The director learns of it first thing, and of nothing but the check.
  const director = await people.enter("director", { expectedErrors: [/422/] });
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}`);
  await expect(director.locator(".decisions")).toContainText("1 жалоба ждёт ответа");
  await picture(director, "org-overview-complaint");
  await director.locator(".decisions").getByRole("link", { name: "Ответить" }).click();
  await picture(director, "org-complaints");
  await expect(director.locator("table")).toContainText("Светлова");
  await director.getByRole("link", { name: /Открыть жалобу/ }).click();
  await expect(director.locator("main")).not.toContainText(/Ветров|дома/);
  await picture(director, "org-complaint");
  await director.getByRole("button", { name: "Ответить" }).click();
  await expect(director.getByRole("alert")).toContainText("Ответ");
  await director.getByRole("textbox", { name: "Ответ" }).fill("Сотрудник проверил не тот телефон. Извините.");
  await director.getByRole("button", { name: "Ответить" }).click();
  await expect(director.locator("main")).toContainText("есть ответ");
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}`);
  await expect(director.locator("main")).not.toContainText("жалоба ждёт");

  // The operator sees all of it; text stays text.
  const operator = await people.enter("operator", { viewport: { width: 1280, height: 800 } });
  await operator.goto(`${server.origin}/registry`);
  await operator.getByRole("link", { name: "Жалобы" }).click();
  await expect(operator.locator("table")).toContainText(WORDS);
  await picture(operator, "registry-complaints");
  await operator.getByRole("link", { name: /Открыть жалобу/ }).click();
  await expect(operator.locator("main")).toContainText("Ветрова");
  await expect(operator.locator("main")).toContainText("не тот телефон");
  await picture(operator, "registry-complaint");

  await citizen.reload();
  await expect(citizen.locator("main")).toContainText("Сотрудник проверил не тот телефон");
  await picture(citizen, "id-complaint-answered");
  await citizen.goto(`${server.origin}/id/history?outcome=not_confirmed`);
  await expect(citizen.locator("main")).toContainText("Ничего не нашлось");
});

test("a complaint without JavaScript, and taken back", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");

  const plain = await people.enter("citizen", {
    javaScriptEnabled: false,
    expectedErrors: [/modulepreload|Blocked script|preload/i],
  });
  await plain.goto(`${server.origin}/id/history`);
  await plain.getByRole("link", { name: /Я этого не показывал/ }).first().click();
  const address = plain.url();
  await plain.getByRole("button", { name: "Пожаловаться" }).click();
  await plain.getByRole("button", { name: "Отозвать жалобу" }).click();
  await expect(plain.locator("main")).toContainText("отозвана");
  await expect(plain.getByRole("button")).toHaveCount(await plain.locator("footer button").count());

  // Nobody else reaches it: not another citizen, not the staff, not the director.
  for (const person of ["driver", "librarian", "director"]) {
    const stranger = await people.enter(person, { expectedErrors: [/404/] });
    const answer = await stranger.goto(address);
    expect(answer?.status(), person).toBe(404);
  }
  const guest = await people.enter(undefined);
  await guest.goto(address);
  expect(new URL(guest.url()).pathname).toBe("/sign-in");
  const other = await people.enter("director2", { expectedErrors: [/404/] });
  for (const path of [`/org/${LIBRARY.ogrn}/complaints`, "/registry/complaints", "/registry/complaints.csv"]) {
    const answer = await other.goto(server.origin + path);
    expect(answer?.status(), path).toBe(404);
  }
});
