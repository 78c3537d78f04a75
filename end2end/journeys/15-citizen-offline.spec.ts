import type { Page } from "@playwright/test";

import { photograph } from "../support/camera.js";
import { expectWord, next, openScanner, scan, show } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";
import { START } from "../support/server.js";

const expectedErrors = [/ERR_|Failed to load/];
const MINUTE = 60_000;

/** A citizen whose phone holds what it needs, and the phone's clock at the hand of the test. */
async function prepared(page: Page): Promise<number> {
  await page.clock.install();
  await show(page);
  await page.evaluate(async () => { await navigator.serviceWorker.ready; });
  await expect.poll(async () => (await held(page)).names).toEqual(["clock", "held", "key"]);
  return page.evaluate(() => Date.now());
}

/** What lies in the portal's database: names, and every byte and word of it as text. */
async function held(page: Page): Promise<{ names: string[]; text: string; extractable?: boolean }> {
  return page.evaluate(async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === "id")) return { names: [], text: "" };
    const answered = <T>(request: IDBRequest<T>) => new Promise<T>((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const database = await answered(indexedDB.open("id"));
    if (!database.objectStoreNames.contains("id")) {
      database.close();
      return { names: [], text: "" };
    }
    const store = database.transaction("id").objectStore("id");
    const [keys, values] = await Promise.all([answered(store.getAllKeys()), answered(store.getAll())]);
    database.close();
    let text = "";
    const seen = (value: any) => {
      if (value instanceof ArrayBuffer) text += new TextDecoder("latin1").decode(value);
      else if (ArrayBuffer.isView(value)) text += new TextDecoder("latin1").decode(value);
      else if (value instanceof CryptoKey) text += value.type;
      else if (typeof value === "object") for (const [name, part] of Object.entries(value)) { text += name; seen(part); }
      else text += String(value);
    };
    values.forEach(seen);
    const key = values.find((value) => value instanceof CryptoKey) as CryptoKey | undefined;
    return { names: keys.map(String).sort(), text, extractable: key?.extractable };
  });
}

/** The code on the screen, as its modules are drawn. */
const drawn = (page: Page) => page.locator(".code-modules").getAttribute("d");

test("five minutes without a network and a reload in the middle: the code is good", async ({ people, server }) => {
  const citizen = await people.enter("citizen", { expectedErrors });
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  const start = await prepared(citizen);
  const card = citizen.locator(".code-card");
  const first = await drawn(citizen);

  await citizen.context().setOffline(true);
  await citizen.clock.fastForward(2 * MINUTE);
  await expect(citizen.locator(".show-held")).toContainText("15:10");
  await expect(card).toHaveAttribute("data-state", "shown");
  expect(await drawn(citizen)).not.toBe(first);

  await citizen.reload();
  await expect(card).toHaveAttribute("data-state", "shown");
  await expect(citizen.locator(".code-card .code-field")).toBeVisible();
  await expect(citizen.locator(".code-photo")).toHaveAttribute("src", /^data:image/);
  await picture(citizen, "id-offline");

  await citizen.clock.fastForward(2 * MINUTE);
  await expect(citizen.locator(".show-held")).toContainText("15:10");
  await expect(citizen.locator(".code-card .code-field")).toBeVisible();
  const passed = (await citizen.evaluate(() => Date.now())) - start;
  server.setClock(START + Math.round(passed / 1_000));
  await scan(staff, await photograph(card));
  await expectWord(staff, "Подтверждено");
  await next(staff);

  await citizen.clock.fastForward(7 * MINUTE);
  await expect(card).toHaveAttribute("data-state", "offline");
  await expect(citizen.locator(".code-modules")).toBeHidden();
  await picture(citizen, "id-offline-over");
  await expect.poll(async () => (await held(citizen)).names, "wiped when it is over").toEqual([]);
  await citizen.reload();
  await expect(citizen.getByRole("heading", { name: "Нет связи" })).toBeVisible();
  await expect(citizen.locator(".code-modules")).toBeHidden();
  await picture(citizen, "id-offline-nothing");
});

test("a dead server is a dead spot too", async ({ people, server }) => {
  const citizen = await people.enter("citizen", { expectedErrors });
  await prepared(citizen);
  server.kill();
  await citizen.goto(`${server.origin}/id`);
  await expect(citizen.locator(".code-card .code-field")).toBeVisible();
  await expect(citizen.locator(".show-held")).toContainText("Нет связи");
});

test("the portal's first page alone is enough: in a dead spot its shell opens", async ({ people, server }) => {
  const citizen = await people.enter("citizen", { expectedErrors });
  await citizen.goto(`${server.origin}/id`);
  await citizen.evaluate(async () => { await navigator.serviceWorker.ready; });
  await citizen.context().setOffline(true);
  await citizen.reload();
  await expect(citizen.getByRole("heading", { name: "Нет связи" })).toBeVisible();
  await expect(citizen.locator(".code-modules")).toBeHidden();
  await expect(citizen.locator("body")).not.toContainText(/Анна|Ветров/);
  await picture(citizen, "id-offline-first-page");
  await citizen.context().setOffline(false);
  await expect(citizen.getByRole("heading", { name: "Что показать?" })).toBeVisible();
});

test("the shell opened by its own address, with a network: it stays, and its button leads on", async ({ people, server }) => {
  const citizen = await people.enter("citizen", { expectedErrors });
  await citizen.goto(`${server.origin}/id/offline`);
  let loads = 0;
  citizen.on("load", () => loads++);
  await citizen.waitForLoadState("networkidle");
  expect(loads, "it does not load itself again and again").toBe(0);
  await citizen.locator("[data-do=wake]:visible").click();
  await expect(citizen.getByRole("heading", { name: "Что показать?" })).toBeVisible();
});

test("a phone set back by an hour shows no old code", async ({ people }) => {
  const citizen = await people.enter("citizen", { expectedErrors });
  const start = await prepared(citizen);
  await citizen.context().setOffline(true);
  await citizen.clock.setSystemTime(start - 60 * MINUTE);
  await citizen.reload();
  await expect(citizen.getByRole("heading", { name: "Нет связи" })).toBeVisible();
  await expect(citizen.locator(".code-modules")).toBeHidden();
});

test("what the phone holds is sealed, and goes with the person", async ({ people, server }) => {
  const citizen = await people.enter("citizen", { expectedErrors });
  await prepared(citizen);
  const { text, extractable } = await held(citizen);
  expect(extractable).toBe(false);
  expect(text).toContain("secret");
  expect(text).not.toMatch(/age18|Старше|Анна|Ветров|data:image|modules|<svg/);

  await citizen.goto(`${server.origin}/account`);
  await citizen.locator("form[action='/sign-out'] button").click();
  await citizen.waitForURL(`${server.origin}/`);
  expect((await held(citizen)).names).toEqual([]);
  // Signing out clears the site, the shell with it: without a network nothing opens at all.
  await citizen.context().setOffline(true);
  await expect(citizen.goto(`${server.origin}/id/show/age18`)).rejects.toThrow(/DISCONNECTED/);
});

test("another person at the same browser finds nothing of the first", async ({ people, server }) => {
  const citizen = await people.enter("citizen", { expectedErrors });
  await prepared(citizen);
  // The first session ends without the browser being told.
  await citizen.context().clearCookies();
  await citizen.goto(`${server.origin}/sign-in`);
  await citizen.locator("button[name=person][value=driver]").click();
  await citizen.waitForURL((url) => url.pathname !== "/sign-in");
  await expect.poll(async () => (await held(citizen)).names).toEqual([]);
});

test.describe("with nothing ahead", () => {
  test.use({ serverArgs: ["--prefetch-minutes", "0"] });

  test("this window and the next, never an old code, and nothing is held", async ({ people }) => {
    const citizen = await people.enter("citizen", { expectedErrors });
    await citizen.clock.install();
    const card = await show(citizen);
    await citizen.context().setOffline(true);
    await citizen.clock.fastForward(30_000);
    await expect(card).toHaveAttribute("data-state", "shown");
    await citizen.clock.fastForward(40_000);
    await expect(card).toHaveAttribute("data-state", "offline");
    await expect(citizen.locator(".code-modules")).toBeHidden();
    await picture(citizen, "show-offline");
    expect((await held(citizen)).names).toEqual([]);
  });
});
