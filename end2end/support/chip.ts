// The chip of an invented passport, signed by an invented country: made by openssl, which knows
// nothing of our own code.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Browser } from "@playwright/test";

export interface Chip {
  /** The folder with the certificate of the country. */
  countries: string;
  dg1: Buffer;
  dg2: Buffer;
  sod: Buffer;
}

/** Tag, length, value. */
function tlv(tag: number[], value: Buffer): Buffer {
  const { length } = value;
  const long = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([...tag, ...long]), value]);
}

const number = (value: number, bytes: number) => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
};

/** EF.DG2 with one face, a JPEG (ISO/IEC 19794-5). */
function face(jpeg: Buffer): Buffer {
  const length = 20 + 12 + jpeg.length;
  const record = Buffer.concat([
    Buffer.from("FAC\x00" + "010\x00", "latin1"),
    number(14 + length, 4), number(1, 2),
    number(length, 4), Buffer.alloc(16),
    Buffer.from([1, 0]), Buffer.alloc(10),
    jpeg,
  ]);
  const template = tlv([0x7f, 0x60], Buffer.concat([tlv([0xa1], Buffer.alloc(0)), tlv([0x5f, 0x2e], record)]));
  return tlv([0x75], tlv([0x7f, 0x61], Buffer.concat([tlv([0x02], number(1, 1)), template])));
}

/** The list of hashes that is signed (Doc 9303, part 10). */
function hashes(...groups: Buffer[]): Buffer {
  const sha256 = Buffer.from("300b0609608648016503040201", "hex");
  const list = groups.map((group, at) => {
    const hash = createHash("sha256").update(group).digest();
    return tlv([0x30], Buffer.concat([tlv([0x02], number(at + 1, 1)), tlv([0x04], hash)]));
  });
  const all = tlv([0x30], Buffer.concat(list));
  return tlv([0x30], Buffer.concat([tlv([0x02], number(0, 1)), sha256, all]));
}

/** A face, drawn in a browser: Node writes no JPEG. */
async function drawnFace(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage();
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [240, 320];
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("no canvas");
    const round = (colour: string, x: number, y: number, across: number, down: number) => {
      pen.fillStyle = colour;
      pen.beginPath();
      pen.ellipse(x, y, across, down, 0, 0, 2 * Math.PI);
      pen.fill();
    };
    pen.fillStyle = "#c4cace";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    round("#465a8c", 120, 330, 108, 115);
    round("#e2b294", 120, 130, 58, 86);
    return canvas.toDataURL("image/jpeg", 0.8);
  });
  await page.close();
  return Buffer.from(url.split(",")[1] ?? "", "base64");
}

/** A chip with this zone; everything for it lies in `folder`. */
export async function makeChip(browser: Browser, folder: string, zone: string[]): Promise<Chip> {
  const openssl = (line: string) => execFileSync("openssl", line.split(" "), { cwd: folder, stdio: "pipe" });
  const dg1 = tlv([0x61], tlv([0x5f, 0x1f], Buffer.from(zone.join(""))));
  const dg2 = face(await drawnFace(browser));
  const put = (name: string, content: Buffer | string) => writeFileSync(join(folder, name), content);
  put("hashes", hashes(dg1, dg2));
  put("index", "");
  put("serial", "01\n");
  put("ca.cnf", [
    "[ca]", "default_ca = own",
    "[own]", "database = index", "serial = serial", "new_certs_dir = .", "default_md = sha256",
    "policy = any", "unique_subject = no",
    "[any]", "countryName = supplied", "commonName = supplied",
    "[csca]", "basicConstraints = critical,CA:TRUE", "keyUsage = keyCertSign",
    "[ds]", "keyUsage = digitalSignature",
  ].join("\n"));
  for (const party of ["csca", "ds"]) {
    openssl(`genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ${party}.key`);
    openssl(`req -new -key ${party}.key -subj /C=RU/CN=${party} -out ${party}.req`);
    const by = party === "csca" ? "-selfsign" : "-cert csca.pem";
    // By the clock of the server of a journey, which stands in March 2026.
    openssl(
      `ca -batch -config ca.cnf ${by} -keyfile csca.key -in ${party}.req -extensions ${party} -notext `
      + `-startdate 20260101000000Z -enddate 20400101000000Z -out ${party}.pem`,
    );
  }
  openssl(
    "cms -sign -in hashes -binary -nodetach -econtent_type 2.23.136.1.1.1 -signer ds.pem -inkey ds.key "
    + "-md sha256 -nosmimecap -outform DER -out signed",
  );
  const countries = join(folder, "countries");
  mkdirSync(countries);
  writeFileSync(join(countries, "ru.pem"), readFileSync(join(folder, "csca.pem")));
  return { countries, dg1, dg2, sod: tlv([0x77], readFileSync(join(folder, "signed"))) };
}
