import { LIBRARY, codeOf, expectSaid, expectWord, next, openScanner, scan, typePassword } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

// The server's clock stands while a phone's goes on, and a proof is good for some seconds only:
// moved ahead a little, neither is ever far before the other.
const AHEAD = 15;

test("a phone is enrolled to a branch, checks there alone, and is refused once it is lost", async ({ people, server }) => {
  const director = await people.enter("director", { expectedErrors: [/422/] });
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/branches`);
  await picture(director, "org-branches-none");
  await director.getByRole("button", { name: "Добавить" }).click();
  await expect(director.getByRole("alert")).toContainText("Название");
  await director.getByLabel("Название").fill("На Речной");
  await director.getByLabel("Адрес").fill("ул. Речная, 5");
  await director.getByRole("button", { name: "Добавить" }).click();
  await expect(director.getByRole("status")).toContainText("Филиал добавлен");
  const branch = new URL(director.url()).pathname;

  // A link, once.
  await director.getByLabel("Как назвать телефон").fill("Вахта");
  await director.getByRole("button", { name: "Сделать ссылку" }).click();
  await typePassword(director);
  await expect(director.getByRole("heading", { level: 1 })).toHaveText("Ссылка готова");
  await picture(director, "org-branch-link");
  const link = await director.getByLabel("Ссылка", { exact: true }).inputValue();

  // Opened on the phone, by whoever works there.
  const staff = await people.enter("stranger", { camera: true });
  await staff.goto(link);
  await expect(staff.locator("html[data-ready]")).toBeAttached();
  await picture(staff, "phone-link");
  server.setClock(server.now + AHEAD);
  await staff.getByLabel("Как назвать телефон").fill("Вахта, синий чехол");
  await staff.getByRole("button", { name: "Закрепить этот телефон" }).click();
  await expect(staff.locator("main")).toContainText("Готово: телефон закреплён", { useInnerText: true });
  await picture(staff, "phone-enrolled");
  await staff.reload();
  await expect(staff.locator("main")).toContainText("Этот телефон уже закреплён");
  const key = await staff.evaluate(async () => {
    const request = indexedDB.open("devices");
    await new Promise((done) => { request.onsuccess = done; });
    const store = request.result.transaction("devices").objectStore("devices").getAll();
    await new Promise((done) => { store.onsuccess = done; });
    const [{ key }] = store.result;
    const stolen = await crypto.subtle.exportKey("jwk", key).catch((error) => error.name);
    return { extractable: key.extractable, usages: key.usages, stolen };
  });
  expect(key).toEqual({ extractable: false, usages: ["sign"], stolen: "InvalidAccessError" });
  const guest = await people.enter(undefined);
  await guest.goto(link);
  await expect(guest.locator("main")).toContainText("Ссылкой уже воспользовались");

  // A power of attorney for that branch alone.
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/powers/new`);
  await director.getByLabel("Кому: СНИЛС или телефон").fill("900-000-006 87");
  await director.getByLabel("Старше 18 лет").check();
  await director.getByText("Ограничить дни, часы или число проверок").click();
  await director.getByLabel("Где действует").selectOption("На Речной");
  await director.getByRole("button", { name: "Выдать доверенность" }).click();
  await expect(director.getByRole("status")).toContainText("Доверенность выдана");
  await expect(director.locator(".facts")).toContainText("только «На Речной»");
  const number = new URL(director.url()).pathname.split("/").pop() ?? "";
  await guest.goto(`${server.origin}/poa/${number}`);
  await expect(guest.locator("main")).toContainText("только «На Речной»");

  // On the phone it counts.
  const citizen = await people.enter("citizen");
  const kept = staff.waitForResponse(/offline-kit/);
  await staff.goto(`${server.origin}/scan`);
  await expect(staff.locator("main")).toContainText("Телефон филиала «На Речной»: Вахта, синий чехол");
  await picture(staff, "scan-branch-start");
  await openScanner(staff);
  await kept;
  server.setClock(server.now + AHEAD);
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
  await next(staff);

  // Elsewhere it is not offered; a cookie that was copied is offered it, and proves nothing.
  const thief = await people.enter("stranger", { camera: true });
  await thief.goto(`${server.origin}/scan`);
  await expect(thief.locator(".org-card-off")).toContainText("только в филиале «На Речной»");
  const cookies = await staff.context().cookies();
  await thief.context().addCookies(cookies.filter(({ name }) => name === "phone"));
  await openScanner(thief);
  server.setClock(server.now + 2 * AHEAD);
  await scan(thief, await codeOf(citizen));
  await expectWord(thief, "Нет полномочий");
  await expectSaid(thief, "Не покрыто вашей МЧД: телефон не закреплён за филиалом");
  await picture(thief, "scan-branch-refused");

  // Lost: the open scanner learns of it by itself.
  await director.goto(server.origin + branch);
  await expect(director.locator(".table")).toContainText("закреплён");
  await picture(director, "org-branch");
  await director.getByRole("link", { name: /Потерян/ }).click();
  await picture(director, "org-phone-revoke");
  await director.getByRole("button", { name: "Отключить телефон" }).click();
  await expect(director.getByRole("status")).toContainText("Телефон отключён");
  await picture(director, "org-branch-revoked");
  await expectWord(staff, "Нет полномочий");
  await expectSaid(staff, "Не покрыто вашей МЧД: телефон не закреплён за филиалом");
  await staff.reload();
  await expect(staff.locator("main")).not.toContainText("Телефон филиала");
  await expect(staff.locator(".org-card-off")).toContainText("только в филиале «На Речной»");

  // What was checked where.
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/figures`);
  const chart = director.locator("section", { has: director.getByRole("heading", { name: "По филиалам" }) });
  await expect(chart).toContainText("На Речной");
  await picture(director, "org-figures-branches");
  await director.setViewportSize({ width: 1280, height: 900 });
  await director.goto(server.origin + branch);
  await picture(director, "org-branch-1280");
});
