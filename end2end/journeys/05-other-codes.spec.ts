import QRCode from "qrcode";

import { violations } from "../support/axe.js";
import { codeOf, expectSaid, expectWord, next, openScanner, scan, show } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

const draw = (text: string) => QRCode.toBuffer(text, { scale: 8, margin: 4 });

test("bad, bad, bad, good: each is named, and none blocks the next", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);

  const origin = server.origin.toUpperCase();
  await scan(staff, await draw(`${origin}/V#${"A".repeat(168)}`));
  await expectWord(staff, "Код поддельный");
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "scan-forged");
  await next(staff);

  await scan(staff, await draw("ST00012|Name=ООО «Ромашка»|PersonalAcc=40702810138250123017"));
  await expectSaid(staff, "платёжный код");
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "scan-payment");
  await next(staff);

  await scan(staff, await draw("https://gosuslugi.example/v#MFRGG"));
  await expectSaid(staff, "gosuslugi.example");
  expect(await violations(staff)).toEqual([]);
  await next(staff);

  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
});

test("a blank wall brings hints, never an answer", async ({ people }) => {
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  const hint = staff.locator(".scanner-hint");
  const first = await hint.innerText();
  await expect(hint).not.toHaveText(first, { timeout: 30_000 });
  await expect(staff.locator(".outcome")).toBeHidden();
  await picture(staff, "scan-blank");
});

test("a photo from a file is read too", async ({ people }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  const code = await codeOf(citizen);
  await openScanner(staff);
  await staff.locator("input[type=file]").first()
    .setInputFiles({ name: "code.png", mimeType: "image/png", buffer: code });
  await expectWord(staff, "Подтверждено");
});

test("a plain phone camera opens a page that explains", async ({ people, server }) => {
  const passerBy = await people.enter(undefined);
  for (const path of ["/V#MFRGG", "/v#MFRGG"]) {
    const answer = await passerBy.goto(server.origin + path);
    expect(answer?.status()).toBe(200);
    await expect(passerBy.getByRole("heading", { level: 1 })).toBeVisible();
  }
  await picture(passerBy, "public-code");
});

test("the citizen's page loads no decoder", async ({ people }) => {
  const citizen = await people.enter("citizen");
  const loaded: string[] = [];
  citizen.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await show(citizen);
  expect(loaded.some((path) => path.includes("frontend"))).toBe(true);
  expect(loaded.filter((path) => path.includes("worker"))).toEqual([]);
});
