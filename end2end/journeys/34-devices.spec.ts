import { codeOf, expectWord, openScanner, scan, show, typePassword } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

test("codes go to the holder's own devices: a copied cookie gets none, a removed device ends its code", async ({ people, server }) => {
  const phone = await people.enter("citizen");
  const bound = phone.waitForResponse(/bind-device/);
  await show(phone);
  expect((await bound).ok()).toBe(true);

  // From now on no code stands in the page: the key fetches it.
  const html = await (await phone.request.get(`${server.origin}/id/show/age18`)).text();
  expect(html).toContain("&quot;codes&quot;:[]");
  await show(phone);
  await phone.goto(`${server.origin}/id/devices`);
  await expect(phone.locator(".devices > li")).toHaveCount(1);
  await expect(phone.locator(".devices")).toContainText("это устройство");

  // Whoever has the cookie has not the key.
  const thief = await people.enter(undefined, { expectedErrors: [/422/] });
  const cookies = await phone.context().cookies();
  await thief.context().addCookies(cookies.filter(({ name }) => name.endsWith("session")));
  await thief.goto(`${server.origin}/id/show/age18`);
  await expect(thief.getByRole("heading", { name: "Ключа этого устройства здесь нет" })).toBeVisible();
  await picture(thief, "id-devices-lost");
  for (const what of ["codes", "digits"]) {
    const answer = await thief.request.post(`${server.origin}/api/${what}`, {
      headers: { origin: server.origin },
      data: { scenario: "age18" },
    });
    expect(answer.status(), what).toBe(422);
  }
  const plain = await people.enter(undefined, {
    javaScriptEnabled: false,
    expectedErrors: [/modulepreload|Blocked script|preload/i],
  });
  await plain.context().addCookies(cookies.filter(({ name }) => name.endsWith("session")));
  await plain.goto(`${server.origin}/id/show/age18`);
  // By its class: what Playwright calls text leaves `noscript` out.
  await expect(plain.locator("main noscript .notice-title")).toBeVisible();
  await expect(plain.locator(".code-modules")).toBeHidden();

  // A new device: the password first, and the others are told.
  const tablet = await people.enter("citizen", { expectedErrors: [/401/] });
  await tablet.goto(`${server.origin}/id/show/age18`);
  await expect(tablet.getByRole("heading", { name: "Это новое устройство" })).toBeVisible();
  await picture(tablet, "id-device-new");
  await tablet.getByRole("button", { name: "Ввести пароль" }).click();
  const added = tablet.waitForResponse(/bind-device/);
  await typePassword(tablet);
  expect((await added).ok()).toBe(true);
  const open = await codeOf(tablet);
  await phone.goto(`${server.origin}/id`);
  await expect(phone.getByRole("heading", { name: "Новое устройство" })).toBeVisible();
  await picture(phone, "id-home-new-device");
  await phone.getByRole("link", { name: "Посмотреть устройства" }).click();
  await expect(phone.locator(".devices > li")).toHaveCount(2);
  await picture(phone, "id-devices");

  const other = phone.locator(".devices > li").nth(1);
  await other.getByText("Переименовать").click();
  await other.getByLabel("Название").fill("Планшет на кухне");
  await other.getByRole("button", { name: "Сохранить" }).click();
  await expect(other).toContainText("Планшет на кухне");

  // Removed, its open code is refused at the very next check; the one that is kept goes on.
  await other.getByText("Удалить", { exact: true }).click();
  await other.getByRole("button", { name: "Удалить устройство" }).click();
  await expect(phone.getByRole("status")).toContainText("Устройство удалено");
  await picture(phone, "id-devices-removed");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await scan(staff, open);
  await expectWord(staff, "Не подтверждено");
  await expect(tablet.locator("main")).toContainText("Сеанс закончился", { useInnerText: true });
  // The next window's code: this one's was taken by the check.
  server.setClock(server.now + 30);
  await show(phone);
  await expect(phone.locator(".code-modules")).toBeVisible();
});
