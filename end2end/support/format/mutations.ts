// Codes with something wrong, or nothing: the same ones in each run.
import { type KeyObject, createPrivateKey, sign } from "node:crypto";

import { byteString } from "./cbor.js";
import { signed, toBase32 } from "./verdict.js";

export type Line = { now: number; origin: string; code: string };

/** mulberry32: numbers that look random and are the same in each run. */
export class Random {
  constructor(private state: number) {}

  /** From 0 to `below`, which it is not. */
  next(below: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.next(choices.length)]!;
  }
}

/** The private key of the vectors with that number (docs/format.md): its seed is the number, 32 times. */
function privateKey(kid: number): KeyObject {
  const prefix = Buffer.from("302e020100300506032b657004220420", "hex");
  const der = Buffer.concat([prefix, Buffer.alloc(32, kid)]);
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
}

const KEYS = [1, 2, 3].map((kid) => ({ kid, key: privateKey(kid) }));
const ORIGIN = "https://id.example";
const EXP = 1_772_366_430;

/** Bytes that mean something in CBOR, besides arbitrary ones. */
const TELLING = [0x00, 0x01, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x20, 0x27, 0x40, 0x41, 0x58, 0x59, 0x60, 0x80, 0x84, 0xa0, 0xa2, 0xa3, 0xd2, 0xf6, 0xff];

/** One small change. */
function change(bytes: Buffer, random: Random): Buffer {
  const at = random.next(bytes.length + 1);
  const byte = random.next(2) === 0 ? random.next(256) : random.of(TELLING);
  const before = bytes.subarray(0, at);
  switch (random.next(7)) {
    case 0: {
      const flipped = Buffer.from(bytes);
      if (at < flipped.length) flipped[at]! ^= 1 << random.next(8);
      return flipped;
    }
    case 1:
      return Buffer.concat([before, Buffer.of(byte), bytes.subarray(at + 1)]);
    case 2:
      return Buffer.concat([before, Buffer.of(byte), bytes.subarray(at)]);
    case 3:
      return Buffer.concat([before, bytes.subarray(at + 1)]);
    case 4:
      return before;
    case 5: {
      const run = bytes.subarray(at, at + 1 + random.next(8));
      return Buffer.concat([before, run, bytes.subarray(at)]);
    }
    default:
      return Buffer.concat([bytes.subarray(at), before]);
  }
}

/** Header and claims, some of them changed, under a signature that is right for them. */
function resigned(random: Random): Buffer {
  const { kid, key } = random.of(KEYS);
  let header: Buffer = Buffer.from([0xa2, 0x01, 0x27, 0x04, 0x41, random.next(8) === 0 ? random.next(256) : kid]);
  const cti = Buffer.from(Array.from({ length: 16 }, () => random.next(256)));
  const exp = Buffer.alloc(4);
  exp.writeUInt32BE(EXP + 30 * (random.next(5) - 2));
  const scope = Buffer.of(random.next(4) === 0 ? random.next(256) : random.of([1, 2, 3, 16, 22]));
  let payload: Buffer = Buffer.concat([
    Buffer.from("a3041a", "hex"), exp, Buffer.from("0750", "hex"), cti, Buffer.from("0941", "hex"), scope,
  ]);
  if (random.next(3) === 0) header = change(header, random);
  if (random.next(2) === 0) payload = change(payload, random);
  const kind = random.next(8) === 0 ? "badge" : "presentation";
  const covered = signed(header, Buffer.from(`digital-id/${kind}/1${ORIGIN}`), payload);
  const parts = [byteString(header), Buffer.of(0xa0), byteString(payload), byteString(sign(null, covered, key))];
  return Buffer.concat([Buffer.of(0x84), ...parts]);
}

/** `count` codes made of `codes`: a third changed, a third signed anew, a third changed as texts. */
export function mutations(codes: Buffer[], count: number): Line[] {
  const random = new Random(20_260_301);
  return Array.from({ length: count }, (_, number) => {
    const now = EXP + random.of([-36, -35, -20, 0, 20, 21]);
    if (number % 3 === 0) {
      let bytes = random.of(codes);
      for (let left = 1 + random.next(2); left > 0; left -= 1) bytes = change(bytes, random);
      return line(now, toBase32(bytes));
    }
    if (number % 3 === 1) return line(now, toBase32(resigned(random)));
    const text = toBase32(random.of(codes));
    const at = random.next(text.length + 1);
    const char = random.of(["A", "B", "Q", "7", "1", "a", "=", " ", "#", "ж", ""]);
    const cut = random.next(2);
    return line(now, text.slice(0, at) + char + text.slice(at + cut));
  });
}

function line(now: number, base32: string): Line {
  return { now, origin: ORIGIN, code: `HTTPS://ID.EXAMPLE/V#${base32}` };
}
