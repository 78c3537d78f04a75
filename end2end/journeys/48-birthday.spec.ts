import { expectWord, openScanner, scan, codeOf } from "../support/faces.js";
import { expect, test } from "../support/journey.js";

/** The demo's minor is born on 31 December 2008: 18 from the first moment of that day in Moscow. */
const MIDNIGHT = Date.UTC(2026, 11, 30, 21, 0, 0) / 1000;

test("a 17-year-old turns 18 at midnight in Moscow, not a second before", async ({ people, server }) => {
  server.setClock(MIDNIGHT - 1);
  const citizen = await people.enter("minor", { expectedErrors: [/404/] });
  await citizen.goto(`${server.origin}/id`);
  await expect(citizen.getByRole("heading", { level: 1 })).toContainText("18");
  await expect(citizen.getByRole("link", { name: /Старше 18/ })).toHaveCount(0);
  const early = await citizen.goto(`${server.origin}/id/show/age18`);
  expect(early?.status()).toBe(404);

  // Whoever checks is somebody else: the powers of attorney of the demo are over by then.
  server.setClock(MIDNIGHT);
  await citizen.goto(`${server.origin}/id`);
  await expect(citizen.getByRole("link", { name: /Старше 18/ })).toBeVisible();
  const staff = await people.enter("driver", { camera: true });
  await openScanner(staff);
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
});
