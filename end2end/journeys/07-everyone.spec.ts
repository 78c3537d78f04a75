import type { Page } from "@playwright/test";

import { violations } from "../support/axe.js";
import { LIBRARY, codeOf, expectWord, openScanner, scan } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

/** Every page, and who may see it. */
const PAGES: [person: string | undefined, path: string][] = [
  [undefined, "/"],
  [undefined, "/sign-in"],
  [undefined, "/sign-in/code"],
  [undefined, "/v"],
  [undefined, "/b"],
  [undefined, "/t"],
  [undefined, "/id/check"],
  [undefined, "/scan/offline"],
  [undefined, "/id/offline"],
  [undefined, "/poa"],
  [undefined, "/receipt"],
  [undefined, "/guide"],
  [undefined, "/verify"],
  [undefined, "/register"],
  [undefined, "/recover"],
  ["newcomer", "/confirm"],
  ["citizen", "/account/phone"],
  ["citizen", "/account/erase"],
  ["citizen", "/account"],
  ["citizen", "/id"],
  ["citizen", "/id/show/age18"],
  ["citizen", "/id/history"],
  ["citizen", "/id/family"],
  ["stranger", "/id/family"],
  ["citizen", "/id/wallet"],
  ["citizen", "/id/devices"],
  ["citizen", "/id/settings"],
  ["citizen", "/id/pin"],
  ["citizen", "/id/new"],
  ["driver", "/id"],
  ["minor", "/id"],
  ["minor", "/id/new"],
  ["stranger", "/id"],
  ["stranger", "/id/new"],
  ["librarian", "/scan"],
  ["librarian", "/scan/badge"],
  ["librarian", "/scan/settings"],
  ["librarian", "/scan/kiosk"],
  ["librarian", "/scan/kiosk/leave"],
  ["librarian", "/scan/self-test"],
  ["librarian", "/scan/shift"],
  ["librarian", "/scan/training"],
  ["stranger", "/scan/badge"],
  ["stranger", "/scan"],
  ["director", "/org"],
  ["director", `/org/${LIBRARY.ogrn}`],
  ["director", `/org/${LIBRARY.ogrn}/staff`],
  ["director", `/org/${LIBRARY.ogrn}/staff/invite`],
  ["director", `/org/${LIBRARY.ogrn}/staff/powers`],
  ["director", `/org/${LIBRARY.ogrn}/staff/list`],
  ["director", `/org/${LIBRARY.ogrn}/branches`],
  ["director", `/org/${LIBRARY.ogrn}/tills`],
  ["director", `/org/${LIBRARY.ogrn}/powers`],
  ["director", `/org/${LIBRARY.ogrn}/powers?state=revoked`],
  ["director", `/org/${LIBRARY.ogrn}/powers?q=nobody`],
  ["director", `/org/${LIBRARY.ogrn}/powers/new`],
  ["director", `/org/${LIBRARY.ogrn}/powers/drafts`],
  ["director", `/org/${LIBRARY.ogrn}/powers/import`],
  ["director", `/org/${LIBRARY.ogrn}/checks`],
  ["director", `/org/${LIBRARY.ogrn}/complaints`],
  ["director", `/org/${LIBRARY.ogrn}/figures`],
  ["director", `/org/${LIBRARY.ogrn}/figures?days=90`],
  ["director", `/org/${LIBRARY.ogrn}/training`],
  ["director", `/org/${LIBRARY.ogrn}/directors`],
  ["director", `/org/${LIBRARY.ogrn}/confirmers`],
  ["director", `/org/${LIBRARY.ogrn}/once`],
  ["director", `/org/${LIBRARY.ogrn}/reminders`],
  ["director", `/org/${LIBRARY.ogrn}/papers`],
  ["director", `/org/${LIBRARY.ogrn}/papers/regulation`],
  ["director", `/org/${LIBRARY.ogrn}/papers/order`],
  ["director", `/org/${LIBRARY.ogrn}/papers/memo`],
  ["director", `/org/${LIBRARY.ogrn}/papers/poster`],
  ["director", `/org/${LIBRARY.ogrn}/papers/notice`],
  ["operator", "/registry"],
  ["operator", "/registry/complaints"],
  ["operator", "/registry/documents"],
  ["operator", "/registry/photos"],
  ["operator", "/registry/holders/1"],
  ["operator", "/registry/confirm"],
  ["operator", "/registry/families"],
  ["operator", "/registry/families?q=nobody"],
  ["operator", "/registry/families/new"],
  ["operator", "/registry/families/1"],
  ["operator", "/registry/holders/1/grant"],
  ["operator", "/registry/waiting"],
  ["operator", "/registry/import"],
  ["operator", "/registry/looks"],
  ["operator", "/registry/retention"],
  ["operator", "/registry/keys"],
  ["operator", "/registry/sources"],
  ["operator", "/registry/organizations"],
  ["operator", `/registry/organizations/${LIBRARY.ogrn}`],
  ["operator", "/registry/confirmations"],
];

const name = (person: string | undefined, path: string) =>
  `${person ?? "guest"}${path.replaceAll(/[^a-z0-9]+/gi, "-")}`;

/** As many pages as one test looks at: the time of a test is bounded. */
const AT_ONCE = 6;

const people_ = [...new Set(PAGES.map(([person]) => person))];

for (const person of people_) {
  const paths = PAGES.filter(([who]) => who === person).map(([, path]) => path);

  for (let first = 0; first < paths.length; first += AT_ONCE) {
    const some = paths.slice(first, first + AT_ONCE);
    const which = `${person ?? "guest"}, from ${some[0]}`;

    // One visit for all: a page that has come is lit, darkened, narrowed and widened, as its
    // reader would do it.
    test(`axe finds nothing, and nothing scrolls sideways: ${which}`, async ({ people, server }) => {
      const page = await people.enter(person);
      const whole = page.viewportSize()!;
      for (const path of some) {
        await page.setViewportSize(whole);
        await page.emulateMedia({ colorScheme: "light" });
        await page.goto(server.origin + path);
        expect(await violations(page), `${path}, light`).toEqual([]);
        await picture(page, `${name(person, path)}-375-light`);
        await page.emulateMedia({ colorScheme: "dark" });
        expect(await violations(page), `${path}, dark`).toEqual([]);
        await picture(page, `${name(person, path)}-375-dark`);
        await page.setViewportSize({ width: 320, height: 568 });
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${path}, 320 px`).toBeLessThanOrEqual(0);
        await picture(page, `${name(person, path)}-320-dark`);
        await page.setViewportSize({ width: 1280, height: 800 });
        await picture(page, `${name(person, path)}-1280-dark`);
        await page.emulateMedia({ colorScheme: "light" });
        await picture(page, `${name(person, path)}-1280`);
      }
    });
  }

  test(`every page is whole without JavaScript: ${person ?? "guest"}`, async ({ people, server }) => {
    // With scripts off Chromium reports the preloaded module as blocked.
    const page = await people.enter(person, {
      javaScriptEnabled: false,
      expectedErrors: [/modulepreload|Blocked script|preload/i],
    });
    for (const path of paths) {
      const answer = await page.goto(server.origin + path);
      expect(answer?.status(), path).toBe(200);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
    }
  });
}

test("the code of this moment is there without JavaScript", async ({ people, server }) => {
  const still = await people.enter("citizen", {
    javaScriptEnabled: false,
    expectedErrors: [/modulepreload|Blocked script|preload/i],
  });
  await still.goto(`${server.origin}/id/show/age18`);
  const code = await still.locator(".code-card").screenshot();
  await picture(still, "show-without-javascript");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await scan(staff, code);
  await expectWord(staff, "Подтверждено");
});

test("by keyboard alone: sign in, scan, choose, close", async ({ people, server }) => {
  const staff = await people.enter(undefined, { camera: true });
  await staff.goto(`${server.origin}/sign-in`);
  await tabTo(staff, "#login");
  await staff.keyboard.type("+7 900 000-00-05");
  await staff.keyboard.press("Tab");
  await staff.keyboard.type("demo-2026");
  await staff.keyboard.press("Enter");
  await staff.waitForURL("**/scan");
  await expect(staff.locator("html[data-ready]")).toBeAttached();
  await tabTo(staff, ".button-main");
  await staff.keyboard.press("Enter");
  await expect(staff.locator(".scanner")).toBeVisible();
  await tabTo(staff, ".org-pill");
  await staff.keyboard.press("Enter");
  await expect(staff.getByRole("dialog")).toBeVisible();
  await staff.keyboard.press("Escape");
  await expect(staff.getByRole("dialog")).toBeHidden();

  const citizen = await people.enter("citizen");
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
  // The answer has the focus, and the way on is one key away.
  await expect(staff.locator(".outcome-word")).toBeFocused();
  await staff.keyboard.press("Tab");
  await staff.keyboard.press("Enter");
  await expect(staff.locator(".outcome")).toBeHidden();
});

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab never reached ${selector}`);
}

test("in English too", async ({ people, server }) => {
  const page = await people.enter(undefined);
  await page.goto(server.origin);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.goto(`${server.origin}/sign-in`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await expect(page.locator("main form").first()).not.toContainText(/[а-я]/i);
});
