import type { Page, Response } from "@playwright/test";

import { LIBRARY, codeOf, expectWord, openScanner, scan, typePassword } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

test("a refused form keeps what was typed and says what is wrong", async ({ people, server }) => {
  const director = await people.enter("director", { expectedErrors: [/422/] });
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/powers/new`);
  await director.getByLabel(/СНИЛС|Телефон/).fill("900-000-006 88");
  const [answer] = await Promise.all([
    director.waitForResponse((response) => response.request().method() === "POST"),
    director.getByRole("button", { name: "Выдать доверенность" }).click(),
  ]);
  expect(answer.status()).toBe(422);
  await expect(director.locator(".error-summary")).toBeVisible();
  await expect(director.getByLabel(/СНИЛС|Телефон/)).toHaveValue("900-000-006 88");
  await picture(director, "org-power-new-errors");
});

test("a wrong password and an unknown login look the same", async ({ people, server }) => {
  const page = await people.enter(undefined, { expectedErrors: [/422/] });
  const said: string[] = [];
  for (const login of ["+7 900 000-00-05", "+7 900 999-99-99"]) {
    await page.goto(`${server.origin}/sign-in`);
    await page.getByLabel("Телефон или СНИЛС").fill(login);
    await page.getByLabel("Пароль").fill("не тот");
    await page.getByRole("button", { name: "Войти", exact: true }).click();
    said.push(await page.locator(".error-summary").innerText());
    await expect(page.getByLabel("Пароль")).toHaveValue("");
  }
  expect(said[0]).toBe(said[1]);
  await picture(page, "sign-in-error");
});

test("nothing makes the server fail", async ({ people, server }) => {
  const director = await people.enter("director");
  const form = "application/x-www-form-urlencoded";
  const json = "application/json";
  const attempts: [path: string, type: string, body: string][] = [
    ["/sign-in", form, ""],
    ["/sign-in", form, "login=%FF&password=x"],
    ["/sign-in", form, "login=%&password=x"],
    ["/sign-in", form, "login=a&login=b&password=x"],
    ["/sign-in", json, "{}"],
    ["/sign-in", form, `login=${"9".repeat(5_000)}&password=x`],
    ["/sign-in", form, `login=${"9".repeat(200_000)}&password=x`],
    ["/language", form, "language=xx"],
    ["/account/sessions/end", form, "session=1%27%20OR%201=1"],
    [`/org/${LIBRARY.ogrn}/powers/new`, form, "person=%00&scenario=nothing&from=2026-02-30&until=-"],
    [`/org/${LIBRARY.ogrn}/powers/x/revoke`, form, "reason=x"],
    ["/org/x/powers/new", form, "person=1"],
    ["/api/check", json, "{"],
    ["/api/check", json, "{}"],
    ["/api/check", json, '{"request":{"organization":"1","input":{"by":"scanned","text":"x"},"idempotency_key":"x","language":"ru"}}'],
    ["/api/check", json, '{"request":{"organization":null,"input":{"by":"scanned","text":"x"},"idempotency_key":"x","language":"ru"}}'],
    ["/api/check", json, `{"request":{"organization":null,"input":{"by":"scanned","text":"${"x".repeat(5_000)}"},"idempotency_key":"0198c0de-0000-7000-8000-000000000001","language":"ru"}}`],
    ["/api/codes", json, '{"scenario":"nothing"}'],
    ["/api/awaited", json, '{"check":"\\u0000"}'],
    ["/api/answer", json, '{"request":"x","allow":"yes"}'],
    ["/api/nothing", json, "{}"],
    ["/scan", form, "digits=12&organization=x"],
    ["/nowhere", form, "x"],
  ];
  for (const [path, type, body] of attempts) {
    const answer = await director.request.post(server.origin + path, {
      headers: { "content-type": type, accept: "text/html", origin: server.origin },
      data: Buffer.from(body),
      maxRedirects: 0,
    });
    const what = `${path} ${body.slice(0, 60)}`;
    expect(answer.status(), what).toBeGreaterThanOrEqual(400);
    expect(answer.status(), what).toBeLessThan(500);
    expect(await answer.text(), what).not.toMatch(/panicked|sqlx|DbErr|serde|RUST_BACKTRACE/);
  }
});

test("another site changes nothing, and neither does a link", async ({ people, server }) => {
  const director = await people.enter("director");
  const foreign = await director.request.post(`${server.origin}/sign-out`, {
    headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    form: { x: "1" },
    maxRedirects: 0,
  });
  expect(foreign.status()).toBe(403);
  for (const path of ["/sign-out", "/language", "/api/check", "/sign-in/demo"]) {
    const answer = await director.request.get(server.origin + path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(405);
  }
  await director.goto(`${server.origin}/account`);
  await expect(director.getByRole("button", { name: "Выйти" })).toBeVisible();
});

test("text that looks like code stays text, on the page and in the file", async ({ people, server }) => {
  const director = await people.enter("director");
  const text = `=1+1 <b onclick="x()">'; DROP TABLE powers; --`;
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/powers?q=Озеров`);
  await director.getByRole("link", { name: /Озеров/ }).first().click();
  await director.getByLabel(/Причина/).fill(text);
  await director.getByRole("button", { name: /Отозвать/ }).click();
  await typePassword(director);
  await expect(director.locator("main")).toContainText(text);
  const file = await director.request.get(`${server.origin}/org/${LIBRARY.ogrn}/powers.csv`);
  expect(file.headers()["content-type"]).toContain("text/csv");
  expect(await file.text()).not.toMatch(/^[=+@]/m);
});

test("sessions: a new one each time, listed, ended", async ({ people, server }) => {
  const here = await people.enter("citizen");
  const there = await people.enter("citizen");
  const secret = async (page: Page) =>
    (await page.context().cookies()).find((cookie) => cookie.name === "session");
  const [first, second] = [await secret(here), await secret(there)];
  expect(first?.value).not.toBe(second?.value);
  expect(first).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/" });

  await here.goto(`${server.origin}/account`);
  await picture(here, "account-sessions");
  await here.getByRole("button", { name: /Завершить все/ }).click();
  await there.goto(`${server.origin}/id`);
  expect(new URL(there.url()).pathname).toBe("/sign-in");
  await here.goto(`${server.origin}/id`);
  expect(new URL(here.url()).pathname).toBe("/id");
});

/** The answer with the bytes of its signed lists: three letters stand in any long Base64. */
const unpacked = (answer: string) =>
  answer.replaceAll(/"(?:trust_list|snapshot)":"([^"]*)"/g, (_, packed: string) =>
    Buffer.from(packed, "base64url").toString("latin1"));

test("verifiers and logs learn nothing of the person", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  const told: Promise<string>[] = [];
  const listen = (response: Response) => {
    if (response.url().includes("/api/")) told.push(response.text());
  };
  // What the page after the sign-in has asked is answered first: left, it could not be read.
  await staff.waitForLoadState("networkidle");
  staff.on("response", listen);
  // Whether the words arrived is asked after the answer, and belongs to it.
  const delivered = staff.waitForResponse((response) => response.url().includes("/api/delivered"));
  await openScanner(staff);
  await scan(staff, await codeOf(citizen, "status:large_family"));
  await expectWord(staff, "Подтверждено");
  await delivered;
  staff.off("response", listen);
  const answers = await Promise.all(told);
  expect(answers.length).toBeGreaterThan(1);
  const personal = /Ветров|Анна|Павловн|90000000182|900-000-001|79000000001|1990|svg/i;
  expect(answers.join("")).toContain("trust_list");
  for (const answer of answers) expect(unpacked(answer)).not.toMatch(personal);
  expect(server.readLog()).not.toMatch(personal);
  expect(server.readLog()).not.toMatch(/\/V#|[A-Z2-7]{60,}/);
});
