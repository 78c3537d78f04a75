// The PIN before a code is shown: on the page, in the island and without JavaScript.
import type { Page } from "@playwright/test";

import { violations } from "../support/axe.js";
import { show, typePassword } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

const PIN = "4821";

/** Types a first PIN where it is asked for. */
async function save(citizen: Page): Promise<void> {
  await citizen.getByLabel("ПИН", { exact: true }).fill(PIN);
  await citizen.getByLabel("ПИН ещё раз").fill(PIN);
  await citizen.getByRole("button", { name: "Сохранить ПИН" }).click();
  await expect(citizen.getByRole("status")).toContainText("ПИН включён");
}

async function turnOn(citizen: Page, origin: string): Promise<void> {
  await citizen.goto(`${origin}/id/settings`);
  await citizen.getByRole("button", { name: "Включить ПИН" }).click();
  await typePassword(citizen);
  await save(citizen);
}

async function open(citizen: Page, pin: string): Promise<void> {
  await citizen.getByLabel("ПИН", { exact: true }).fill(pin);
  await citizen.getByRole("button", { name: "Показать код" }).click();
}

const asks = (citizen: Page) => citizen.getByRole("heading", { name: "Введите ПИН" });

test("turned on, locked now, forgotten after five, and opened by the password", async ({ people, server }) => {
  const citizen = await people.enter("citizen", { expectedErrors: [/422|409/] });
  await citizen.goto(`${server.origin}/id/settings`);
  await citizen.getByRole("button", { name: "Включить ПИН" }).click();
  await typePassword(citizen);
  for (const weak of ["0000", "1234"]) {
    await citizen.getByLabel("ПИН", { exact: true }).fill(weak);
    await citizen.getByLabel("ПИН ещё раз").fill(weak);
    await citizen.getByRole("button", { name: "Сохранить ПИН" }).click();
    await expect(citizen.getByRole("alert")).toContainText("попробуют первым");
  }
  expect(await violations(citizen)).toEqual([]);
  await picture(citizen, "pin-weak");
  await save(citizen);
  await picture(citizen, "settings-pin");

  // Typed a moment ago: the code is there, and so is the button that closes it.
  await show(citizen);
  await expect(citizen.getByText(/Коды на этом телефоне/)).toBeHidden();
  await picture(citizen, "show-with-pin");
  await citizen.getByRole("button", { name: "Заблокировать сейчас" }).click();
  await expect(citizen).toHaveURL(`${server.origin}/id`);
  await citizen.goto(`${server.origin}/id/show/age18`);
  await expect(asks(citizen)).toBeVisible();
  expect(await violations(citizen)).toEqual([]);
  await picture(citizen, "pin-ask");
  const field = citizen.getByLabel("ПИН", { exact: true });
  await expect(field).toHaveAttribute("inputmode", "numeric");
  await expect(field).toHaveAttribute("autocomplete", "off");

  // Neither the page nor what its island asks gives a code out.
  for (const what of ["codes", "digits"]) {
    const answer = await citizen.request.post(`${server.origin}/api/${what}`, {
      headers: { origin: server.origin },
      data: { scenario: "age18" },
    });
    expect(answer.ok(), what).toBe(false);
    expect(await answer.text(), what).not.toContain("modules");
  }
  for (const left of [4, 3, 2, 1]) {
    await open(citizen, "9035");
    await expect(citizen.getByRole("alert")).toContainText("ПИН не подошёл");
    await expect(citizen.locator("main")).toContainText(new RegExp(`Остал[а-я]+ ${left} попыт`));
  }
  await picture(citizen, "pin-wrong");
  await open(citizen, "9035");
  await expect(citizen.locator("main")).toContainText("нужен пароль аккаунта");
  await picture(citizen, "pin-spent");
  await citizen.getByLabel("Пароль").fill("demo-2026");
  await citizen.getByRole("button", { name: "Показать код" }).click();
  await expect(citizen.locator(".code-card")).toHaveAttribute("data-state", "shown");
  await expect(citizen).toHaveURL(`${server.origin}/id/show/age18`);
});

test("an open page whose time is over asks where it stands, and nothing is held for a place without a network", async ({ people, server }) => {
  const citizen = await people.enter("citizen", { expectedErrors: [/409/] });
  // What the phone holds for a place without a network, by the name of its database.
  const held = () => citizen.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  await show(citizen);
  await expect.poll(held).toContain("id");
  await turnOn(citizen, server.origin);
  await show(citizen);
  await expect.poll(held).not.toContain("id");
  const asked = citizen.waitForResponse(/\/api\/codes$/);
  // Somebody locks it in another window of the same browser, and the next code is due.
  const answer = await citizen.request.post(`${server.origin}/id/pin`, {
    headers: { origin: server.origin }, form: { act: "close" },
  });
  expect(answer.ok()).toBe(true);
  server.setClock(server.now + 60);
  await citizen.evaluate(() => dispatchEvent(new Event("online")));
  await asked;
  await expect(asks(citizen)).toBeVisible();
  await open(citizen, PIN);
  await expect(citizen.locator(".code-card")).toHaveAttribute("data-state", "shown");
  await expect(citizen).toHaveURL(`${server.origin}/id/show/age18`);
  expect(await held()).not.toContain("id");

  await citizen.goto(`${server.origin}/id/settings`);
  await citizen.getByRole("button", { name: "Выключить ПИН" }).click();
  await expect(citizen.getByRole("status")).toContainText("ПИН выключен");
});

test("without JavaScript the PIN is asked for as well", async ({ people, server }) => {
  const citizen = await people.enter("citizen", {
    javaScriptEnabled: false,
    expectedErrors: [/modulepreload|Blocked script|preload/i],
  });
  await turnOn(citizen, server.origin);
  await citizen.goto(`${server.origin}/id/show/age18`);
  await citizen.getByRole("button", { name: "Заблокировать сейчас" }).click();
  await citizen.goto(`${server.origin}/id/show/age18`);
  await expect(asks(citizen)).toBeVisible();
  expect(await citizen.content()).not.toContain("code-modules");
  await open(citizen, PIN);
  await expect(citizen.locator(".code-modules")).toHaveAttribute("d", /^M/);
});
