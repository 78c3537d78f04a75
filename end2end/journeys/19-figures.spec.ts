import { violations } from "../support/axe.js";
import { LIBRARY, POOL, codeOf, expectWord, openScanner, scan } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

test("figures: a check is counted, over the period that was chosen", async ({ people, server }) => {
  const director = await people.enter("director", { viewport: { width: 1280, height: 800 } });
  const address = `${server.origin}/org/${LIBRARY.ogrn}/figures`;
  await director.goto(`${server.origin}/org/${LIBRARY.ogrn}`);
  await director.getByRole("navigation").getByRole("link", { name: "Цифры" }).click();
  await expect(director).toHaveURL(address);
  const checks = async () => {
    const text = await director.locator(".numbers dd").first().textContent();
    return Number(text?.replaceAll(/\D/g, ""));
  };
  const month = await checks();
  await director.getByRole("link", { name: "90 дней" }).click();
  await expect(director.locator(".filter[aria-current]")).toHaveText("90 дней");
  const quarter = await checks();
  expect(quarter).toBeGreaterThan(month);
  await expect(director.locator(".chart-days rect").first()).toBeAttached();
  await picture(director, "org-figures-90-1280");
  await director.getByRole("link", { name: "7 дней" }).click();
  await expect(director.locator(".filter[aria-current]")).toHaveText("7 дней");
  const week = await checks();
  expect(week).toBeLessThan(month);

  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
  await director.reload();
  expect(await checks()).toBe(week + 1);

  // The table under the chart says the same; it is there by keyboard and without a mouse.
  await director.locator("summary", { hasText: "таблицей" }).first().click();
  const today = director.getByRole("row", { name: /01\.03\.2026/ });
  await expect(today).toBeVisible();
  const csv = await (await director.request.get(`${address}.csv?days=7`)).text();
  const lines = csv.split("\n").filter((line) => line.startsWith("Проверки по дням"));
  expect(lines).toHaveLength(7);
  const sum = lines.reduce((sum, line) => sum + Number(line.split(",")[2]), 0);
  expect(sum).toBe(week + 1);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`figures on a phone, ${colorScheme}: full and empty`, async ({ people, server }) => {
    const director = await people.enter("director", { colorScheme });
    await director.goto(`${server.origin}/org/${LIBRARY.ogrn}/figures?days=30`);
    expect(await violations(director)).toEqual([]);
    await picture(director, `org-figures-375-${colorScheme}`);
    const other = await people.enter("director2", { colorScheme });
    await other.goto(`${server.origin}/org/${POOL.ogrn}/figures`);
    await expect(other.locator("main")).toContainText("Проверок ещё не было");
    await picture(other, `org-figures-empty-375-${colorScheme}`);
  });
}
