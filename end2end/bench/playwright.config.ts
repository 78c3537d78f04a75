import journeys from "../playwright.config.js";

export default { ...journeys, testDir: ".", outputDir: "../results", workers: 1, reporter: "line" };
