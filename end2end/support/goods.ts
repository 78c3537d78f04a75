// Codes as they are printed on goods.
import { PNG } from "pngjs";

/**
 * A marking code of «Честный знак» (invented: no such product), as zint 2.12 draws it:
 * `zint -b 71 --gs1 -d "[01]04600439931256[21]5abcdefGHIJKL[93]dGVz" --dump`
 */
const MARKING = [
  "AAAAA8", "DBB20C", "8B46D8", "B0B894", "ED1C58", "A8A514", "CE7880", "F6293C", "E91F30", "DCAD44", "F4A9A8",
  "A2F204", "D44E08", "8A0274", "DC9BB0", "BD8814", "8FCBA0", "FDF9DC", "D994B0", "831CE4", "AA2918", "FFFFFC",
];

export const GTIN = "04600439931256";

/** It, as a label photographed. */
export function marking(): Buffer {
  const rows = MARKING.map((row) => parseInt(row, 16));
  return draw(22, 22, 12, (x, y) => ((rows[y]! >> (23 - x)) & 1) === 1);
}

const LEFT = [13, 25, 19, 61, 35, 49, 47, 59, 55, 11];
const PARITY = ["LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL"];
const bits = (value: number) => value.toString(2).padStart(7, "0");
const inverted = (pattern: string) => [...pattern].map((c) => (c === "1" ? "0" : "1")).join("");

/** EAN-13 bars (GS1 General Specifications, 5.2.1) of thirteen digits. */
export function bars(digits: string): Buffer {
  const parity = PARITY[Number(digits[0])]!;
  const left = [...digits.slice(1, 7)].map((digit, at) => {
    const odd = bits(LEFT[Number(digit)]!);
    return parity[at] === "L" ? odd : [...inverted(odd)].reverse().join("");
  });
  const right = [...digits.slice(7)].map((digit) => inverted(bits(LEFT[Number(digit)]!)));
  const all = ["101", ...left, "01010", ...right, "101"].join("");
  return draw(all.length, 40, 5, (x) => all[x] === "1");
}

function draw(width: number, height: number, scale: number, dark: (x: number, y: number) => boolean): Buffer {
  const quiet = 12;
  const picture = new PNG({ width: (width + 2 * quiet) * scale, height: (height + 2 * quiet) * scale });
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      const [column, row] = [Math.floor(x / scale) - quiet, Math.floor(y / scale) - quiet];
      const inside = column >= 0 && row >= 0 && column < width && row < height;
      const grey = inside && dark(column, row) ? 25 : 245;
      picture.data.set([grey, grey, grey, 255], (y * picture.width + x) * 4);
    }
  }
  return PNG.sync.write(picture);
}
