import { ResiduaError } from '../domain/errors.ts';

/**
 * A strict reader of DER (ITU-T X.690, 2021). It is our own because what it reads is hostile: depth and number of elements
 * are bounded, and every encoding that is not the one canonical encoding is refused, so that no bit of a signature can be
 * changed without changing its meaning.
 */
export interface DerNode {
  readonly tag: number;
  /** The whole element: tag, length and value. */
  readonly raw: Uint8Array;
  /** The value alone. */
  readonly value: Uint8Array;
  /** Elements inside, for constructed tags; empty for primitive ones. */
  readonly children: readonly DerNode[];
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  t61String: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

const MAX_DEPTH = 40;
const MAX_NODES = 50_000;

/** What the reader throws: the caller turns it into a reason or a ResiduaError of its own. */
export class DerError extends Error {
  override readonly name = 'DerError';
}

interface Budget {
  nodes: number;
}

function readNode(bytes: Uint8Array, offset: number, end: number, depth: number, budget: Budget): DerNode {
  if (depth > MAX_DEPTH) throw new DerError('nested too deeply');
  budget.nodes += 1;
  if (budget.nodes > MAX_NODES) throw new DerError('has too many elements');
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined || offset + 2 > end) throw new DerError('ends too early');
  if ((tag & 0x1f) === 0x1f) throw new DerError('uses a tag of several bytes');
  if (tag === 0) throw new DerError('uses the reserved tag 0');
  let length = first;
  let start = offset + 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4) throw new DerError('uses an indefinite or oversized length');
    if (start + count > end) throw new DerError('ends too early');
    length = 0;
    for (let index = 0; index < count; index += 1) length = length * 256 + (bytes[start + index] ?? 0);
    if (length < 0x80 || length < 256 ** (count - 1)) throw new DerError('uses a length that is not minimal');
    start += count;
  }
  const stop = start + length;
  if (stop > end) throw new DerError('ends too early');
  const children: DerNode[] = [];
  if ((tag & 0x20) !== 0) {
    let at = start;
    while (at < stop) {
      const child = readNode(bytes, at, stop, depth + 1, budget);
      children.push(child);
      at += child.raw.length;
    }
  }
  return { tag, raw: bytes.subarray(offset, stop), value: bytes.subarray(start, stop), children };
}

/** Reads the one element at the start of `bytes`; what follows it is left to the caller. Throws DerError. */
export function readDerPrefix(bytes: Uint8Array): DerNode {
  return readNode(bytes, 0, bytes.length, 0, { nodes: 0 });
}

/** Reads bytes that must be exactly one element. Throws DerError. */
export function readDer(bytes: Uint8Array): DerNode {
  const node = readDerPrefix(bytes);
  if (node.raw.length !== bytes.length) throw new DerError('is followed by bytes that do not belong to it');
  return node;
}

/** The child at `index`, which must have the tag given. Throws DerError naming `what`. */
export function child(node: DerNode, index: number, tag: number, what: string): DerNode {
  const found = node.children[index];
  if (found?.tag !== tag) throw new DerError(`${what} is missing or of the wrong type`);
  return found;
}

/** The dotted form of an object identifier. Throws DerError. */
export function readOid(node: DerNode | undefined): string {
  if (node?.tag !== TAG.oid) throw new DerError('an object identifier is missing');
  const arcs: number[] = [];
  let arc = 0;
  let fresh = true;
  for (const byte of node.value) {
    if (fresh && byte === 0x80) throw new DerError('an object identifier is not minimal');
    arc = arc * 128 + (byte & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER / 256) throw new DerError('an object identifier is too large');
    fresh = (byte & 0x80) === 0;
    if (fresh) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [head, ...rest] = arcs;
  if (head === undefined || !fresh) throw new DerError('an object identifier is cut short');
  const root = Math.min(2, Math.floor(head / 40));
  return [root, head - root * 40, ...rest].join('.');
}

/** A non-negative INTEGER that fits 31 bits. Throws DerError. */
export function readSmallInteger(node: DerNode | undefined, what: string): number {
  const digits = readUnsigned(node, what);
  if (digits.length > 4 || (digits.length === 4 && (digits[0] ?? 0) > 0x7f)) throw new DerError(`${what} is too large`);
  return digits.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** The magnitude of a non-negative INTEGER without its leading zero byte (zero is one zero byte). Throws DerError. */
export function readUnsigned(node: DerNode | undefined, what: string): Uint8Array {
  if (node?.tag !== TAG.integer) throw new DerError(`${what} is not a number`);
  const [first, second] = node.value;
  if (first === undefined) throw new DerError(`${what} is empty`);
  if (first > 0x7f) throw new DerError(`${what} is negative`);
  if (first === 0 && second !== undefined) {
    if (second <= 0x7f) throw new DerError(`${what} is not minimal`);
    return node.value.subarray(1);
  }
  return node.value;
}

/** The bytes of a BIT STRING without unused bits. Throws DerError. */
export function readBitString(node: DerNode | undefined, what: string): Uint8Array {
  if (node?.tag !== TAG.bitString || node.value[0] !== 0) throw new DerError(`${what} is not a whole bit string`);
  return node.value.subarray(1);
}

/** UTCTime or GeneralizedTime in the one form RFC 5280 section 4.1.2.5 allows. Throws DerError. */
export function readTime(node: DerNode | undefined): Date {
  const text = node === undefined ? '' : Buffer.from(node.value).toString('latin1');
  let full = text;
  if (node?.tag === TAG.utcTime) full = `${Number(text.slice(0, 2)) >= 50 ? '19' : '20'}${text}`;
  else if (node?.tag !== TAG.generalizedTime) throw new DerError('a time is missing');
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full);
  if (match === null) throw new DerError('a time is malformed');
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = match;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const time = new Date(iso);
  if (Number.isNaN(time.getTime()) || time.toISOString() !== iso) throw new DerError('a time does not exist');
  return time;
}

/** The text of a character string of any of the types certificates use. Throws DerError. */
export function readText(node: DerNode | undefined): string {
  if (node === undefined) throw new DerError('a text is missing');
  switch (node.tag) {
    case TAG.utf8String:
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(node.value);
      } catch (cause) {
        throw new DerError('a text is not valid UTF-8', { cause });
      }
    case TAG.printableString:
    case TAG.ia5String:
    case TAG.t61String:
      return Buffer.from(node.value).toString('latin1');
    case TAG.bmpString: {
      if (node.value.length % 2 !== 0) throw new DerError('a text is cut short');
      return Buffer.from(node.value).swap16().toString('utf16le');
    }
    default:
      throw new DerError('a text is of an unknown type');
  }
}

/** Whether two byte strings are the same. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}

/** Runs a reader and turns a DerError into the ResiduaError that fits the caller; other errors pass. */
export function readingAs<T>(code: 'invalid-input' | 'identity-invalid', what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof DerError)
      throw new ResiduaError(code, `${what} cannot be read: ${error.message}.`, { cause: error });
    throw error;
  }
}
