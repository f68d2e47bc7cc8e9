import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ResiduaError } from '../../../main/domain/errors.ts';
import { verifyPdf, type VerificationResult } from '../../../main/signing/verify.ts';
import { authorityIdentity } from './authority.ts';
import type { SigningIdentity } from '../../../main/signing/identity.ts';
import { asBytes, asText, contentsSpan, newIdentity, patched, signedPdf, unsignedPdf, workFolder } from './support.ts';

let identity: SigningIdentity;
let signed: Uint8Array;

beforeAll(async () => {
  identity = await newIdentity();
  signed = await signedPdf(identity);
});

/** Whether the verifier refuses, in whichever of its two ways; anything else it throws fails the test. */
async function refuses(bytes: Uint8Array): Promise<boolean> {
  try {
    return !(await verifyPdf(bytes)).valid;
  } catch (error) {
    if (error instanceof ResiduaError && error.code === 'pdf-invalid') return true;
    throw error;
  }
}

function flipped(bytes: Uint8Array, position: number, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[position] = (copy[position] ?? 0) ^ (1 << bit);
  return copy;
}

const reasonOf = (result: VerificationResult): string | null => result.signatures[0]?.reason ?? result.reason;

/** Replaces hexadecimal digits inside /Contents. */
function withContents(bytes: Uint8Array, change: (digits: string) => string): Uint8Array {
  const { start, end } = contentsSpan(bytes);
  const text = asText(bytes);
  const digits = change(text.slice(start + 1, end - 1));
  if (digits.length !== end - start - 2) throw new Error('the length must stay');
  return asBytes(text.slice(0, start + 1) + digits + text.slice(end - 1));
}

describe('a changed bit', () => {
  it('anywhere outside /Contents is refused', async () => {
    const { start, end } = contentsSpan(signed);
    const outside = signed.length - (end - start);
    const position = fc.nat(outside - 1).map((index) => (index < start ? index : index + (end - start)));
    await fc.assert(
      fc.asyncProperty(position, fc.nat(7), async (at, bit) => refuses(flipped(signed, at, bit))),
      { numRuns: 1200 },
    );
  });

  it('inside the signature value is refused', async () => {
    const { start } = contentsSpan(signed);
    const cmsDigits = asText(signed).slice(start).search(/0{64}/);
    await fc.assert(
      fc.asyncProperty(fc.nat(cmsDigits), fc.nat(7), async (index, bit) =>
        refuses(flipped(signed, start + index, bit)),
      ),
      { numRuns: 1200 },
    );
  });

  it('inside a signature value with a chain of certificates is refused', async () => {
    const folder = workFolder();
    const at = new Date(Math.floor(Date.now() / 1000) * 1000 + 60_000);
    const chained = await signedPdf(await authorityIdentity(folder, 'rsa', false), { signedAt: at });
    folder.done();
    expect((await verifyPdf(chained)).valid).toBe(true);
    const { start } = contentsSpan(chained);
    const cmsDigits = asText(chained).slice(start).search(/0{64}/);
    await fc.assert(
      fc.asyncProperty(fc.nat(cmsDigits), fc.nat(7), async (index, bit) =>
        refuses(flipped(chained, start + index, bit)),
      ),
      { numRuns: 800 },
    );
  });

  it('inside the padding or its delimiters is refused', async () => {
    const { start, end } = contentsSpan(signed);
    const zeros = start + asText(signed).slice(start).search(/0{64}/);
    const position = fc.oneof(fc.integer({ min: zeros, max: end - 1 }), fc.constantFrom(start, end - 1, end - 2));
    await fc.assert(
      fc.asyncProperty(position, fc.nat(7), async (at, bit) => refuses(flipped(signed, at, bit))),
      { numRuns: 300 },
    );
  });
});

describe('files that are not valid say why', () => {
  it('a signature of changed content', async () => {
    expect(reasonOf(await verifyPdf(patched(signed, 'Type /Page\n', 'Type /Pagf\n')))).toMatch(
      /changed after it was signed/,
    );
  });

  it('an unsigned PDF has no signatures', async () => {
    const blank = asBytes(asText(await unsignedPdf()).replace('/AcroForm', '/Nothing1'));
    expect(await verifyPdf(blank)).toMatchObject({
      valid: false,
      reason: 'The PDF holds no signature.',
      signatures: [],
    });
  });

  it('a placeholder without a value', async () => {
    const result = await verifyPdf(await unsignedPdf());
    expect(result.valid).toBe(false);
    expect(reasonOf(result)).toMatch(/byte range/);
  });

  it('what is no PDF throws pdf-invalid', async () => {
    for (const bytes of [new Uint8Array(), asBytes('hello'), asBytes('{"a":1}')]) {
      await expect(verifyPdf(bytes)).rejects.toMatchObject({ code: 'pdf-invalid' });
    }
  });

  it('a file cut short anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 5, max: signed.length - 1 }), async (length) => {
        const result = await verifyPdf(signed.subarray(0, length));
        return !result.valid;
      }),
      { numRuns: 300 },
    );
    const result = await verifyPdf(signed.subarray(0, signed.length - 200));
    expect(result.signatures).toHaveLength(1);
    expect(reasonOf(result)).toMatch(/cut short/);
  });

  it('bytes added at the end', async () => {
    for (const addition of ['\n', ' ', '%comment\n', '\n%%EOF\n', 'x']) {
      const result = await verifyPdf(asBytes(asText(signed) + addition));
      expect(result.valid).toBe(false);
      expect(result.signatures.every((report) => !report.coversWholeDocument)).toBe(true);
    }
  });

  it('a byte range that starts late, leaves out more, or reaches beyond the file', async () => {
    const range = /\/ByteRange (\[0 (\d+) (\d+) (\d+)\] *)/.exec(asText(signed));
    const [, whole = '', first = '', second = '', length = ''] = range ?? [];
    const forms = [
      `[1 ${first} ${second} ${length}]`,
      `[0 ${Number(first) - 10} ${second} ${length}]`,
      `[0 ${first} ${Number(second) + 10} ${Number(length) - 10}]`,
      `[0 ${first} ${second} ${Number(length) + 10}]`,
      `[0 ${first} ${second} ${Number(length) - 10}]`,
      `[0 ${first} ${first} ${length}]`,
      `[0 ${first} ${second}]`,
      `[0 ${first} ${second} 9 9 9]`,
      `[0 -1 ${second} ${length}]`,
      `[0 ${first}.5 ${second} ${length}]`,
      `[0 9999999999 9999999999 1]`,
    ];
    for (const form of forms) {
      const result = await verifyPdf(patched(signed, whole, form.padEnd(whole.length)));
      expect(result.valid, form).toBe(false);
      expect(result.signatures).toHaveLength(1);
    }
  });

  it('bytes hidden in the padding, upper-case digits, spaces', async () => {
    const hidden = await verifyPdf(withContents(signed, (digits) => `${digits.slice(0, -2)}01`));
    expect(reasonOf(hidden)).toMatch(/followed by bytes/);
    const mixed = await verifyPdf(
      withContents(signed, (digits) => digits.replace(/[a-f]/, (digit) => digit.toUpperCase())),
    );
    expect(reasonOf(mixed)).toMatch(/uniform/);
    const spaced = await verifyPdf(withContents(signed, (digits) => `${digits.slice(0, -2)}  `));
    expect(reasonOf(spaced)).toMatch(/hexadecimal/);
  });

  it("another signer's valid CMS in place of this one", async () => {
    const other = await signedPdf(await newIdentity('P-256', 'Mallory'), { reason: 'Another document' });
    const { start, end } = contentsSpan(other);
    const digits = asText(other.subarray(start + 1, end - 1));
    const result = await verifyPdf(withContents(signed, () => digits));
    expect(reasonOf(result)).toMatch(/changed after it was signed/);
  });

  it('an unsupported kind of signature', async () => {
    const result = await verifyPdf(patched(signed, 'ETSI.CAdES.detached', 'ETSI.CAdES.detachex'));
    expect(reasonOf(result)).toMatch(/kind that is not supported/);
  });
});

describe('hostile input neither hangs nor crashes', () => {
  it('random bytes after a header', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), (bytes) =>
        refuses(Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes])),
      ),
    );
  });

  it('signed files with spans overwritten, removed or doubled', async () => {
    const span = fc.record({
      at: fc.nat(signed.length - 1),
      length: fc.integer({ min: 1, max: 200 }),
      junk: fc.uint8Array({ minLength: 1, maxLength: 40 }),
      kind: fc.constantFrom('overwrite', 'remove', 'double'),
    });
    await fc.assert(
      fc.asyncProperty(span, async ({ at, length, junk, kind }) => {
        const [head, tail] = [signed.subarray(0, at), signed.subarray(at)];
        const middle = kind === 'double' ? signed.subarray(at, at + length) : kind === 'overwrite' ? junk : [];
        const rest = kind === 'double' ? tail : tail.subarray(kind === 'overwrite' ? junk.length : length);
        const mutated = Buffer.concat([head, Uint8Array.from(middle), rest]);
        if (Buffer.compare(mutated, signed) === 0) return true;
        return refuses(mutated);
      }),
      { numRuns: 500 },
    );
  });

  const tail = (body: string): Uint8Array => {
    const start = body.indexOf('xref\n');
    return asBytes(`${body}startxref\n${start}\n%%EOF\n`);
  };

  it.each([
    ['deep nesting', `%PDF-1.7\nxref\n0 0\ntrailer\n${'['.repeat(200_000)}\n`, /nested too deeply/],
    ['dictionaries without end', `%PDF-1.7\nxref\n0 0\ntrailer\n${'<</A'.repeat(100_000)}\n`, /nested too deeply/],
    ['an impossible table', '%PDF-1.7\nxref\n0 4294967295\ntrailer\n<< >>\n', /cut short/],
    ['a circle of tables', '%PDF-1.7\nxref\n0 0\ntrailer\n<< /Prev 9 >>\n', /circle/],
    ['a table beyond the file', '%PDF-1.7\nxref\n0 0\ntrailer\n<< /Root 1 0 R /Prev 99999999 >>\n', /outside the file/],
    ['no catalog', '%PDF-1.7\nxref\n0 0\ntrailer\n<< >>\n', /no catalog/],
    ['an encrypted file', '%PDF-1.7\nxref\n0 0\ntrailer\n<< /Encrypt << >> >>\n', /encrypted/],
    ['hybrid references', '%PDF-1.7\nxref\n0 0\ntrailer\n<< /XRefStm 9 >>\n', /hybrid/],
    ['a key twice', '%PDF-1.7\nxref\n0 0\ntrailer\n<< /Root null /Root null >>\n', /twice/],
    ['a long string', `%PDF-1.7\nxref\n0 0\ntrailer\n<< /A (${'('.repeat(2_000_000)}\n`, /no end/],
  ])('%s is told as a reason', async (_, body, reason) => {
    const result = await verifyPdf(tail(body));
    expect(result.valid).toBe(false);
    expect(result.reason).toMatch(reason);
  });

  it('form fields that are their own children', async () => {
    const objects = ['<< /Type /Catalog /AcroForm << /Fields [2 0 R] >> >>', '<< /FT /Sig /T (a) /Kids [2 0 R] >>'];
    let body = '%PDF-1.7\n';
    let table = `xref\n0 3\n0000000000 65535 f \n`;
    objects.forEach((object, index) => {
      table += `${String(body.length).padStart(10, '0')} 00000 n \n`;
      body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    });
    const result = await verifyPdf(tail(`${body}${table}trailer\n<< /Root 1 0 R >>\n`));
    expect(result.reason).toMatch(/circle/);
  });
});
