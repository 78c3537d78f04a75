// https in the local network, with the installation's own authority: what phones need.
import { request as httpsRequest } from "node:https";

import { Server } from "../support/server.js";
import { codeOf, expectWord, openScanner, scan } from "../support/faces.js";
import { expect, People, test } from "../support/journey.js";

/** The body and the status at `url`, trusting `authority` and nothing else. */
function get(url: string, authority?: string): Promise<{ status: number; body: string }> {
  return new Promise((done, failed) => {
    const options = authority ? { ca: authority } : { rejectUnauthorized: false };
    httpsRequest(url, options, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (part) => (body += part));
      answer.on("end", () => done({ status: answer.statusCode ?? 0, body }));
    }).on("error", failed).end();
  });
}

test("https: the authority can be fetched, and vouches for the server", async () => {
  const server = await Server.start({ lan: true });
  try {
    const { status, body: authority } = await get(`${server.origin}/lan/ca.crt`);
    expect(status).toBe(200);
    expect(authority).toContain("BEGIN CERTIFICATE");
    expect((await get(`${server.origin}/healthz`, authority)).body).toBe("ok");
  } finally {
    await server.stop();
  }
});

test("https: sign in, show and scan over the local network", async ({ browser }) => {
  const server = await Server.start({ lan: true });
  const people = new People(
    ({ camera: _, expectedErrors: __, ...options }) =>
      browser.newContext({ locale: "ru-RU", ignoreHTTPSErrors: true, ...options }),
    server,
  );
  try {
    // Behind a warning browsers refuse service workers: the README says so.
    const expectedErrors = [/service ?worker|SSL certificate/i];
    const citizen = await people.enter("citizen", { expectedErrors });
    const cookies = await citizen.context().cookies();
    expect(cookies.map((cookie) => cookie.name)).toContain("__Host-session");
    const staff = await people.enter("librarian", { camera: true, expectedErrors });
    await openScanner(staff);
    await scan(staff, await codeOf(citizen));
    await expectWord(staff, "Подтверждено");
  } finally {
    await people.leave();
    await server.stop();
  }
});
