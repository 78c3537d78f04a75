// Other ways in than the camera, and codes that are not ours.
import type { Page } from "@playwright/test";
import QRCode from "qrcode";

import { violations } from "../support/axe.js";
import { GTIN, bars, marking } from "../support/goods.js";
import { codeOf, expectSaid, expectWord, next, openScanner, scan } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";

const PAYMENT =
  "ST00012|Name=ООО «Ромашка»|PersonalAcc=40702810138250123017|BankName=ОАО «БАНК»|" +
  "BIC=044525225|CorrespAcc=30101810400000000225|Sum=125000|Purpose=Членский взнос";

/** Addresses that the page has asked the server for since. */
function asked(page: Page): string[] {
  const paths: string[] = [];
  page.on("request", (request) => paths.push(new URL(request.url()).pathname));
  return paths;
}

test("a payment is read aloud, sent nowhere, and handed to a bank app on a tap", async ({ people }) => {
  const staff = await people.enter("librarian", { camera: true });
  await staff.context().addInitScript(() => {
    Object.assign(navigator, {
      share: async (data: ShareData) => Object.assign(window, { shared: data.text }),
    });
  });
  await staff.reload();
  await openScanner(staff);
  const paths = asked(staff);
  await scan(staff, await QRCode.toBuffer(PAYMENT, { scale: 6, margin: 4 }));
  await expectSaid(staff, "ООО «Ромашка»");
  await expectSaid(staff, "1 250,00 ₽");
  await expectSaid(staff, "Членский взнос");
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "scan-payment-facts");
  expect(paths.filter((path) => path.startsWith("/api/check"))).toEqual([]);
  await staff.getByRole("button", { name: "Передать в приложение банка" }).click();
  expect(await staff.evaluate(() => (window as any).shared)).toBe(PAYMENT);
});

test("a payment in the alphabet of old banks is readable", async ({ people }) => {
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  const name = Buffer.from([0xd0, 0xee, 0xec, 0xe0, 0xf8, 0xea, 0xe0]); // windows-1251
  const data = Buffer.concat([Buffer.from("ST00011|Name="), name, Buffer.from("|Sum=5000")]);
  await scan(staff, await QRCode.toBuffer([{ data, mode: "byte" }], { scale: 8, margin: 4 }));
  await expectSaid(staff, "Ромашка");
  await expectSaid(staff, "50,00 ₽");
  await expectSaid(staff, "Реквизиты неполные");
});

test("a payment by СБП, a look-alike of it, and an address of another alphabet", async ({ people }) => {
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  const draw = (text: string) => QRCode.toBuffer(text, { scale: 8, margin: 4 });
  await scan(staff, await draw("https://qr.nspk.ru/AS10000ABC?type=02&sum=10000&cur=RUB"));
  await expectSaid(staff, "100,00 ₽");
  await next(staff);
  await scan(staff, await draw("https://qr.nspk.ru.evil.example/AS10000ABC?sum=10000"));
  await expectSaid(staff, "qr.nspk.ru.evil.example");
  await next(staff);
  await scan(staff, await draw("https://xn--80ak6aa92e.example/"));
  await expectSaid(staff, "буквы другого алфавита");
});

test("codes on goods are read with a module of their own, and sent nowhere", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const code = await codeOf(citizen);
  const staff = await people.enter("librarian", { camera: true });
  const paths = asked(staff);
  const fetched = () => paths.some((path) => /\/goods\.[0-9a-f]+\.wasm$/.test(path));
  await openScanner(staff);
  await scan(staff, code);
  await expectWord(staff, "Подтверждено");
  await next(staff);
  const checks = () => paths.filter((path) => path.startsWith("/api/check")).length;
  const before = checks();

  await scan(staff, marking());
  expect(fetched()).toBe(true);
  await expectSaid(staff, "Похоже на маркировку товара");
  await expectSaid(staff, GTIN);
  await expectSaid(staff, "5abcdefGHIJKL");
  expect(await violations(staff)).toEqual([]);
  await picture(staff, "scan-marking");
  await next(staff);
  await scan(staff, bars("4600439931256"));
  await expectSaid(staff, "Это штрихкод товара");
  await expectSaid(staff, "4600439931256");
  await next(staff);
  expect(checks()).toBe(before);
});

test("a photo of a marking code needs no camera", async ({ people, server }) => {
  const staff = await people.enter("librarian");
  await staff.goto(`${server.origin}/scan`);
  await expect(staff.locator("html[data-ready]")).toBeAttached();
  const photo = { name: "label.png", mimeType: "image/png", buffer: marking() };
  await staff.getByLabel("Выбрать фото с кодом").first().setInputFiles(photo);
  await expectSaid(staff, "Похоже на маркировку товара");
});

/** Presses what a hardware scanner presses, while the computer writes Russian. */
async function typeAsScanner(page: Page, text: string): Promise<void> {
  await page.evaluate((text) => {
    const us = "qwertyuiop[]asdfghjkl;'zxcvbnm,./QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?#";
    const ru = "йцукенгшщзхъфывапролджэячсмитьбю.ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,№";
    const names: Record<string, string> = {
      ":": "Semicolon", "/": "Slash", ".": "Period", "-": "Minus", "#": "Digit3",
    };
    const press = (key: string, code: string, shiftKey: boolean) =>
      document.body.dispatchEvent(
        new KeyboardEvent("keydown", { key, code, shiftKey, bubbles: true, cancelable: true }),
      );
    for (const c of text) {
      const at = us.indexOf(c);
      const letter = /[A-Za-z]/.test(c) ? `Key${c.toUpperCase()}` : undefined;
      const code = names[c] ?? letter ?? `Digit${c}`;
      press(at < 0 ? c : ru[at], code, /[A-Z:#]/.test(c));
    }
    press("Enter", "Enter", false);
  }, text);
}

test("a hardware scanner works in the Russian layout, and without a camera", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian");
  const text = server.read(await codeOf(citizen));
  await staff.goto(`${server.origin}/scan`);
  await expect(staff.getByRole("button", { name: "Включить камеру" })).toBeEnabled();
  await typeAsScanner(staff, text);
  await expectWord(staff, "Подтверждено");
});

test("a code may be pasted, and a picture of it dropped", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  const code = await codeOf(citizen);
  await staff.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", ` ${text}\n`);
    document.body.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, server.read(code));
  await expectWord(staff, "Подтверждено");
  await next(staff);
  await staff.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], "code.png", { type: "image/png" }));
    document.body.dispatchEvent(
      new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }),
    );
  }, code.toString("base64"));
  await expectWord(staff, "Уже проверен");
});

test("what is typed into the field stays there", async ({ people, server }) => {
  const staff = await people.enter("librarian", { camera: true });
  await staff.goto(`${server.origin}/scan`);
  await staff.getByRole("button", { name: "Цифры" }).click();
  const field = staff.locator("dialog[open] input[name=digits]");
  await field.pressSequentially("12345678");
  await expect(field).toHaveValue("1234 5678");
  await expect(staff.locator(".outcome")).toBeHidden();
});

test("a device keeps how it scans, and takes no nonsense", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await staff.goto(`${server.origin}/scan`);
  await staff.getByRole("link", { name: "Настройки сканера" }).click();
  await staff.getByLabel("Звук ответа").uncheck();
  await staff.getByLabel("По касанию").check();
  await staff.getByLabel("Высокий контраст").check();
  await staff.getByLabel("Для левой руки").check();
  await staff.getByRole("button", { name: "Сохранить" }).click();
  await expect(staff.getByText("Сохранено", { exact: true })).toBeVisible();
  await expect(staff.getByLabel("Звук ответа")).not.toBeChecked();
  await expect(staff.getByLabel("Вибрация")).toBeChecked();
  await expect(staff.getByLabel("По касанию")).toBeChecked();
  await picture(staff, "scan-settings");

  await openScanner(staff);
  await expect(staff.locator("html")).toHaveClass("scan-contrast scan-left");
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
  // It stays until it is touched: nothing counts down.
  await expect(staff.locator(".outcome-main:visible .clear")).toBeHidden();
  await picture(staff, "scan-contrast");
  // The shell is drawn for nobody, and is still this device's.
  await staff.goto(`${server.origin}/scan/offline`);
  await expect(staff.locator("html")).toHaveClass("scan-contrast scan-left");

  for (const clears of ["7", "", "x", "99999999999"]) {
    const answer = await staff.request.post(`${server.origin}/scan/settings`, {
      form: { clears }, headers: { origin: server.origin }, maxRedirects: 0,
    });
    expect(answer.status()).toBe(422);
  }
});

test("a shift is counted, and holds nothing about guests", async ({ people, server }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await staff.goto(`${server.origin}/scan/shift`);
  // The demo has a morning behind it.
  const count = staff.getByRole("heading", { name: /^\d+ провер/ });
  const before = Number.parseInt(await count.innerText());
  expect(before).toBeGreaterThan(0);
  await openScanner(staff);
  const code = await codeOf(citizen);
  await scan(staff, code);
  await expectWord(staff, "Подтверждено");
  await next(staff);
  await scan(staff, code);
  await expectWord(staff, "Уже проверен");
  await staff.goto(`${server.origin}/scan`);
  await staff.getByRole("link", { name: "Моя смена" }).click();
  await expect(count).toHaveText(`${before + 2} проверок`);
  await expect(staff.getByRole("row")).toHaveCount(before + 2 + 1);
  const said = await staff.locator("main").innerText();
  expect(said).not.toContain("Ветров");
  await picture(staff, "scan-shift");
});
