import { defineConfig } from "@playwright/test";

// Each journey has a server, a database and a clock of its own, so they share nothing and
// may run side by side. No retries: a journey that fails now and then is a bug to find.
export default defineConfig({
  testDir: "journeys",
  outputDir: "results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "results/report.json" }]],
  use: {
    browserName: "chromium",
    locale: "ru-RU",
    timezoneId: "Asia/Vladivostok",
    // The DOM at each step tells enough; a picture of each frame costs a tenth of the time of all.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: true, sources: true },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
      ],
    },
  },
});
