// Whether a device is fit to scan, and what to do if it is not.
import { violations } from "../support/axe.js";
import { expect, picture, test } from "../support/journey.js";

test("each part is tried, and a line can be sent to support", async ({ people, server }) => {
  const staff = await people.enter("librarian", { camera: true });
  await staff.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await staff.goto(`${server.origin}/scan/settings`);
  // The server's clock stands; this moment is the same on both.
  server.setClock(await staff.evaluate(() => Math.round(Date.now() / 1_000)));
  await staff.getByRole("link", { name: "Проверка устройства" }).click();
  await expect(staff.locator("html[data-ready]")).toBeAttached();
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "self-test-before");
  await staff.getByRole("button", { name: "Начать проверку" }).click();
  await expect(staff.getByRole("heading", { name: "Для поддержки" })).toBeVisible();
  const said = staff.locator("dl.self-test");
  await expect(said).toContainText("Даёт картинку 1280x720");
  await expect(said).toContainText(/Читает кадр за \d+\sмс|Читает, но медленно: \d+\sмс/);
  await expect(said).toContainText("Идут верно");
  await expect(said).toContainText("Сервер отвечает");
  await expect(said).toContainText("Устройство хранит");
  await expect(said).toContainText("Открыт в браузере");
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "self-test-after");

  await staff.getByRole("button", { name: "Скопировать" }).click();
  await expect(staff.getByText("Скопировано")).toBeVisible();
  const line = await staff.evaluate(() => navigator.clipboard.readText());
  expect(line).toMatch(/^Digital ID self-test [\d.]+; camera=good:1280x720; /);
  expect(line).not.toContain("\n");
  for (const person of ["Библиотек", "librarian", server.origin]) expect(line).not.toContain(person);
});

test("what is wrong is named, with what helps", async ({ people, server }) => {
  const staff = await people.enter("librarian", {
    camera: true, expectedErrors: [/Failed to load/, /ERR_/],
  });
  await staff.context().addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException("", "NotAllowedError"));
    const honest = Date.now.bind(Date);
    Date.now = () => honest() + 90_000;
  });
  await staff.goto(`${server.origin}/scan/self-test`);
  await expect(staff.locator("html[data-ready]")).toBeAttached();
  await staff.route("**/healthz", (route) => route.abort());
  await staff.getByRole("button", { name: "Начать проверку" }).click();
  await expect(staff.getByRole("heading", { name: "Для поддержки" })).toBeVisible();
  const said = staff.locator("dl.self-test");
  await expect(said).toContainText("Разрешите камеру");
  await expect(said).toContainText(/Расходятся с сервером на (9\d|1\d\d)\sс/);
  await expect(said).toContainText("Сервер не отвечает");
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "self-test-bad");
});
