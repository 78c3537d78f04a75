// A second implementation of docs/format.md, for the journeys only: it shares no line with the
// product, nor a library. The signature is verified by Node's OpenSSL.
import { type KeyObject, createPublicKey, verify } from "node:crypto";

import { type Item, Malformed, byteString, decode } from "./cbor.js";

export type Verdict = "valid" | "malformed" | "unknown_key" | "signature" | "window";
export type Claims = { exp: number; cti: string; scope: string };
export type Key = { kid: number; public_key: string };

/** The scenarios of the catalogue. */
const SCOPES = new Set([1, 2, 3, 4, 5, 16, 17, 18, 19, 20, 21, 22]);
/** Last end of a window that 32 bits can hold. */
const LAST = Math.floor(0xffff_ffff / 30) * 30;

/** The keys that count, by their numbers. */
export function trusted(keys: Key[]): Map<number, KeyObject> {
  return new Map(
    keys.map(({ kid, public_key }) => {
      const x = Buffer.from(public_key, "hex").toString("base64url");
      return [kid, createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" })];
    }),
  );
}

/** Judges a scanned text at `now` (Unix seconds). */
export function judge(
  code: string,
  now: number,
  origin: string,
  keys: Map<number, KeyObject>,
): { verdict: Verdict; claims: Claims | null } {
  const refuse = (verdict: Verdict) => ({ verdict, claims: null });
  let read;
  try {
    read = readCode(bytesOf(code, origin));
  } catch (error) {
    if (error instanceof Malformed) return refuse("malformed");
    throw error;
  }
  const key = keys.get(read.kid);
  if (key === undefined) return refuse("unknown_key");
  const aad = Buffer.from(`digital-id/presentation/1${origin}`);
  const covered = signed(read.header, aad, read.payload);
  if (!verify(null, covered, key, read.signature)) return refuse("signature");
  const { exp } = read.claims;
  const inTime = exp - 35 <= now && now <= exp + 20;
  return { verdict: inTime ? "valid" : "window", claims: read.claims };
}

/** RFC 9052, 4.4. */
export function signed(header: Buffer, aad: Buffer, payload: Buffer): Buffer {
  const context = Buffer.concat([Buffer.of(0x84, 0x6a), Buffer.from("Signature1")]);
  return Buffer.concat([context, byteString(header), byteString(aad), byteString(payload)]);
}

/** The bytes in the text: address in any case, then Base32 in capitals without padding. */
function bytesOf(code: string, origin: string): Buffer {
  const prefix = `${origin}/v#`;
  const start = code.slice(0, prefix.length).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  if (start !== prefix) throw new Malformed("another address");
  return base32(code.slice(prefix.length));
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648, section 6; bits left over must be zero and fewer than a character. */
function base32(text: string): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const char of text) {
    const digit = ALPHABET.indexOf(char);
    if (digit < 0) throw new Malformed("not Base32");
    value = (value << 5) | digit;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push(value >> bits);
      value &= (1 << bits) - 1;
    }
  }
  if (bits >= 5 || value !== 0) throw new Malformed("bits left over");
  return Buffer.from(bytes);
}

export function toBase32(bytes: Buffer): string {
  let text = "";
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[value >> bits];
      value &= (1 << bits) - 1;
    }
  }
  return bits > 0 ? text + ALPHABET[value << (5 - bits)] : text;
}

function readCode(code: Buffer) {
  const parts = array(decode(code), 4);
  const header = bytes(parts[0]!);
  const unprotected = map(parts[1]!);
  const payload = bytes(parts[2]!);
  const signature = bytes(parts[3]!);
  if (unprotected.length > 0 || signature.length !== 64) throw new Malformed("envelope");
  const [alg, kid] = named(decode(header), [1, 4]);
  if (alg!.kind !== "negative" || alg!.value !== -8) throw new Malformed("algorithm");
  const number = bytes(kid!);
  if (number.length !== 1) throw new Malformed("key number");
  return { header, payload, signature, kid: number[0]!, claims: readClaims(payload) };
}

function readClaims(payload: Buffer): Claims {
  const [exp, cti, scope] = named(decode(payload), [4, 7, 9]);
  if (exp!.kind !== "uint") throw new Malformed("exp");
  const end = exp!.value;
  if (end === 0 || end % 30 !== 0 || end > LAST) throw new Malformed("no window");
  const id = bytes(cti!);
  if (id.length !== 16) throw new Malformed("session id");
  const scenario = bytes(scope!);
  if (scenario.length !== 1 || !SCOPES.has(scenario[0]!)) throw new Malformed("scenario");
  return { exp: end, cti: id.toString("hex"), scope: scenario.toString("hex") };
}

/** The values of a map that has exactly these names, in this order. */
function named(item: Item, names: number[]): Item[] {
  const entries = map(item);
  if (entries.length !== names.length) throw new Malformed("other names");
  return entries.map(([name, value], at) => {
    if (name.kind !== "uint" || name.value !== names[at]) throw new Malformed("other names");
    return value;
  });
}

function bytes(item: Item): Buffer {
  if (item.kind !== "bytes") throw new Malformed("no byte string");
  return item.value;
}

function map(item: Item): [Item, Item][] {
  if (item.kind !== "map") throw new Malformed("no map");
  return item.value;
}

function array(item: Item, length: number): Item[] {
  if (item.kind !== "array" || item.value.length !== length) throw new Malformed("no such array");
  return item.value;
}
