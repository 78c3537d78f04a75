import { randomUUID } from "node:crypto";

import { violations } from "../support/axe.js";
import { LIBRARY, show } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

test("used codes again and again: the director is told, and resolves it with a reason", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  await show(citizen);
  await citizen.getByRole("button", { name: "Цифры" }).click();
  const digits = (await citizen.locator(".code-digits").innerText()).replaceAll(/\D/g, "");
  expect(digits).toHaveLength(8);
  const staff = await people.enter("librarian");
  for (let times = 0; times < 6; times++) {
    const answer = await staff.request.post(`${server.origin}/scan`, {
      form: { organization: LIBRARY.ogrn, digits, key: randomUUID() },
      headers: { "sec-fetch-site": "same-origin" },
    });
    expect(await answer.text()).toContain(times === 0 ? "Подтверждено" : "Уже проверен");
  }

  const director = await people.enter("director", { expectedErrors: [/422/] });
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}`);
  await expect(director.locator(".decisions")).toContainText("1 необычная серия проверок");
  await director.getByRole("link", { name: "Разобраться" }).click();
  const alert = director.locator(".alerts > li");
  await expect(alert).toContainText("Уже использованные коды");
  await expect(alert).toContainText("Светлова");
  await expect(director.locator("main")).not.toContainText(/Ветров/);
  expect(await violations(director)).toEqual([]);
  await picture(director, "org-watch-375");
  const resolve = director.getByRole("button", { name: /^Закрыть/ });
  await resolve.click();
  await expect(director.getByRole("alert")).toBeVisible();
  expect(await violations(director)).toEqual([]);
  await director.getByLabel("Что выяснилось").fill("Учились на одном коде");
  await resolve.click();
  await expect(alert).toContainText("Учились на одном коде");
  await expect(alert).toContainText("Берегов");
  await expect(resolve).toHaveCount(0);
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}`);
  await expect(director.locator("main")).not.toContainText("необычная серия");
});
