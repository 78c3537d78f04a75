// The real binary, with a database and a clock of its own.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync, openSync, closeSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** 1 March 2026, 12:00:05 UTC (15:00:05 in Moscow): five seconds into a window. */
export const START = 1_772_366_405;

const binary = process.env.DIGITAL_ID_BIN
  ?? resolve(import.meta.dirname, "../../target/debug/digital-id");

export class Server {
  readonly log: string;
  /** What it prints for whoever typed the command: also messages to phones, in the demo. */
  readonly output: string;
  private constructor(
    readonly origin: string,
    private readonly data: string,
    private readonly process: ChildProcess,
  ) {
    this.log = join(data, "server.log");
    this.output = join(data, "output.log");
  }

  /**
   * Starts one, with further `args`; with `lan` over https, as phones in the local network see it;
   * `files` lie in its folder beforehand.
   */
  static async start(
    { lan = false, args = [] as string[], files = {} as Record<string, string> } = {},
  ): Promise<Server> {
    const data = mkdtempSync(join(tmpdir(), "digital-id-"));
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(data, name), text, { mode: 0o600 });
    }
    const port = await freePort();
    const clock = join(data, "clock");
    writeFileSync(clock, String(START));
    // Standard output greets whoever typed the command; the log is standard error.
    const log = openSync(join(data, "server.log"), "w");
    const output = openSync(join(data, "output.log"), "w");
    const listen = `127.0.0.1:${port}`;
    // A clock of its own is for plain loopback servers only: the binary refuses it in a network.
    const how = lan ? ["--lan"] : ["--clock-file", clock];
    const child = spawn(
      binary,
      ["serve", "--demo", "--listen", listen, "--data", data, ...how, ...args],
      { stdio: ["ignore", output, log], env: { ...process.env, RUST_LOG: "info,server=debug" } },
    );
    closeSync(log);
    closeSync(output);
    const origin = lan ? `https://${listen}` : `http://localhost:${port}`;
    const server = new Server(origin, data, child);
    await server.ready();
    return server;
  }

  /** The server's clock, Unix seconds. */
  get now(): number {
    return Number(readFileSync(join(this.data, "clock"), "utf8"));
  }

  /** Moves the server's clock. */
  setClock(unix: number): void {
    writeFileSync(join(this.data, "clock"), String(unix));
  }

  /** Runs `digital-id keys …` beside the running server, at its time; what it printed. */
  keys(...args: string[]): string {
    const where = ["--data", this.data, "--clock-file", join(this.data, "clock")];
    return execFileSync(binary, ["keys", ...args, ...where], { encoding: "utf8" });
  }

  /** What a camera reads off a picture (PNG), from pixels to text: the scanner's own decoder. */
  read(png: Buffer): string {
    const file = join(this.data, "picture.png");
    writeFileSync(file, png);
    const line = execFileSync(binary, ["decode", file], { encoding: "utf8" });
    return line.slice(line.indexOf("\t") + 1).trimEnd();
  }

  /** Runs `digital-id poa …`, which needs no server; what it printed and whether all was well. */
  poa(...args: string[]): { good: boolean; said: string } {
    const { status, stdout, stderr } = spawnSync(binary, ["poa", ...args], { encoding: "utf8" });
    return { good: status === 0, said: stdout + stderr };
  }

  /** Runs `digital-id passport …` at the server's time; what it printed and whether all was well. */
  passport(...args: string[]): { good: boolean; said: string } {
    const all = ["passport", ...args, "--language", "ru", "--clock-file", join(this.data, "clock")];
    const { status, stdout, stderr } = spawnSync(binary, all, { encoding: "utf8" });
    return { good: status === 0, said: stdout + stderr };
  }

  /** Runs `digital-id till …` on what is scanned; what it printed, and its status. */
  till(scanned: string, ...args: string[]): { status: number | null; said: string } {
    const all = ["till", "--server", this.origin, "--language", "ru", ...args];
    const { status, stdout } = spawnSync(binary, all, { encoding: "utf8", input: scanned });
    return { status, said: stdout };
  }

  /** Proves the log of powers of attorney beside the running server. */
  audit(): { good: boolean; said: string } {
    const args = ["audit", "verify", "--data", this.data];
    const { status, stdout, stderr } = spawnSync(binary, args, { encoding: "utf8" });
    return { good: status === 0, said: stdout + stderr };
  }

  /** A file of one's own, gone with the server. */
  file(name: string, content: Buffer | string): string {
    const path = join(this.data, name);
    writeFileSync(path, content);
    return path;
  }

  /** What the server wrote, without the time of each line: six digits of a second are any year once a week. */
  readLog(): string {
    return readFileSync(this.log, "utf8")
      .replaceAll(/^(?:\x1b\[[\d;]*m)*\d{4}-\d\d-\d\dT[\d:.]+Z/gm, "");
  }

  /** What opens the issuer's keys: nobody but the server's user may ever see it. */
  masterKey(): string {
    return readFileSync(join(this.data, "master.key"), "utf8").trim();
  }

  /** Kills the process as a power cut would. */
  kill(): void {
    this.process.kill("SIGKILL");
  }

  async stop(): Promise<void> {
    const gone = new Promise((done) => this.process.once("exit", done));
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill("SIGKILL");
      await gone;
    }
    rmSync(this.data, { recursive: true, force: true });
  }

  /** Whether anybody is there; who vouches for them is another question. */
  private answers(): Promise<boolean> {
    const get = this.origin.startsWith("https:") ? https.get : http.get;
    return new Promise((done, failed) => {
      get(`${this.origin}/healthz`, { rejectUnauthorized: false }, (answer) => {
        answer.resume();
        done(answer.statusCode === 200);
      }).on("error", failed);
    });
  }

  private async ready(): Promise<void> {
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      if (this.process.exitCode !== null) break;
      try {
        if (await this.answers()) return;
        throw new Error("not yet");
      } catch {
        await new Promise((next) => setTimeout(next, 50));
      }
    }
    throw new Error(`the server did not start:\n${this.readLog()}`);
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === "object") found(address.port);
        else failed(new Error("no port"));
      });
    });
  });
}
