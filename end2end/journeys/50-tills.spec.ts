import { type APIResponse, request as requests } from "@playwright/test";

import { violations } from "../support/axe.js";
import { LIBRARY, codeOf, typePassword, wordsOn } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";
import { faults } from "../support/openapi.js";

test("a till checks over HTTP, and its director sees and ends it", async ({ people, server }) => {
  const director = await people.enter("director", { expectedErrors: [/422/] });
  const tills = `${server.origin}/org/${LIBRARY.ogrn}/tills`;
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}`);
  await director.getByText("Ещё").click();
  await director.getByRole("link", { name: "Кассы" }).filter({ visible: true }).click();
  expect(director.url()).toBe(tills);
  expect(await violations(director)).toEqual([]);
  await picture(director, "tills");

  await director.getByLabel("Название").fill("Касса у входа");
  await director.getByRole("button", { name: "Добавить" }).click();
  await expect(director.getByRole("alert")).toContainText("Ответственный за кассу");
  expect(await violations(director)).toEqual([]);
  await director.getByLabel("Ответственный за кассу").selectOption("Светлова Ольга Николаевна");
  await director.getByLabel("Старше 18").check();
  await director.getByRole("button", { name: "Добавить" }).click();
  await typePassword(director);
  const key = await director.getByLabel("Ключ", { exact: true }).inputValue();
  expect(key).toMatch(/^did_[A-Za-z0-9_-]{32}$/);
  expect(await violations(director)).toEqual([]);
  await picture(director, "till-key");

  // A program: no browser, no cookie.
  const program = await requests.newContext({
    baseURL: server.origin, extraHTTPHeaders: { authorization: `Bearer ${key}` },
  });
  const description = await (await program.get("/api/v1/openapi.json")).json();
  const read = async (method: string, path: string, answer: APIResponse) => {
    const kind = answer.headers()["content-type"]!;
    const text = await answer.text();
    const body = JSON.parse(text);
    expect(faults(description, method, path, answer.status(), kind, body)).toEqual([]);
    return { status: answer.status(), text, body };
  };
  const itself = await read("get", "/api/v1/till", await program.get("/api/v1/till"));
  expect(itself.body).toMatchObject({ name: "Касса у входа", checks: true, authority: null });
  const ask = async (code: string, key: string = crypto.randomUUID()) => {
    const data = { code, asks: "age18", key };
    return read("post", "/api/v1/checks", await program.post("/api/v1/checks", { data }));
  };

  // Something else is left alone, whatever it is.
  const citizen = await people.enter("citizen");
  const family = server.read(await codeOf(citizen, "status:large_family"));
  const other = (await ask(family)).body;
  expect(other).toMatchObject({ outcome: "other_scenario", serve: false, id: null });
  expect(other.say.title).toBe("Покажите «Старше 18 лет»");
  await expect(citizen.locator(".words-pair:visible")).toHaveCount(0);

  const code = server.read(await codeOf(citizen));
  const attempt = crypto.randomUUID();
  const first = await ask(code, attempt);
  const told = first.body;
  expect(told).toMatchObject({ outcome: "confirmed", serve: true, scenario: "age18" });
  const words = await wordsOn(citizen);
  for (const word of told.words) expect(words).toContain(word);
  await picture(citizen, "till-words");
  // No answer came? The same again, and it is the same.
  expect((await ask(code, attempt)).text).toBe(first.text);
  expect((await ask(code)).body).toMatchObject({ outcome: "already_used", serve: false });

  const receipt = await read(
    "get", "/api/v1/checks/{id}/receipt", await program.get(`/api/v1/checks/${told.id}/receipt`),
  );
  await director.goto(receipt.body.page);
  await expect(director.locator("main")).toContainText(LIBRARY.name);

  // The same without programming: a scanner that types, in the Russian layout as well.
  server.setClock(server.now + 30);
  const fresh = server.read(await codeOf(citizen));
  const file = server.file("till.key", `${key}\n`);
  const once = server.till(fresh, "--key-file", file, "--asks", "age18", "--once", "--plain");
  expect(once).toMatchObject({ status: 0 });
  expect(once.said).toMatch(/^Подтверждено: старше 18 лет \(слова: .+ — .+\)\. Спасибо!\n$/);
  const lines = server.till(`${fresh}\n\nST00012|Name=Кафе\n`, "--key-file", file, "--asks", "age18");
  const outcomes = lines.said.trim().split("\n").map((line) => JSON.parse(line).outcome);
  expect(outcomes).toEqual(["already_used", "not_our_code"]);

  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/checks`);
  await expect(director.locator("tbody tr").first()).toContainText("Касса у входа");
  await expect(director.locator("tbody tr").first()).toContainText("Светлова");
  await picture(director, "till-checks");

  await director.goto(tills);
  await director.getByRole("link", { name: "Новый ключ: Касса у входа" }).click();
  await expect(director.getByRole("heading", { level: 1 })).toHaveText("Дать кассе новый ключ?");
  expect(await violations(director)).toEqual([]);
  await director.getByRole("link", { name: "К кассам" }).click();
  await director.getByRole("link", { name: "Отозвать: Касса у входа" }).click();
  expect(await violations(director)).toEqual([]);
  await picture(director, "till-revoke");
  await director.getByRole("button", { name: "Отозвать кассу" }).click();
  await expect(director.getByRole("status")).toContainText("Касса отозвана");
  expect(await violations(director)).toEqual([]);
  await picture(director, "tills-revoked");
  const refused = await ask(code);
  expect(refused.status).toBe(401);
  expect(refused.body).toMatchObject({ code: "signed-out" });
  const silent = server.till(fresh, "--key-file", file, "--asks", "age18", "--once", "--plain");
  expect(silent).toMatchObject({ status: 2 });
  expect(silent.said).toContain("Касса не проверяет");

  // Neither codes nor keys are in the log, nor anybody's data.
  const log = server.readLog();
  expect(log).toContain("a till was revoked");
  expect(log).not.toMatch(/did_[A-Za-z0-9]|\/V#|[A-Z2-7]{60,}/);
  expect(log).not.toMatch(/Ветров|Светлов|Касса у входа/i);
  await program.dispose();
});

test("when nobody answers, a till says so and never a yes", async ({ server }) => {
  const key = server.file("till.key", "did_00000000000000000000000000000000\n");
  const ask = (...more: string[]) =>
    server.till("12345678\n", "--key-file", key, "--asks", "age18", "--once", ...more);
  const unknown = ask();
  expect(unknown.status).toBe(2);
  expect(JSON.parse(unknown.said)).toMatchObject({
    outcome: "not_checked", serve: false, problem: { code: "signed-out" },
  });
  server.kill();
  const away = ask("--plain");
  expect(away).toEqual({
    status: 2, said: "Нет связи с Digital ID. Обычная проверка: попросите документ.\n",
  });
  expect(server.till("x", "--key-file", key, "--asks", "identity").status).not.toBe(0);
});

test("tills on every screen", async ({ people, server }) => {
  const tills = `${server.origin}/org/${LIBRARY.ogrn}/tills`;
  for (const [width, colorScheme] of [[320, "light"], [375, "dark"], [1280, "light"], [1280, "dark"]] as const) {
    const viewport = { width, height: 900 };
    const director = await people.enter("director", { viewport, colorScheme });
    await director.goto(tills);
    const wide = await director.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    expect(await violations(director)).toEqual([]);
    await picture(director, `tills-${width}-${colorScheme}`);
  }
});
