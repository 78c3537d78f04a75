// A post office: as much SMTP as the binary needs.
import { type AddressInfo, type Socket, createServer } from "node:net";

export interface Post {
  url: string;
  /** Waits for the next letter; its body, decoded. */
  letter(): Promise<string>;
  close(): void;
}

export async function openPost(): Promise<Post> {
  const letters: string[] = [];
  let waiting: ((letter: string) => void) | undefined;
  const take = (letter: string) => {
    if (waiting) waiting(letter);
    else letters.push(letter);
    waiting = undefined;
  };
  const server = createServer((socket) => serve(socket, take));
  await new Promise<void>((open) => server.listen(0, "127.0.0.1", open));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letter: () =>
      new Promise((got) => {
        const first = letters.shift();
        if (first === undefined) waiting = got;
        else got(first);
      }),
    close: () => server.close(),
  };
}

function serve(socket: Socket, take: (letter: string) => void): void {
  const say = (text: string) => socket.write(`${text}\r\n`);
  socket.setEncoding("utf8");
  socket.on("error", () => socket.destroy());
  say("220 post");
  let rest = "";
  let data = false;
  socket.on("data", (chunk: string) => {
    rest += chunk;
    for (;;) {
      const end = data ? rest.indexOf("\r\n.\r\n") : rest.indexOf("\r\n");
      if (end < 0) return;
      const piece = rest.slice(0, end);
      rest = rest.slice(end + (data ? 5 : 2));
      if (data) {
        data = false;
        take(body(piece));
        say("250 taken");
      } else if (/^DATA/i.test(piece)) {
        data = true;
        say("354 go on");
      } else if (/^QUIT/i.test(piece)) {
        say("221 bye");
        socket.end();
      } else {
        say("250 ok");
      }
    }
  });
}

function body(message: string): string {
  const [head = "", ...parts] = message.split("\r\n\r\n");
  const packed = parts.join("\r\n\r\n");
  if (/content-transfer-encoding: base64/i.test(head)) {
    return Buffer.from(packed, "base64").toString("utf8");
  }
  if (/content-transfer-encoding: quoted-printable/i.test(head)) {
    const bytes = packed.replaceAll("=\r\n", "").replaceAll(/=([0-9A-F]{2})/g, (_, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, "latin1").toString("utf8");
  }
  return packed;
}
