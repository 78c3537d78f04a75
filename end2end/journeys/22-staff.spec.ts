import { LIBRARY, typePassword } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

const STAFF = `/org/${LIBRARY.ogrn}/staff`;

test("a person is invited by number, says yes, and is seen by name from then on", async ({ people, server }) => {
  const director = await people.enter("director", { expectedErrors: [/422/] });
  await director.goto(server.origin + STAFF);
  await director.getByRole("link", { name: "Пригласить" }).click();
  await picture(director, "staff-invite");
  await director.getByLabel("Кому: СНИЛС или телефон").fill("900-000-006 88");
  await director.getByRole("button", { name: "Пригласить" }).click();
  await expect(director.getByRole("alert")).toContainText("контрольные цифры");
  await picture(director, "staff-invite-refused");
  await director.getByLabel("Кому: СНИЛС или телефон").fill("900-000-006 87");
  await director.getByRole("button", { name: "Пригласить" }).click();
  await expect(director.getByRole("status")).toContainText("Приглашение сохранено");
  const invitations = director.locator("section", {
    has: director.getByRole("heading", { name: "Приглашения" }),
  });
  await expect(invitations).toContainText("900-000-006 87");
  await expect(invitations).toContainText("ждёт ответа");
  await expect(director.locator("main")).not.toContainText("Полянин");
  const told = await director.locator(".notice").innerText();
  await picture(director, "staff-invited");

  // Nobody has this number: the page says the very same.
  await director.goto(`${server.origin}${STAFF}/invite`);
  await director.getByLabel("Кому: СНИЛС или телефон").fill("+7 999 000-00-00");
  await director.getByRole("button", { name: "Пригласить" }).click();
  expect(await director.locator(".notice").innerText()).toBe(told);
  await expect(invitations.getByText("ждёт ответа")).toHaveCount(2);

  // Without JavaScript too.
  const invited = await people.enter("stranger", {
    javaScriptEnabled: false,
    expectedErrors: [/modulepreload|Blocked script|preload/i],
  });
  await invited.goto(`${server.origin}/account`);
  await expect(invited.locator("main")).toContainText("«Городская библиотека» приглашает вас");
  await picture(invited, "account-invitation");
  await invited.getByRole("button", { name: "Принять приглашение" }).click();
  await expect(invited.getByRole("status")).toContainText("Вы в сотрудниках");
  await expect(invited.getByRole("button", { name: "Принять приглашение" })).toHaveCount(0);

  await director.goto(server.origin + STAFF);
  await expect(director.locator("table").first()).toContainText("Полянин Роман Петрович");
  await expect(invitations).toContainText("принято");
  await invitations.getByRole("button", { name: /999 000/ }).click();
  await expect(director.getByRole("status")).toContainText("Приглашение отозвано");
  await picture(director, "staff-joined");
});

test("a link is shown once, works once, and says kindly why it does not", async ({ people, server }) => {
  const director = await people.enter("director");
  const make = async (note: string): Promise<string> => {
    await director.goto(`${server.origin}${STAFF}/invite`);
    await director.getByLabel("Заметка").fill(note);
    await director.getByRole("button", { name: "Создать ссылку" }).click();
    await expect(director.getByRole("heading", { level: 1 })).toHaveText("Ссылка готова");
    await expect(director.getByRole("img", { name: /приглашени/ })).toBeVisible();
    return director.getByLabel("Ссылка", { exact: true }).inputValue();
  };
  const link = await make("Касса № 2");
  await picture(director, "staff-link");
  await director.goto(`${server.origin}${STAFF}`);
  expect(await director.content(), "it is not kept").not.toContain(link.split("/").pop());

  // Whoever is not signed in signs in and is back.
  const passer = await people.enter(undefined, { expectedErrors: [/404/] });
  await passer.goto(link);
  await expect(passer.locator("h1")).toContainText("приглашает вас");
  await picture(passer, "invitation");
  await passer.getByRole("link", { name: "Войти и принять" }).click();
  await passer.locator("button[name=person][value=stranger]").click();
  await passer.waitForURL(link);
  await passer.getByRole("button", { name: "Принять приглашение" }).click();
  await expect(passer.getByRole("status")).toContainText("Вы в сотрудниках");
  await passer.goto(link);
  await expect(passer.locator("h1")).toHaveText("Вы уже приняли это приглашение");

  const late = await people.enter("citizen", { expectedErrors: [/404/] });
  await late.goto(link);
  await expect(late.locator("h1")).toHaveText("Этой ссылкой уже воспользовались");
  await picture(late, "invitation-used");
  await late.goto(`${server.origin}/invite/${"A".repeat(32)}`);
  await expect(late.locator("h1")).toHaveText("Такой ссылки нет");
  const second = await make("");
  await director.goto(server.origin + STAFF);
  await director.getByRole("button", { name: "Отозвать приглашение: По ссылке", exact: true }).click();
  await late.goto(second);
  await expect(late.locator("h1")).toHaveText("Приглашение отозвано");
  await expect(late.getByRole("button", { name: "Принять приглашение" })).toHaveCount(0);
  expect(server.readLog()).not.toContain(link.split("/").pop());
});

test("whoever leaves loses everything, and the open scanner says so by itself", async ({ people, server }) => {
  const staff = await people.enter("librarian");
  await staff.goto(`${server.origin}/scan`);
  const director = await people.enter("director", { expectedErrors: [/422/] });
  await director.goto(`${server.origin}${STAFF}?q=Светлова`);
  await director.getByRole("link", { name: "Светлова Ольга Николаевна", exact: true }).click();
  await picture(director, "staff-member");
  await director.getByRole("button", { name: "Отозвать всё" }).click();
  await expect(director.getByRole("alert")).toContainText("Причина: заполните это поле");
  await director.getByLabel("Причина").fill("Увольнение");
  await director.getByRole("button", { name: "Отозвать всё" }).click();
  await expect(director.getByRole("alert")).toContainText("Подтверждение");
  await picture(director, "staff-leave-refused");
  await director.getByLabel(/больше не работает/).check();
  await director.getByRole("button", { name: "Отозвать всё" }).click();
  await typePassword(director);
  await expect(director.getByRole("status")).toContainText("Все доверенности отозваны");
  await expect(director.getByRole("button", { name: "Отозвать всё" })).toHaveCount(0);
  await picture(director, "staff-left");
  // Nobody touched the scanner.
  await expect(staff.locator("main")).toContainText("Доверенность отозвана", { timeout: 5_000 });
  const proof = server.audit();
  expect(proof, proof.said).toMatchObject({ good: true });
});
