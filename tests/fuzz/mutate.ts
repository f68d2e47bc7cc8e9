/** What breaks readers that are careless with lengths, depths, names and numbers. */
const TOKENS = [
  ...[
    '99999999999999999999',
    '-1',
    '1e999',
    'NaN',
    '__proto__',
    'constructor',
    '../../escape',
    '/etc/passwd',
    '\0',
    '\uFEFF',
  ],
  ...[
    '{"__proto__":{"polluted":1}}',
    '[[[[[[[[[[[[[[[[',
    '"\\ud800"',
    '<<',
    '>>',
    '/Length 4294967295',
    '1 0 R',
    'endobj',
  ],
  ...['stream\n', '=HYPERLINK("x")', '\r\n\t,;|"', '\xff\xd8\xff', '%PDF-1.7', 'xref\n0 65535'],
].map((token) => Buffer.from(token, 'latin1'));

/** Lengths in formats of bytes: none, one, the largest. */
const LENGTHS = ['00000000', '00000001', '7fffffff', '80000000', 'ffffffff'].map((hex) => Buffer.from(hex, 'hex'));

/**
 * A changed copy of a file: bits turned, bytes replaced, pieces cut, doubled, moved in from another file, tokens put in.
 *
 * @param others where foreign pieces come from.
 * @param next numbers from 0 up to 1.
 */
export function mutated(bytes: Uint8Array, others: readonly Uint8Array[], next: () => number): Uint8Array {
  let result: Buffer = Buffer.from(bytes);
  const times = 1 + Math.floor(next() ** 3 * 8);
  for (let time = 0; time < times; time += 1) result = once(result, others, next);
  return new Uint8Array(result);
}

function once(bytes: Buffer, others: readonly Uint8Array[], next: () => number): Buffer {
  const below = (limit: number): number => Math.floor(next() * limit);
  const at = below(bytes.length + 1);
  const piece = (of: Uint8Array): Uint8Array => {
    const begin = below(of.length);
    return of.subarray(begin, begin + 1 + Math.floor(next() ** 4 * 5000));
  };
  const put = (what: Uint8Array, instead = 0): Buffer =>
    Buffer.concat([bytes.subarray(0, at), what, bytes.subarray(Math.min(bytes.length, at + instead))]);
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  switch (below(8)) {
    case 0:
      if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
      return bytes;
    case 1:
      if (at < bytes.length) bytes[at] = below(256);
      return bytes;
    case 2:
      return bytes.subarray(0, at);
    case 3:
      return put(new Uint8Array(0), 1 + Math.floor(next() ** 4 * bytes.length));
    case 4:
      return put(piece(bytes));
    case 5:
      return put(piece(one(others)), below(2) * 64);
    case 6:
      return put(one(TOKENS), below(20));
    default:
      return put(one(LENGTHS), 4);
  }
}
