// What people do on the three faces, in one line each.
import { type Locator, type Page, expect } from "@playwright/test";

import { photograph, showToCamera } from "./camera.js";

export const LIBRARY = { ogrn: "1269900000017", name: "МКУ «Городская библиотека»" };
export const POOL = { ogrn: "1269900000028", name: "МБУ «Бассейн „Волна“»" };

/** Opens the showing of a scenario and waits until the page moves by itself. */
export async function show(citizen: Page, scenario = "age18"): Promise<Locator> {
  await citizen.goto(new URL(`/id/show/${scenario}`, citizen.url()).href);
  await expect(citizen.locator("html[data-ready]")).toBeAttached();
  const card = citizen.locator(".code-card");
  await expect(card).toHaveAttribute("data-state", "shown");
  return card;
}

/** What the citizen's card looks like right now. */
export async function codeOf(citizen: Page, scenario = "age18"): Promise<Buffer> {
  return photograph(await show(citizen, scenario));
}

/** A code that is good in itself and confirms nothing: every code shown so far was ended since. */
export async function overCode(citizen: Page): Promise<Buffer> {
  const code = await codeOf(citizen);
  const { origin } = new URL(citizen.url());
  const ended = await citizen.request.post(`${origin}/account/sessions/end-others`, {
    headers: { origin }, form: {},
  });
  expect(ended.ok()).toBe(true);
  return code;
}

/** Opens the scanner and switches the camera on. */
export async function openScanner(staff: Page): Promise<void> {
  await staff.goto(new URL("/scan", staff.url()).href);
  await expect(staff.locator("html[data-ready]")).toBeAttached();
  await staff.getByRole("button", { name: "Включить камеру" }).click();
  await expect(staff.locator(".scanner")).toBeVisible();
}

/** Holds a picture before the camera until the scanner answers. */
export async function scan(staff: Page, picture: Buffer): Promise<Locator> {
  await showToCamera(staff, picture);
  const outcome = staff.locator(".outcome");
  await expect(outcome).toBeVisible();
  await showToCamera(staff, null);
  return outcome;
}

/** Waits for the word that says it all. */
export async function expectWord(staff: Page, word: string | RegExp): Promise<void> {
  await expect(staff.locator(".outcome-word")).toHaveText(word);
}

/** What the answer's screen says somewhere. */
export async function expectSaid(staff: Page, text: string | RegExp): Promise<void> {
  // Every state's parts stand in the page; only what is seen counts.
  await expect(staff.locator(".outcome")).toContainText(text, { useInnerText: true });
}

/** The pair of matching words on a screen. */
export async function wordsOn(page: Page): Promise<string> {
  const pair = page.locator(".words-pair:visible").first();
  await expect(pair).toBeVisible();
  return (await pair.innerText()).replace(/\s+/g, " ").trim();
}

/** Ready for the next guest. */
export async function next(staff: Page): Promise<void> {
  await staff.locator(".outcome-main:visible").click();
  await expect(staff.locator(".outcome")).toBeHidden();
}

/** Types the password that is asked for before what gives or takes authority. */
export async function typePassword(page: Page, password = "demo-2026"): Promise<void> {
  await expect(page.getByRole("heading", { name: "Подтвердите паролем" })).toBeVisible();
  await page.getByLabel("Пароль").fill(password);
  await page.getByRole("button", { name: "Подтвердить и продолжить" }).click();
}

/** Chooses in whose name to scan; `undefined` is an individual. */
export async function scanAs(staff: Page, organization: string | undefined): Promise<void> {
  await staff.locator(".org-pill:visible, .org-card[aria-haspopup]:visible").first().click();
  const sheet = staff.getByRole("dialog");
  await sheet.getByRole("button", { name: organization ?? "Как частное лицо" }).first().click();
  await expect(sheet).toBeHidden();
}

/** The same in the middle of a shift: the scanner asks, once. */
export async function switchTo(staff: Page, organization: string): Promise<void> {
  const question = staff.getByRole("dialog", { name: "Проверять от другого лица?" });
  const choose = async () => {
    await staff.locator(".org-pill:visible").click();
    await staff.getByRole("dialog").getByRole("button", { name: organization }).click();
    await expect(question).toContainText(organization);
  };
  const before = await staff.locator(".org-pill").innerText();
  await choose();
  await question.getByRole("button", { name: "Оставить как было" }).click();
  await expect(question).toBeHidden();
  expect(await staff.locator(".org-pill").innerText()).toBe(before);
  await choose();
  await question.getByRole("button", { name: "Сменить" }).click();
  await expect(question).toBeHidden();
  await expect(staff.locator(".org-pill")).toContainText(organization);
}
