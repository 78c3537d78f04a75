import { randomBytes } from "node:crypto";

import type { APIRequestContext } from "@playwright/test";

import { codeOf, expectWord, next, openScanner, scan } from "../support/faces.js";
import { expect, picture, test } from "../support/journey.js";
import { START, type Server } from "../support/server.js";

/** An issuer key, as earlier versions kept it. */
const [SIGNING, SESSION] = [randomBytes(32), randomBytes(32)];
const ISSUER_KEY = [
  "digital-id issuer keys, version 1",
  "kid 1",
  `signing ${SIGNING.toString("hex")}`,
  `session ${SESSION.toString("hex")}`,
  "",
].join("\n");

/** How these bytes could have been written: the middle, whatever stands around it. */
function spellings(secret: Buffer): string[] {
  const hex = secret.toString("hex");
  const texts = [hex, hex.toUpperCase(), secret.toString("base64"), secret.toString("base64url"), [...secret].join(", ")];
  return texts.map((text) => text.slice(4, -4));
}

/** The numbers of the keys that are published as good. */
async function published(request: APIRequestContext, server: Server): Promise<string[]> {
  const answer = await request.get(`${server.origin}/.well-known/jwks.json`);
  expect(answer.status()).toBe(200);
  const { keys } = await answer.json();
  for (const key of keys) {
    expect(key).toMatchObject({ kty: "OKP", crv: "Ed25519", use: "sig", alg: "EdDSA" });
    expect(key.x).toMatch(/^[\w-]{43}$/);
    expect(key.d).toBeUndefined();
  }
  return keys.map((key: { kid: string }) => key.kid);
}

/** The server's log says it once a process has taken the change in. */
async function taken(server: Server, times: number): Promise<void> {
  await expect
    .poll(() => server.readLog().split("the issuer's keys have changed").length - 1, { timeout: 5_000 })
    .toBe(times);
}

test("a rotation while scanning refuses nobody", async ({ people, server, request }) => {
  const citizen = await people.enter("citizen");
  const staff = await people.enter("librarian", { camera: true });
  await openScanner(staff);
  const before = await codeOf(citizen);
  expect(await published(request, server)).toEqual(["1", "2"]);

  expect(server.keys("rotate", "--now")).toContain("key 2 signs from");
  await taken(server, 1);
  await scan(staff, before);
  await expectWord(staff, "Подтверждено");
  await next(staff);

  server.setClock(START + 30);
  await scan(staff, await codeOf(citizen));
  await expectWord(staff, "Подтверждено");
  expect(server.keys("list")).toMatch(/^2 +current/m);
  expect(await published(request, server)).toEqual(["1", "2", "3"]);
});

test.describe("with a key that the test knows", () => {
  test.use({ serverFiles: { "issuer.key": ISSUER_KEY } });

  test("an emergency: the old code is forged within seconds, a fresh one is good", async ({
    people, server, request,
  }) => {
    const citizen = await people.enter("citizen");
    const staff = await people.enter("librarian", { camera: true });
    await openScanner(staff);
    const stolen = await codeOf(citizen);
    server.keys("revoke", "1", "--reason", "test");
    await taken(server, 1);
    await scan(staff, stolen);
    await expectWord(staff, "Код поддельный");
    await picture(staff, "scan-revoked-key");
    await next(staff);

    await scan(staff, await codeOf(citizen));
    await expectWord(staff, "Подтверждено");
    expect(await published(request, server)).toEqual(["2", "3"]);

    // A run with an imported key that was revoked, new ones and checks: the log knows no secret.
    // Those of the keys that the server has drawn by itself: `issuer/log_tests.rs`.
    const master = server.masterKey();
    expect(master).toMatch(/^[0-9a-f]{64}$/);
    const said = server.readLog() + server.keys("list");
    expect(said).toContain("issuer.key was taken into the ring");
    for (const secret of [Buffer.from(master, "hex"), SIGNING, SESSION]) {
      for (const spelling of spellings(secret)) expect(said).not.toContain(spelling);
    }
    // The search finds what is there: the public key of the same ring.
    expect(said).toMatch(/[0-9a-f]{64}/);
  });
});

test("what is published may be cached, and asked for anew", async ({ request, server }) => {
  for (const path of ["/.well-known/jwks.json", "/api/v1/trust-list", "/api/v1/snapshot"]) {
    const first = await request.get(server.origin + path);
    expect(first.status()).toBe(200);
    const headers = first.headers();
    expect(headers["cache-control"]).toBe("public, max-age=60");
    if (path.startsWith("/api")) expect(headers["content-type"]).toBe("application/cwt");
    const again = await request.get(server.origin + path, {
      headers: { "if-none-match": headers.etag },
    });
    expect(again.status()).toBe(304);
    expect((await again.body()).length).toBe(0);
  }
});
