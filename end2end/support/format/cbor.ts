// Deterministic CBOR (RFC 8949, 4.2.1), the part of it that docs/format.md uses. Written from
// that page alone, so that it can disagree with the product.

/** Bytes that are not exactly one of the encodings the page allows. */
export class Malformed extends Error {}

export type Item =
  | { kind: "uint"; value: number }
  | { kind: "negative"; value: number }
  | { kind: "bytes"; value: Buffer }
  | { kind: "text"; value: string }
  | { kind: "array"; value: Item[] }
  | { kind: "map"; value: [Item, Item][] };

/** Reads one item that fills `bytes` to the end. */
export function decode(bytes: Buffer): Item {
  const reader = new Reader(bytes);
  const item = reader.item(8);
  if (!reader.done) throw new Malformed("bytes left over");
  return item;
}

class Reader {
  private at = 0;
  constructor(private readonly bytes: Buffer) {}

  get done(): boolean {
    return this.at === this.bytes.length;
  }

  item(depth: number): Item {
    if (depth === 0) throw new Malformed("too deep");
    const first = this.take(1)[0]!;
    const length = this.argument(first & 0x1f);
    switch (first >> 5) {
      case 0:
        return { kind: "uint", value: length };
      case 1:
        return { kind: "negative", value: -1 - length };
      case 2:
        return { kind: "bytes", value: this.take(length) };
      case 3: {
        const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
        try {
          return { kind: "text", value: utf8.decode(this.take(length)) };
        } catch {
          throw new Malformed("not UTF-8");
        }
      }
      case 4:
        return { kind: "array", value: this.many(length, () => this.item(depth - 1)) };
      case 5:
        return {
          kind: "map",
          value: this.many(length, () => [this.item(depth - 1), this.item(depth - 1)]),
        };
      default:
        throw new Malformed("a tag, float or simple value");
    }
  }

  private many<T>(count: number, read: () => T): T[] {
    // Each takes a byte at least: a count beyond that would only fill the memory.
    if (count > this.bytes.length - this.at) throw new Malformed("too many");
    return Array.from({ length: count }, read);
  }

  /** The value or length that follows the head, in the shortest form only. */
  private argument(low: number): number {
    if (low < 24) return low;
    if (low > 27) throw new Malformed("indefinite or reserved length");
    const size = 1 << (low - 24);
    const value = this.take(size).reduce((sum, byte) => sum * 256 + byte, 0);
    const least = [24, 0x100, 0x1_0000, 0x1_0000_0000][low - 24]!;
    if (value < least || !Number.isSafeInteger(value)) throw new Malformed("not the shortest form");
    return value;
  }

  private take(length: number): Buffer {
    if (length > this.bytes.length - this.at) throw new Malformed("cut off");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

/** Writes a byte string: what the signature covers is built of them. */
export function byteString(bytes: Buffer): Buffer {
  return Buffer.concat([head(2, bytes.length), bytes]);
}

/** The head of an item, as short as it can be. */
export function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.of((major << 5) | value);
  if (value < 0x100) return Buffer.of((major << 5) | 24, value);
  if (value < 0x1_0000) return Buffer.of((major << 5) | 25, value >> 8, value & 0xff);
  throw new RangeError("nothing here is that long");
}
