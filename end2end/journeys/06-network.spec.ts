import { chromium } from "@playwright/test";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { codeOf, openScanner } from "../support/faces.js";
import { showToCamera } from "../support/camera.js";
import { expect, picture, test } from "../support/journey.js";

test("the scanner installs, and starts without a network", async ({ server }) => {
  // Installability is judged in a profile that is kept.
  const profile = mkdtempSync(join(tmpdir(), "digital-id-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking"],
    locale: "ru-RU",
  });
  try {
    const page = await context.newPage();
    await page.goto(`${server.origin}/sign-in`);
    await page.locator("button[name=person][value=librarian]").click();
    await page.waitForURL("**/scan");
    await expect(page.locator("html[data-ready]")).toBeAttached();
    await page.evaluate(async () => { await navigator.serviceWorker.ready; });

    const devtools = await context.newCDPSession(page);
    const { errors } = await devtools.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    expect(installabilityErrors).toEqual([]);

    await context.setOffline(true);
    await page.goto(`${server.origin}/scan`);
    await expect(page.getByRole("button", { name: "Включить камеру" })).toBeEnabled();
    await picture(page, "scan-offline");

    // Signed-in pages are never kept.
    const kept = await page.evaluate(async () => {
      const urls: string[] = [];
      for (const name of await caches.keys()) {
        for (const request of await (await caches.open(name)).keys()) {
          urls.push(new URL(request.url).pathname);
        }
      }
      return urls;
    });
    expect(kept).toContain("/scan/offline");
    expect(kept.filter((path) => path === "/scan" || path.startsWith("/id") && !path.endsWith(".png")))
      .toEqual([]);

    await context.setOffline(false);
    await page.goto(`${server.origin}/scan`);
    await expect(page.getByRole("button", { name: "Включить камеру" })).toBeVisible();
  } finally {
    await context.close();
  }
});

test("a dead server: the scanner says what it can, and that there is no connection", async ({ people, server }) => {
  const citizen = await people.enter("citizen", { expectedErrors: [/ERR_|Failed to load/] });
  const staff = await people.enter("librarian", {
    camera: true,
    expectedErrors: [/ERR_|Failed to load/],
  });
  const code = await codeOf(citizen);
  await openScanner(staff);
  await expect(staff.locator(".scanner")).toHaveAttribute("data-state", "looking");
  server.kill();
  await showToCamera(staff, code);
  await expect(staff.locator(".outcome-word")).toHaveText(/Подпись верна|Нет связи/);
  await staff.locator(".outcome-main:visible").click();
  await expect(staff.locator(".scanner")).toContainText("Нет связи", { useInnerText: true });
  await picture(staff, "scan-no-network");
});
