import { violations } from "../support/axe.js";
import { codeOf, expectSaid, expectWord, next, openScanner, scan, switchTo } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

test("the same code twice is used already, by us and by others", async ({ people }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  const code = await codeOf(citizen);
  await scan(staff, code);
  await expectWord(staff, "Подтверждено");
  await next(staff);

  await scan(staff, code);
  await expectWord(staff, "Уже проверен");
  expect(await violations(staff)).toEqual([]);
  await expectSaid(staff, "15:00");
  await picture(staff, "scan-used");
  await next(staff);

  await switchTo(staff, "Бассейн");
  await scan(staff, code);
  await expectWord(staff, "Уже проверен");
  await expectSaid(staff, "в другой организации");
});

test("an individual's look uses nothing up", async ({ people }) => {
  const citizen = await people.enter("citizen");
  const passerBy = await people.enter("stranger", { camera: true });
  const staff = await people.enter("librarian", { camera: true });
  const code = await codeOf(citizen);
  await openScanner(passerBy);
  await scan(passerBy, code);
  await expectWord(passerBy, "Подтверждено");
  await openScanner(staff);
  await scan(staff, code);
  await expectWord(staff, "Подтверждено");
});

test("a code 50 seconds old is refused, and a fresh one helps", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  // Five seconds into its window: at +46 s it is one second too late (exp + 15 + 5).
  const code = await codeOf(citizen);
  server.setClock(server.now + 50);
  await scan(staff, code);
  await expectWord(staff, "Код устарел");
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "scan-expired");
  await next(staff);
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
});
