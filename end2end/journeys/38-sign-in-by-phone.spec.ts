// A browser shows a code, a signed-in phone reads it and says yes.
import type { Page } from "@playwright/test";

import { violations } from "../support/axe.js";
import { photograph, showToCamera } from "../support/camera.js";
import { openScanner } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

const DESKTOP = { viewport: { width: 1280, height: 800 } };

/** Shows the code; what a phone's camera reads off it. */
async function ask(desktop: Page, origin: string, read: (png: Buffer) => string): Promise<string> {
  await desktop.goto(`${origin}/sign-in`);
  await desktop.getByRole("button", { name: "Войти по коду с телефона" }).click();
  await expect(desktop.getByRole("heading", { name: "Войдите с телефона" })).toBeVisible();
  return read(await photograph(desktop.locator(".sign-in-code")));
}

test("the phone's camera opens the question, and the desktop goes on by itself", async ({ people, server }) => {
  const desktop = await people.enter(undefined, DESKTOP);
  const phone = await people.enter("citizen");
  const address = await ask(desktop, server.origin, (png) => server.read(png));
  expect(address.toLowerCase()).toContain(`${server.origin}/q/`);
  expect(await violations(desktop)).toEqual([]);
  await picture(desktop, "sign-in-code");

  await phone.goto(address.toLowerCase());
  await expect(phone.getByRole("heading", { name: "Войти на другом устройстве?" })).toBeVisible();
  const facts = phone.locator("dl.facts");
  await expect(facts).toContainText("Chrome");
  await expect(facts).toContainText("15:00");
  await expect(facts).toContainText(/127\.0\.…|0:0:…/);
  expect(await violations(phone)).toEqual([]);
  await picture(phone, "sign-in-question");
  const before = (await desktop.context().cookies()).find(({ name }) => name === "session");
  expect(before).toBeUndefined();
  await phone.getByRole("button", { name: "Это я, войти" }).click();
  await expect(phone.getByRole("heading", { name: "Вход подтверждён" })).toBeVisible();
  expect(await violations(phone)).toEqual([]);

  await desktop.waitForURL(`${server.origin}/id`);
  const session = async (page: Page) =>
    (await page.context().cookies()).find(({ name }) => name === "session")?.value;
  expect(await session(desktop)).toBeTruthy();
  expect(await session(desktop)).not.toBe(await session(phone));
  await phone.goto(`${server.origin}/account`);
  await expect(phone.getByText(/Chrom/)).toHaveCount(2);

  // Whoever comes later with the same code, or the same cookie, gets nothing.
  const other = await people.enter("driver", { expectedErrors: [/status of 404/] });
  await other.goto(address.toLowerCase());
  await expect(other.getByRole("button", { name: "Это я, войти" })).toHaveCount(0);
  // Codes stay out of the log.
  const code = address.slice(address.lastIndexOf("/") + 1);
  expect(server.readLog().toUpperCase()).not.toContain(code.toUpperCase());
});

test("the scanner follows such a code instead of checking it", async ({ people, server }) => {
  const desktop = await people.enter(undefined, DESKTOP);
  const staff = await people.enter("librarian", { camera: true });
  await ask(desktop, server.origin, () => "");
  const code = await photograph(desktop.locator(".sign-in-code"));
  await openScanner(staff);
  await showToCamera(staff, code);
  await expect(staff.getByRole("heading", { name: "Войти на другом устройстве?" })).toBeVisible();
  await staff.getByRole("button", { name: "Это я, войти" }).click();
  await desktop.waitForURL(`${server.origin}/scan`);
});

test("a stranger's browser and a replay get nothing", async ({ people, server }) => {
  const desktop = await people.enter(undefined, DESKTOP);
  const stranger = await people.enter(undefined, DESKTOP);
  const phone = await people.enter("citizen");
  const address = await ask(desktop, server.origin, (png) => server.read(png));
  await ask(stranger, server.origin, () => "");
  // The page that waits is held still, or it would take its session at once.
  const kept = await desktop.context().cookies();
  await desktop.goto("about:blank");
  await phone.goto(address.toLowerCase());
  await phone.getByRole("button", { name: "Это я, войти" }).click();

  const enter = (page: Page, form: Record<string, string> = {}) =>
    page.request.post(`${server.origin}/sign-in/code/enter`, {
      form, headers: { origin: server.origin }, maxRedirects: 0,
    });
  const isSignedIn = async (page: Page) =>
    (await page.context().cookies()).some(({ name }) => name === "session");
  await enter(stranger);
  expect(await isSignedIn(stranger), "another request").toBe(false);
  await stranger.context().clearCookies();
  await enter(stranger);
  expect(await isSignedIn(stranger), "no request").toBe(false);

  await enter(desktop);
  expect(await isSignedIn(desktop)).toBe(true);
  // The same cookie once more, copied before it was used.
  await stranger.context().addCookies(kept);
  await enter(stranger);
  expect(await isSignedIn(stranger), "a replay").toBe(false);
  await stranger.goto(`${server.origin}/sign-in/code`);
  await expect(stranger.getByRole("heading", { name: "Код больше не действует" })).toBeVisible();
  expect(await violations(stranger)).toEqual([]);
  await picture(stranger, "sign-in-code-over");
});

test("a no is told to the browser, and time runs out", async ({ people, server }) => {
  const desktop = await people.enter(undefined, DESKTOP);
  const phone = await people.enter("citizen", { expectedErrors: [/status of 404/] });
  const address = await ask(desktop, server.origin, (png) => server.read(png));
  await phone.goto(address.toLowerCase());
  await phone.getByRole("button", { name: "Это не я" }).click();
  await expect(phone.getByRole("heading", { name: "Вход отклонён" })).toBeVisible();
  await expect(desktop.getByRole("heading", { name: "На телефоне отказались" })).toBeVisible();
  expect(await violations(desktop)).toEqual([]);
  await picture(desktop, "sign-in-code-refused");

  await desktop.getByRole("button", { name: "Показать новый код" }).click();
  const again = server.read(await photograph(desktop.locator(".sign-in-code")));
  server.setClock(server.now + 121);
  await phone.goto(again.toLowerCase());
  await expect(phone.getByRole("button", { name: "Это я, войти" })).toHaveCount(0);
  await desktop.reload();
  await expect(desktop.getByRole("heading", { name: "Код больше не действует" })).toBeVisible();
});

test("without JavaScript the desktop looks again by itself", async ({ people, server }) => {
  const desktop = await people.enter(undefined, { ...DESKTOP, javaScriptEnabled: false });
  const phone = await people.enter("citizen");
  const address = await ask(desktop, server.origin, (png) => server.read(png));
  await phone.goto(address.toLowerCase());
  await phone.getByRole("button", { name: "Это я, войти" }).click();
  await desktop.getByRole("button", { name: "Продолжить" }).click();
  await desktop.waitForURL(`${server.origin}/id`);
});

test("a phone that is signed in nowhere signs in first and is asked then", async ({ people, server }) => {
  const desktop = await people.enter(undefined, DESKTOP);
  const phone = await people.enter(undefined);
  const address = await ask(desktop, server.origin, (png) => server.read(png));
  await phone.goto(address);
  expect(new URL(phone.url()).pathname).toBe("/sign-in");
  await phone.locator("button[name=person][value=citizen]").click();
  await expect(phone.getByRole("heading", { name: "Войти на другом устройстве?" })).toBeVisible();
});
