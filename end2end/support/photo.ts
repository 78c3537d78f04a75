// Pictures as a phone would send them, and the foot of a passport.
import { PNG } from "pngjs";

/** A drawn bust before a wall, sharp and in middling light; darker by `light` below 1. */
export function drawnPhoto(width: number, height: number, light = 1): Buffer {
  const picture = new PNG({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [x / width - 0.5, y / height];
      const face = (u / 0.24) ** 2 + ((v - 0.4) / 0.27) ** 2 < 1;
      const body = (u / 0.45) ** 2 + ((v - 1.02) / 0.36) ** 2 < 1;
      const thread = (Math.floor(x / 5) + Math.floor(y / 5)) % 2 === 0 ? 1 : 0.8;
      const [r, g, b] = face ? [226, 178, 148] : body ? [70 * thread, 90 * thread, 140 * thread] : [196 * thread, 202, 206];
      const at = (y * width + x) * 4;
      picture.data.set([r! * light, g! * light, b! * light, 255], at);
    }
  }
  return PNG.sync.write(picture);
}

export const portrait = () => file("portrait.png", drawnPhoto(720, 960));
export const page = () => file("page.png", drawnPhoto(1100, 780));
export const darkPortrait = () => file("dark.png", drawnPhoto(720, 960, 0.15));

function file(name: string, buffer: Buffer) {
  return { name, mimeType: "image/png", buffer };
}

const value = (c: string) =>
  c === "<" ? 0 : /\d/.test(c) ? Number(c) : c.charCodeAt(0) - "A".charCodeAt(0) + 10;

/** The control digit of ICAO Doc 9303. */
const control = (part: string) =>
  String([...part].reduce((sum, c, at) => sum + value(c) * [7, 3, 1][at % 3]!, 0) % 10);

/** The machine-readable zone of an invented passport; days as `YYMMDD`. */
export function zone(number: string, birth: string, until: string, name: string): [string, string] {
  const numbered = number + control(number);
  const born = birth + control(birth);
  const ends = until + control(until);
  const rest = "<".repeat(15);
  const whole = control(numbered + born + ends + rest);
  return [`P<RUS${name}`.padEnd(44, "<"), `${numbered}RUS${born}M${ends}${rest}${whole}`];
}
