// Two implementations of docs/format.md, the product's and the one in support/format, agree on
// every vector and on ten thousand codes with something wrong.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { expect, test } from "@playwright/test";

import { type Line, mutations } from "../support/format/mutations.js";
import { type Claims, type Key, type Verdict, judge, trusted } from "../support/format/verdict.js";

const FILE = resolve(import.meta.dirname, "../../docs/vectors.json");

type Vector = Line & { name: string; bytes: string; verdict: Verdict; claims: Claims | null };
const { keys, vectors } = JSON.parse(readFileSync(FILE, "utf8")) as { keys: Key[]; vectors: Vector[] };

/** What the product says of each line. */
function product(lines: Line[]): string[] {
  const binary = process.env.DIGITAL_ID_BIN ?? resolve(import.meta.dirname, "../../target/debug/digital-id");
  const input = lines.map(({ now, origin, code }) => `${now}\t${origin}\t${code}\n`).join("");
  return execFileSync(binary, ["verdict", "--keys", FILE], { input, encoding: "utf8" }).trimEnd().split("\n");
}

test("every vector gets its verdict from both", () => {
  const counting = trusted(keys);
  const second = vectors.map(({ name, code, now, origin }) => ({ name, ...judge(code, now, origin, counting) }));
  expect(second).toEqual(vectors.map(({ name, verdict, claims }) => ({ name, verdict, claims })));
  expect(product(vectors)).toEqual(vectors.map(({ verdict }) => verdict));
});

test("ten thousand changed codes get the same verdict from both", () => {
  const counting = trusted(keys);
  const sound = vectors.filter(({ verdict, origin }) => verdict === "valid" && origin === "https://id.example");
  const lines = mutations(sound.map(({ bytes }) => Buffer.from(bytes, "hex")), 10_000);
  const first = product(lines);
  expect(first).toHaveLength(lines.length);
  const differing = lines
    .map((line, at) => ({ ...line, product: first[at], second: judge(line.code, line.now, line.origin, counting).verdict }))
    .filter(({ product, second }) => product !== second);
  expect(differing).toEqual([]);
  // A set of changes that only ever gave one answer would prove little.
  for (const verdict of ["valid", "malformed", "unknown_key", "signature", "window"]) {
    expect(first.filter((said) => said === verdict).length, verdict).toBeGreaterThan(100);
  }
});
