// What every journey starts from: a server, people in browsers of their own, and the rule
// that nobody's console says anything.
import { type BrowserContext, type Page, test as base, expect } from "@playwright/test";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

import { installCamera, setDeviceClock } from "./camera.js";
import { Server } from "./server.js";

export { expect };

export interface Options {
  /** Whether the page gets a camera whose picture the journey sets. */
  camera?: boolean;
  javaScriptEnabled?: boolean;
  viewport?: { width: number; height: number };
  colorScheme?: "light" | "dark";
  /** Console messages that this journey provokes on purpose. */
  expectedErrors?: RegExp[];
}

export class People {
  private readonly contexts: BrowserContext[] = [];
  private readonly said: string[] = [];

  constructor(
    private readonly newContext: (options: Options) => Promise<BrowserContext>,
    readonly server: Server,
  ) {}

  /** A browser of one's own, signed in as the demo person; `undefined` stays outside. */
  async enter(person: string | undefined, options: Options = {}): Promise<Page> {
    const context = await this.newContext(options);
    this.contexts.push(context);
    if (options.camera) {
      await installCamera(context);
      // A scanner compares its clock with the server's, which stands in the past.
      await setDeviceClock(context, this.server.now);
    }
    const page = await context.newPage();
    this.listen(page, options.expectedErrors ?? []);
    if (person) await page.goto(await this.signIn(context, person));
    return page;
  }

  /**
   * The form of the sign-in page, sent without drawing that page, which has journeys of its own:
   * drawn for each of 280 people it cost two of three page loads before the first step. Where it leads.
   */
  private async signIn({ request }: BrowserContext, person: string): Promise<string> {
    const { origin } = this.server;
    const answer = await request.post(`${origin}/sign-in/demo`, {
      form: { person },
      headers: { origin },
      maxRedirects: 0,
    });
    expect(answer.status(), `${person} signs in`).toBe(303);
    return new URL(answer.headers()["location"]!, origin).href;
  }

  private listen(page: Page, expected: RegExp[]): void {
    const note = (text: string) => {
      if (!expected.some((pattern) => pattern.test(text))) this.said.push(text);
    };
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") {
        note(`${message.text()} @ ${message.location().url}`);
      }
    });
    page.on("pageerror", (error) => note(String(error)));
  }

  async leave(): Promise<void> {
    for (const context of this.contexts) await context.close();
    expect(this.said, "the console stays empty").toEqual([]);
  }
}

interface Fixtures {
  serverArgs: string[];
  serverFiles: Record<string, string>;
  server: Server;
  people: People;
}

export const test = base.extend<Fixtures>({
  /** Further arguments of the server. */
  serverArgs: [[], { option: true }],
  /** What lies in its folder before it starts. */
  serverFiles: [{}, { option: true }],
  server: async ({ serverArgs, serverFiles }, use) => {
    const server = await Server.start({ args: serverArgs, files: serverFiles });
    await use(server);
    await server.stop();
  },
  people: async ({ browser, server }, use) => {
    const people = new People(
      ({ camera: _, expectedErrors: __, ...options }) =>
        browser.newContext({ locale: "ru-RU", viewport: { width: 375, height: 812 }, ...options }),
      server,
    );
    await use(people);
    await people.leave();
  },
});

const SCREENSHOTS = resolve(import.meta.dirname, "../screenshots");

/** Leaves a picture for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}
