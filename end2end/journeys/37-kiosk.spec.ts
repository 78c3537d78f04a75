// A scanner at an entrance: guests scan for themselves, and nobody leaves it without the PIN.
import type { Page } from "@playwright/test";

import { violations } from "../support/axe.js";
import { showToCamera } from "../support/camera.js";
import { LIBRARY, codeOf, expectSaid, expectWord, overCode } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

const PIN = "48210";

async function lock(staff: Page, origin: string): Promise<void> {
  await staff.goto(`${origin}/scan`);
  await staff.getByRole("link", { name: "Самопроверка на входе" }).click();
  await staff.getByLabel("От чьего лица проверять").selectOption(LIBRARY.ogrn);
  await staff.getByLabel("ПИН", { exact: true }).fill(PIN);
  await staff.getByLabel("ПИН ещё раз").fill(PIN);
  await staff.getByRole("button", { name: "Включить" }).click();
  await expect(staff.locator(".scanner")).toBeVisible();
}

test("guests scan for themselves, one after the other, with nothing to press", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true, viewport: { width: 1024, height: 768 } });
  await lock(staff, server.origin);
  await expect(staff.locator("html")).toHaveClass(/kiosk/);
  for (const part of [".scanner-tools", ".scanner-top", "dialog"]) {
    await expect(staff.locator(part).first()).toBeHidden();
  }
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "kiosk-live");

  await showToCamera(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
  await showToCamera(staff, null);
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "kiosk-yes");
  const outcome = staff.locator(".outcome");
  // By itself: nobody presses anything.
  await expect(outcome).toBeHidden();

  server.setClock(server.now + 30);
  await showToCamera(staff, await overCode(citizen));
  await expectWord(staff, "Не подтверждено");
  await showToCamera(staff, null);
  await expect(staff.getByRole("button", { name: "Принят бумажный документ" })).toBeHidden();
  await picture(staff, "kiosk-no");
  await staff.getByRole("button", { name: "English" }).click();
  await expectWord(staff, "Not confirmed");
  await expect(outcome).toBeHidden();

  server.setClock(server.now + 30);
  // An identity is for the eyes of staff: the holder is not even asked.
  await showToCamera(staff, await codeOf(citizen, "identity"));
  await expectSaid(staff, "Личность проверяет сотрудник");
  await showToCamera(staff, null);
  await picture(staff, "kiosk-identity");
  await expect(outcome).toBeHidden();
});

test("nothing else opens, also after a reload, and wrong PINs have to wait", async ({ people, server }) => {
  const expectedErrors = [/status of 4\d\d/];
  const staff = await people.enter("librarian", { camera: true, expectedErrors });
  await lock(staff, server.origin);
  await staff.reload();
  await expect(staff.locator(".scanner")).toBeVisible();
  for (const path of ["/", "/account", "/id", "/scan/settings", "/scan/kiosk", "/scan/shift", "/sign-in"]) {
    await staff.goto(server.origin + path);
    expect(new URL(staff.url()).pathname, path).toBe("/scan");
  }
  const post = (path: string, form: Record<string, string>) =>
    staff.request.post(server.origin + path, {
      form, headers: { origin: server.origin }, maxRedirects: 0,
    });
  for (const path of ["/sign-out", "/scan/kiosk", "/account/sessions/end-others"]) {
    expect((await post(path, {})).status(), path).toBe(404);
  }
  // Without its cookie it looks like a scanner, and is none.
  await staff.context().clearCookies({ name: "scan-kiosk" });
  await staff.goto(`${server.origin}/account`);
  expect(new URL(staff.url()).pathname).toBe("/scan");
  await expect(staff.locator("html")).toHaveClass(/kiosk/);

  await staff.getByRole("link", { name: "Выйти из самопроверки" }).click();
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "kiosk-leave");
  const leave = async (pin: string) => {
    await staff.getByLabel("ПИН", { exact: true }).fill(pin);
    await staff.getByRole("button", { name: "Выйти" }).click();
  };
  await leave("0000");
  await expect(staff.getByText("ПИН не подошёл").first()).toBeVisible();
  await expect(staff.getByLabel("ПИН", { exact: true })).toHaveValue("");
  expect(await violations(staff)).toEqual([]);
  for (let n = 0; n < 4; n++) await leave("0000");
  await leave(PIN);
  await expect(staff.getByRole("alert")).toContainText("Подождите 1 минуту");
  await picture(staff, "kiosk-too-many");
  server.setClock(server.now + 60);
  await leave(PIN);
  await expect(staff.getByRole("button", { name: "Включить камеру" })).toBeVisible();
  await expect(staff.locator("html")).not.toHaveClass(/kiosk/);
  await staff.goto(`${server.origin}/account`);
  expect(new URL(staff.url()).pathname).toBe("/account");
  // Neither the PIN nor its guesses stand anywhere.
  expect(server.readLog()).not.toContain(PIN);
});

test("a kiosk is left without JavaScript, too", async ({ people, server }) => {
  const staff = await people.enter("librarian", {
    javaScriptEnabled: false, expectedErrors: [/status of 422/],
  });
  await staff.goto(`${server.origin}/scan/kiosk`);
  await staff.getByLabel("От чьего лица проверять").selectOption(LIBRARY.ogrn);
  await staff.getByLabel("ПИН", { exact: true }).fill(PIN);
  await staff.getByLabel("ПИН ещё раз").fill("48211");
  await staff.getByRole("button", { name: "Включить" }).click();
  await expect(staff.getByText("ПИН не совпадает с первым").first()).toBeVisible();
  await picture(staff, "kiosk-refused");
  await staff.getByLabel("ПИН", { exact: true }).fill(PIN);
  await staff.getByLabel("ПИН ещё раз").fill(PIN);
  await staff.getByRole("button", { name: "Включить" }).click();
  await staff.goto(`${server.origin}/account`);
  expect(new URL(staff.url()).pathname).toBe("/scan");
  await staff.goto(`${server.origin}/scan/kiosk/leave`);
  await staff.getByLabel("ПИН", { exact: true }).fill(PIN);
  await staff.getByRole("button", { name: "Выйти" }).click();
  await staff.goto(`${server.origin}/account`);
  expect(new URL(staff.url()).pathname).toBe("/account");
});
