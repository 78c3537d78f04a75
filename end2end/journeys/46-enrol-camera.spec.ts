// The photo for a Digital ID, taken in the page: the frame over the camera's picture.
import type { Page } from "@playwright/test";

import { violations } from "../support/axe.js";
import { showToCamera } from "../support/camera.js";
import { expect, picture, test } from "../support/journey.js";
import { page as documentPage, portrait, zone } from "../support/photo.js";

async function toThePhoto(person: Page, origin: string): Promise<void> {
  await person.goto(`${origin}/id/new`);
  await person.getByLabel("Согласен на всё").check();
  await person.getByRole("button", { name: "Дать согласие" }).click();
  const [first, second] = zone("000000106", "950115", "310115", "POLIANIN<<ROMAN");
  await person.getByText("По загранпаспорту").click();
  await person.getByLabel("Первая строка").fill(first);
  await person.getByLabel("Вторая строка").fill(second);
  await person.getByRole("button", { name: "Выбрать загранпаспорт" }).click();
  await expect(person.locator("html[data-ready]")).toBeAttached();
}

test("the face in the oval, taken, looked at, sent; and what a program finds on it is said", async ({ people, server }) => {
  const person = await people.enter("stranger", { camera: true });
  await toThePhoto(person, server.origin);
  const live = person.locator(".photo-camera");
  await expect(live).toBeHidden();
  await person.getByRole("button", { name: "Снять на этом устройстве" }).click();
  await expect(live).toBeVisible();
  await showToCamera(person, portrait().buffer);
  await expect.poll(() => live.locator("video").evaluate((video: HTMLVideoElement) => video.videoWidth)).toBe(1280);
  await expect(live.locator("ellipse")).toBeVisible();
  expect(await violations(person)).toEqual([]);
  await picture(person, "enrol-camera");
  await person.getByRole("button", { name: "Снять", exact: true }).click();
  await expect(live).toBeHidden();
  await expect(person.getByText("Снимок готов")).toBeVisible();
  const preview = person.locator("#portrait-preview");
  await expect(preview).toBeVisible();
  // Three to four, out of the middle of a wide picture.
  await expect.poll(() => preview.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([540, 720]);
  await picture(person, "enrol-camera-taken");
  await person.locator("input[name=document]").setInputFiles(documentPage());
  await person.getByRole("button", { name: "Отправить на проверку" }).click();
  await expect(person.getByText("Заявление на проверке")).toBeVisible();
  // What journeys draw is no face, and is taken all the same.
  await expect(person.getByText("Программа не нашла на фото лица")).toBeVisible();
  expect(await violations(person)).toEqual([]);
  await picture(person, "enrol-waiting-no-face");

  const operator = await people.enter("operator", { viewport: { width: 1280, height: 900 } });
  await operator.goto(`${server.origin}/registry/photos`);
  await operator.getByRole("link", { name: "Полянин Роман Петрович" }).click();
  await expect(operator.locator("main")).toContainText("Программа не нашла на портрете лица");
  await picture(operator, "registry-photo-no-face");
});

test("without a camera the field is what there is", async ({ people, server }) => {
  const person = await people.enter("stranger");
  await person.addInitScript(() => {
    Object.defineProperty(navigator.mediaDevices, "getUserMedia", { value: async () => { throw new DOMException("no", "NotAllowedError"); } });
  });
  await toThePhoto(person, server.origin);
  await person.getByRole("button", { name: "Снять на этом устройстве" }).click();
  await expect(person.getByText("Камера не открылась")).toBeVisible();
  await expect(person.locator("#portrait")).toBeVisible();
});
