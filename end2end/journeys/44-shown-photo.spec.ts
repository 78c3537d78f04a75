// The registry's photo on the scanner: only after the holder has agreed, for fifteen seconds.
import type { Page } from "@playwright/test";

import { violations } from "../support/axe.js";
import {
  LIBRARY, codeOf, expectSaid, expectWord, next, openScanner, scan, scanAs, show,
} from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

const AGREE = "Разрешаю показывать фото";

async function agree(citizen: Page, origin: string): Promise<void> {
  await citizen.goto(`${origin}/id/settings`);
  await citizen.getByLabel(AGREE).check();
  await citizen.getByRole("button", { name: "Показывать фото" }).click();
  await expect(citizen.getByRole("status")).toContainText("Фото будет показано");
}

test("agreed, staff see the photo for fifteen seconds; taken back, at once no more", async ({ people, server }) => {
  const citizen = await people.enter("citizen", { expectedErrors: [/422/] });
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  const photo = staff.locator("#portrait-photo");

  // Off until somebody asks for it, and said nowhere else.
  await citizen.goto(`${server.origin}/id/settings`);
  await expect(citizen.getByText("не показывается")).toBeVisible();
  expect(await violations(citizen)).toEqual([]);
  await picture(citizen, "settings-photo");
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
  await expect(photo).toBeHidden();
  await expect(citizen.locator("main")).not.toContainText("ваше фото");
  await next(staff);

  // The box is no decoration.
  await citizen.goto(`${server.origin}/id/settings`);
  await citizen.getByRole("button", { name: "Показывать фото" }).click();
  await expect(citizen.getByRole("alert")).toContainText("заполните это поле");
  await agree(citizen, server.origin);
  await picture(citizen, "settings-photo-on");

  server.setClock(server.now + 30);
  await show(citizen);
  await expect(citizen.locator(".show-learns:visible").first()).toContainText("организация — и ваше фото, на 15");
  await picture(citizen, "show-with-photo");
  const fetched = staff.waitForResponse(/\/api\/photo$/);
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
  const answer = await fetched;
  expect(answer.headers()["cache-control"]).toBe("no-store");
  await expect(photo).toBeVisible();
  expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expectSaid(staff, "Сравните лицо с фотографией");
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "outcome-with-photo");
  // Held, the answer stays; the photo does not, and nothing of it is kept anywhere.
  await staff.getByRole("button", { name: "Не закрывать" }).click();
  await expect(photo).toBeHidden({ timeout: 20_000 });
  await expect(photo).not.toHaveAttribute("src", /./);
  await expectWord(staff, "Подтверждено");
  const kept = await staff.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
    return JSON.stringify([caches_, { ...localStorage }, { ...sessionStorage }]);
  });
  expect(kept).not.toContain("data:image");
  expect(kept).not.toContain("/api/photo");
  await next(staff);

  await citizen.goto(`${server.origin}/id/history`);
  await expect(citizen.locator(".history > li").first()).toContainText("Организации показали ваше фото");
  await expect(citizen.locator(".history > li").nth(1)).not.toContainText("фото");
  await picture(citizen, "history-with-photo");

  // To somebody in their own name it is not shown.
  server.setClock(server.now + 30);
  const code = await codeOf(citizen);
  await openScanner(staff);
  await scanAs(staff, undefined);
  await scan(staff, code);
  await expectWord(staff, "Подтверждено");
  await expect(photo).toBeHidden();
  await next(staff);

  await citizen.goto(`${server.origin}/id/settings`);
  await citizen.getByRole("button", { name: "Больше не показывать" }).click();
  await expect(citizen.getByRole("status")).toContainText("Фото больше не показывается");
  await citizen.getByText("Все ваши согласия").click();
  await expect(citizen.locator("details")).toContainText("отозвано");
  await picture(citizen, "settings-photo-off");
});

test("without JavaScript the browser takes the photo off the screen by itself", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  await agree(citizen, server.origin);
  await show(citizen);
  await citizen.getByRole("button", { name: "Цифры" }).click();
  const digits = await citizen.locator(".code-digits").innerText();
  const staff = await people.enter("librarian", {
    javaScriptEnabled: false,
    expectedErrors: [/modulepreload|Blocked script|preload/i],
  });
  await staff.goto(`${server.origin}/scan`);
  await staff.locator("select[name=organization]").selectOption(LIBRARY.ogrn);
  await staff.locator("input[name=digits]").last().fill(digits.replace(/\s/g, ""));
  await staff.locator("button:visible").last().click();
  await expect(staff.locator(".outcome-word")).toHaveText("Подтверждено");
  await expect(staff.locator("svg.portrait image")).toHaveAttribute("href", /^data:image/);
  await expect(staff.locator("svg.portrait set")).toHaveAttribute("begin", "15s");
  await picture(staff, "outcome-plain-with-photo");
});
