import { violations } from "../support/axe.js";
import {
  LIBRARY, POOL, codeOf, expectSaid, expectWord, next, openScanner, scan, scanAs, typePassword,
} from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

test("a director revokes, and the open scanner says so by itself", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  const director = await people.enter("director");
  await openScanner(staff);
  await scan(staff, await codeOf(citizen, "status:large_family"));
  await expectWord(staff, "Подтверждено");
  await next(staff);

  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/powers?q=Светлова`);
  await picture(director, "org-powers");
  await director.getByRole("link", { name: /Светлова/ }).first().click();
  await director.getByLabel(/Причина/).fill("Перешла в другой отдел");
  await director.getByRole("button", { name: /Отозвать/ }).click();
  await typePassword(director);
  await expect(director.locator("main")).toContainText("отозвана");
  await expect(director.locator("main")).toContainText("Перешла в другой отдел");
  await picture(director, "org-power-revoked");

  // By itself, before anybody shows a code.
  await expectWord(staff, "Нет полномочий");
  expect(await violations(staff)).toEqual([]);
  await expectSaid(staff, "отозвана");
  await picture(staff, "scan-no-authority");

  // The way on: in one's own name.
  await staff.getByRole("button", { name: /частное лицо/i }).click();
  await expect(staff.locator(".outcome")).toBeHidden();
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
});

test("a director issues a power of attorney, and it works at once", async ({ people, server }) => {
  const director = await people.enter("director");
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/powers/new`);
  await director.getByLabel(/СНИЛС|Телефон/).fill("900-000-006 87");
  await director.getByLabel("Старше 18 лет").check();
  await picture(director, "org-power-new");
  await director.getByRole("button", { name: "Выдать доверенность" }).click();
  await typePassword(director);
  await expect(director.locator("main")).toContainText("Полянин");
  await picture(director, "org-power-issued");

  const citizen = await people.enter("citizen");
  const staff = await people.enter("stranger", { camera: true });
  await openScanner(staff);
  await scanAs(staff, LIBRARY.name);
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
  await next(staff);
  await scan(staff, await codeOf(citizen, "status:large_family"));
  await expectWord(staff, "Нет полномочий");

  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/checks`);
  await expect(director.locator("main")).toContainText("Полянин");
  await expect(director.locator("main")).not.toContainText(/Ветров/);
  await picture(director, "org-checks");
});

test("two organizations: choose one, read the details", async ({ people }) => {
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await expect(staff.locator(".org-pill")).toContainText(LIBRARY.name);
  await staff.locator(".org-pill").click();
  const sheet = staff.getByRole("dialog");
  await expect(sheet).toContainText(POOL.name);
  // Those not in force are named, with the reason, and cannot be chosen.
  await expect(sheet).toContainText("Музей реки");
  await expect(sheet.getByRole("button", { name: /Музей реки/ })).toHaveCount(0);
  await picture(staff, "scan-organizations");
  await sheet.getByRole("button", { name: POOL.name }).click();
  await expect(staff.locator(".org-pill")).toContainText(POOL.name);

  await staff.getByRole("button", { name: "Подробнее" }).click();
  const details = staff.getByRole("dialog");
  await expect(details).toContainText(POOL.ogrn, { useInnerText: true });
  await expect(details).toContainText(/многодетная семья/i, { useInnerText: true });
  await expect(details).toContainText(/20\d\d/);
  await picture(staff, "scan-details");
  await staff.keyboard.press("Escape");
  await expect(details).toBeHidden();

  // The choice is remembered.
  await staff.reload();
  await expect(staff.locator(".org-card").first()).toContainText(POOL.name);
});

test("one director sees nothing of another's organization", async ({ people, server }) => {
  const director = await people.enter("director2", { expectedErrors: [/404/] });
  const others = ["/papers", "/papers/order", "/papers/order/pdf", "/figures", "/figures.csv"];
  for (const path of ["", "/staff", "/powers", "/powers/new", "/checks", "/powers.csv", "/checks.csv", ...others]) {
    const answer = await director.goto(`${server.origin}/org/${LIBRARY.ogrn}${path}`);
    expect(answer?.status(), path).toBe(404);
    await expect(director.locator("body")).not.toContainText("библиотека");
  }
});
