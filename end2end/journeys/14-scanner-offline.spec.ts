import { type Page } from "@playwright/test";
import { createServer, type Server as TcpServer } from "node:net";

import { violations } from "../support/axe.js";
import { showToCamera } from "../support/camera.js";
import { LIBRARY, codeOf, expectSaid, expectWord, next, openScanner, scan, show, typePassword } from "../support/faces.js";
import { type People, expect, picture, test } from "../support/journey.js";
import { type Server } from "../support/server.js";

// A scanner that loses its server says so on the console by itself.
const LOST = [/ERR_|Failed to load/];

async function scanner(people: People, { hears = true } = {}): Promise<Page> {
  const staff = await people.enter("librarian", { camera: true, expectedErrors: LOST });
  // A browser that a test takes offline keeps the streams that are open; a dead spot does not.
  if (!hears) await staff.route("**/scan/events", (route) => route.fulfill({ status: 204 }));
  await openScanner(staff);
  await keeps(staff);
  return staff;
}

/** What the scanner keeps on this device, as text. */
function kept(staff: Page): Promise<{ facts: string; seen: unknown[]; outbox: unknown[]; all: string }> {
  return staff.evaluate(() => new Promise((done, failed) => {
    const opened = indexedDB.open("scan-offline");
    opened.onerror = () => failed(opened.error);
    opened.onsuccess = () => {
      const database = opened.result;
      const all: Record<string, unknown[]> = {};
      const names = [...database.objectStoreNames];
      if (names.length === 0) return done({ facts: "", seen: [], outbox: [], all: "" });
      const transaction = database.transaction(names);
      for (const name of names) {
        const store = transaction.objectStore(name);
        store.getAll().onsuccess = (event) => {
          all[name] = (event.target as IDBRequest).result;
        };
        store.getAllKeys().onsuccess = (event) => {
          all[`${name} keys`] = (event.target as IDBRequest).result;
        };
      }
      transaction.oncomplete = () => {
        database.close();
        done({
          facts: JSON.stringify(all.facts),
          seen: all["seen keys"] ?? [],
          outbox: all.outbox ?? [],
          all: JSON.stringify(all),
        });
      };
    };
  }));
}

/** The server's clock stands; on the phone time has passed, and no check is of the future. */
function later(server: Server): void {
  server.setClock(server.now + 120);
}

async function keeps(staff: Page): Promise<void> {
  await expect.poll(async () => (await kept(staff)).facts).toContain("at_ms");
}

async function waits(staff: Page, count: number): Promise<void> {
  await expect.poll(async () => (await kept(staff)).outbox.length, { timeout: 20_000 }).toBe(count);
}

/** How many checks without a network the organization's journal has. */
async function recorded(people: People, server: Server): Promise<Page> {
  const director = await people.enter("director");
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/checks?outcome=offline`);
  return director;
}

test("offline: the third state, then sent once when the network is back", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await scanner(people);
  const code = await codeOf(citizen);
  await staff.context().setOffline(true);
  const outcome = await scan(staff, code);
  await expectWord(staff, "Подпись верна");
  expect(await violations(staff)).toEqual([]);
  await expect(outcome).toHaveAttribute("data-outcome", "offline");
  await expect(outcome).toHaveClass(/outcome-wait/);
  await expectSaid(staff, /данные от 15:00/);
  await expectSaid(staff, /не показан ли код в другом месте/);
  await picture(staff, "scan-offline-good");
  await next(staff);
  await expect(staff.locator(".scanner")).toContainText("Ждут отправки: 1", { useInnerText: true });
  await picture(staff, "scan-offline-bar");
  await waits(staff, 1);

  later(server);
  await staff.context().setOffline(false);
  await waits(staff, 0);
  const director = await recorded(people, server);
  await expect(director.locator("main table tbody tr")).toHaveCount(1);
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/alarms`);
  await expect(director.locator("main")).toContainText("Тревог нет");
  // The citizen sees the check in the history.
  await citizen.goto(`${server.origin}/id/history`);
  await expect(citizen.locator("main")).toContainText("Без сети");
});

test("a mandate revoked meanwhile raises a late alarm", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await scanner(people, { hears: false });
  const director = await people.enter("director");
  await staff.context().setOffline(true);
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/powers?q=Светлова`);
  await director.getByRole("link", { name: /Светлова/ }).first().click();
  await director.getByLabel(/Причина/).fill("Перешла в другой отдел");
  await director.getByRole("button", { name: /Отозвать/ }).click();
  await typePassword(director);
  await expect(director.locator("main")).toContainText("отозвана");

  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подпись верна");
  await waits(staff, 1);
  later(server);
  await staff.context().setOffline(false);
  await waits(staff, 0);

  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}`);
  await expect(director.locator(".decisions")).toContainText("проверка без связи не подтвердилась");
  await picture(director, "org-alarm-decision");
  await director.getByRole("link", { name: "Открыть тревоги" }).click();
  await expect(director.locator("main")).toContainText("Доверенность в это время не действовала");
  await expect(director.locator("main")).not.toContainText(/Ветров|Анна/);
  await picture(director, "org-alarms");
  const csv = await director.request.get(`${server.origin}/org/${LIBRARY.ogrn}/alarms.csv`);
  expect(await csv.text()).toContain("доверенность не действовала");
  await director.getByRole("button", { name: /Принять к сведению/ }).click();
  await expect(director.getByRole("button", { name: /Принять к сведению/ })).toHaveCount(0);
});

test("a dead server, and the same code again on this device", async ({ people, server }) => {
  const citizen = await people.enter("citizen", { expectedErrors: LOST });
  const staff = await scanner(people);
  const code = await codeOf(citizen);
  server.kill();
  await scan(staff, code);
  await expectWord(staff, "Подпись верна");
  await next(staff);
  // The device lets the same code rest for three seconds, then it is another attempt.
  await scan(staff, code);
  await expectWord(staff, "Уже проверен");
  await expectSaid(staff, /данные от/);
  await waits(staff, 1);
});

test("a code taken online is not taken again without a network, nor after a reload", async ({
  people, server,
}) => {
  const citizen = await people.enter("citizen", { expectedErrors: LOST });
  const staff = await scanner(people);
  await staff.evaluate(async () => { await navigator.serviceWorker.ready; });
  const code = await codeOf(citizen);
  await scan(staff, code);
  await expectWord(staff, "Подтверждено");
  await expect.poll(async () => (await kept(staff)).seen.length).toBe(1);
  await next(staff);
  server.kill();
  await scan(staff, code);
  await expectWord(staff, "Уже проверен");
  await expectSaid(staff, /данные от/);
  await staff.reload();
  await expect(staff.locator("html[data-ready]")).toBeAttached();
  await staff.getByRole("button", { name: "Включить камеру" }).click();
  await scan(staff, code);
  await expectWord(staff, "Уже проверен");
  expect((await kept(staff)).outbox).toEqual([]);
  await next(staff);

  // A minute later the code is old whatever is remembered, and nothing is.
  await staff.evaluate(() => {
    const honest = Date.now.bind(Date);
    Date.now = () => honest() + 60_000;
  });
  await scan(staff, code);
  await expectWord(staff, "Код устарел");
  expect((await kept(staff)).seen).toEqual([]);
});

test("sixty checks of somebody else on the same phone hold up nobody's own", async ({
  people, server,
}) => {
  const citizen = await people.enter("citizen");
  const staff = await scanner(people);
  const code = await codeOf(citizen);
  await staff.context().setOffline(true);
  await staff.evaluate(() => new Promise<void>((done) => {
    indexedDB.open("scan-offline").onsuccess = (event) => {
      const database = (event.target as IDBOpenDBRequest).result;
      const transaction = database.transaction("outbox", "readwrite");
      for (let n = 0; n < 60; n += 1) {
        // Before every other key there is, and after.
        const first = n < 55 ? "0" : "f";
        const key = `${first.repeat(8)}-0000-4000-8000-${String(n).padStart(12, "0")}`;
        const request = {
          organization: null, input: { by: "scanned", text: "x" }, idempotency_key: key, language: "ru",
        };
        transaction.objectStore("outbox").put({ account: "somebody", request, at: 1, data_at: 1 }, key);
      }
      transaction.oncomplete = () => { database.close(); done(); };
    };
  }));
  await scan(staff, code);
  await expectWord(staff, "Подпись верна");
  await waits(staff, 61);
  later(server);
  await staff.context().setOffline(false);
  await waits(staff, 60);
  const director = await recorded(people, server);
  await expect(director.locator("main table tbody tr")).toHaveCount(1);
});

test("a sign-out sends first what waits, and then goes on by itself", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await scanner(people);
  const code = await codeOf(citizen);
  await staff.context().setOffline(true);
  await scan(staff, code);
  await expectWord(staff, "Подпись верна");
  await waits(staff, 1);
  later(server);
  // Neither the scanner nor its service worker gets anything through before the sign-out.
  let open = false;
  await staff.context().route("**/api/late-checks", (route) => (open ? route.continue() : route.abort()));
  await staff.context().setOffline(false);
  await staff.goto(`${server.origin}/account`);
  open = true;
  await staff.locator("form[action='/sign-out'] button").first().click();
  await staff.waitForURL(`${server.origin}/`);
  expect((await kept(staff)).all).not.toContain("at_ms");
  const director = await recorded(people, server);
  await expect(director.locator("main table tbody tr")).toHaveCount(1);
});

test("a server that accepts and never answers: three seconds, no longer", async ({ people, server }) => {
  const citizen = await people.enter("citizen", { expectedErrors: LOST });
  const staff = await scanner(people);
  const code = await codeOf(citizen);
  server.kill();
  const hole = await blackHole(Number(new URL(server.origin).port));
  const began = Date.now();
  await showToCamera(staff, code);
  await expectWord(staff, "Подпись верна");
  expect(Date.now() - began).toBeLessThan(5_000);
  hole.close();
});

test("without a network the scanner starts, and knows in whose name", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await scanner(people);
  await staff.evaluate(async () => { await navigator.serviceWorker.ready; });
  const code = await codeOf(citizen);
  await staff.context().setOffline(true);
  await staff.goto(`${server.origin}/scan`);
  await expect(staff.locator("html[data-ready]")).toBeAttached();
  await expect(staff.locator(".scan-start:visible")).toContainText(LIBRARY.name, { useInnerText: true });
  await expect(staff.locator("body")).not.toContainText("Светлова");
  await picture(staff, "scan-offline-start");
  await staff.getByRole("button", { name: "Включить камеру" }).click();
  await scan(staff, code);
  await expectWord(staff, "Подпись верна");
  // Restarted without a network: the clock cannot be compared with anything.
  await expectSaid(staff, /перезапускали без связи/);
  await picture(staff, "scan-offline-restarted");
});

test("killed while it was being sent: sent again, recorded once", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await scanner(people);
  const code = await codeOf(citizen);
  await staff.context().setOffline(true);
  await scan(staff, code);
  await expectWord(staff, "Подпись верна");
  await waits(staff, 1);
  // The server records it; the answer never arrives, for the tab is gone.
  const context = staff.context();
  let swallowed = 0;
  await context.route("**/api/late-checks", async (route) => {
    swallowed += 1;
    await route.fetch();
  });
  later(server);
  await context.setOffline(false);
  await expect.poll(() => swallowed).toBeGreaterThan(0);
  await staff.close();
  await context.unroute("**/api/late-checks");

  const again = await context.newPage();
  await again.goto(`${server.origin}/scan`);
  await waits(again, 0);
  const director = await recorded(people, server);
  await expect(director.locator("main table tbody tr")).toHaveCount(1);
});

test("data beyond the cap says nothing", async ({ people, server }) => {
  const citizen = await people.enter("citizen", { expectedErrors: LOST });
  const director = await people.enter("director");
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/alarms`);
  await director.getByLabel("Сколько часов").fill("1");
  await director.getByRole("button", { name: "Сохранить" }).click();
  await expect(director.getByLabel("Сколько часов")).toHaveValue("1");

  const staff = await scanner(people);
  const code = await codeOf(citizen);
  server.kill();
  // An hour and a second go by on the phone.
  await staff.evaluate(() => {
    const honest = Date.now.bind(Date);
    Date.now = () => honest() + 3_601_000;
  });
  await scan(staff, code);
  await expectSaid(staff, "Данные слишком старые");
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "scan-offline-too-old");
});

test("a clock that was set back revives nothing; a wrong one is told", async ({ people, server }) => {
  const citizen = await people.enter("citizen", { expectedErrors: LOST });
  const staff = await scanner(people);
  const code = await codeOf(citizen);
  server.setClock(server.now + 120);
  await staff.reload();
  await openScanner(staff);
  // The phone's clock stands where it stood: two minutes behind now.
  await expect(staff.locator(".scanner")).toContainText(/Часы телефона отстают/, { useInnerText: true });
  await picture(staff, "scan-clock");
  server.kill();
  await scan(staff, code);
  await expectWord(staff, "Код устарел");
  await next(staff);
  await staff.evaluate(() => {
    const honest = Date.now.bind(Date);
    Date.now = () => honest() - 3_600_000;
  });
  await showToCamera(staff, null);
  await scan(staff, code);
  await expectWord(staff, "Код устарел");
});

test("nothing of any citizen is kept; a sign-out asks before it wipes", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await scanner(people);
  const code = await codeOf(citizen);
  await staff.context().setOffline(true);
  await scan(staff, code);
  await expectWord(staff, "Подпись верна");
  await waits(staff, 1);
  const { all } = await kept(staff);
  for (const personal of [/Ветров/, /Анна/, /Павловн/, /(?<!\d)(?:1987|1990)/, /900-000/, /data:image/]) {
    expect(all).not.toMatch(personal);
  }
  // The service worker tries as well: nothing may get through until the question was asked.
  await staff.context().route("**/api/late-checks", (route) => route.abort());
  await staff.context().setOffline(false);
  await staff.goto(`${server.origin}/account`);
  await staff.locator("form[action='/sign-out'] button").first().click();
  await expect(staff.locator("main")).toContainText("ждёт отправки 1 проверка");
  await picture(staff, "unsent");
  await staff.getByRole("button", { name: "Выйти и стереть" }).click();
  await staff.waitForURL(`${server.origin}/`);
  expect((await kept(staff)).all).not.toContain("at_ms");
});

function blackHole(port: number): Promise<TcpServer> {
  return new Promise((done, failed) => {
    const hole = createServer(() => {});
    const listen = (tries: number) => {
      hole.once("error", (error) => {
        if (tries === 0) failed(error);
        else setTimeout(() => listen(tries - 1), 50);
      });
      hole.listen(port, "127.0.0.1", () => done(hole));
    };
    listen(40);
  });
}
