import { beforeAll, describe, expect, it } from 'vitest';
import { signPdf } from '../../../main/signing/sign.ts';
import { verifyPdf } from '../../../main/signing/verify.ts';
import type { SigningIdentity } from '../../../main/signing/identity.ts';
import {
  NOW,
  appended,
  asBytes,
  asText,
  highestObject,
  newIdentity,
  objectWith,
  patched,
  reviewerPlaceholder,
  signedPdf,
  unsignedPdf,
  type Revision,
} from './support.ts';

let certified: Uint8Array;
let reviewer: SigningIdentity;
let page: { number: number; body: string };
let catalog: { number: number; body: string };

beforeAll(async () => {
  certified = await signedPdf(await newIdentity(), { reviewer: true });
  reviewer = await newIdentity('P-256', 'Rita Reviewer');
  page = objectWith(certified, /\/Type \/Page\n/);
  catalog = objectWith(certified, /\/Type \/Catalog/);
});

const NOT_COVERED = /not covered by a valid signature/;
const MORE_THAN_SIGNED = /changed after it was signed by more than a further signature/;

describe('an addition without a signature breaks the certification', () => {
  it.each([
    ['new content of the page', () => ({ [page.number]: page.body.replace('/Contents', '/Nothing true /Contents') })],
    ['an object nobody uses', () => ({ [highestObject(certified) + 1]: '<< /Harmless true >>' })],
    ['the page written again as it was', () => ({ [page.number]: page.body })],
  ])('%s', async (_, objects) => {
    const result = await verifyPdf(appended(certified, { objects: objects() }));
    expect(result.valid).toBe(false);
    expect(result.signatures).toMatchObject([{ valid: false, coversWholeDocument: false, signer: 'Ada Example' }]);
    expect(result.signatures[0]?.reason).toMatch(NOT_COVERED);
  });

  it('removing the form removes the signature, and the file is not valid', async () => {
    const objects = { [catalog.number]: catalog.body.replace(/\/AcroForm \d+ 0 R/, '') };
    expect(await verifyPdf(appended(certified, { objects }))).toMatchObject({ valid: false, signatures: [] });
  });

  it('a reference to a signature value moved to another object', async () => {
    const field = objectWith(certified, /\/T <FEFF00450078/);
    const value = /\/V (\d+) 0 R/.exec(field.body)?.[1] ?? '';
    const copy = highestObject(certified) + 1;
    const original = objectWith(certified, /\/Type \/Sig\n/);
    expect(String(original.number)).toBe(value);
    const objects = { [field.number]: field.body.replace(/\/V \d+/, `/V ${copy}`), [copy]: original.body };
    const result = await verifyPdf(appended(certified, { objects }));
    expect(result.signatures[0]?.reason).toMatch(/leaves out more or less than its own value/);
  });
});

describe('a shadow that was prepared before signing and is shown after', () => {
  /** A further section of cross-references alone: what it names stands in the file already. */
  function withRows(bytes: Uint8Array, rows: Readonly<Record<number, string>>): Uint8Array {
    const text = asText(bytes);
    const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? '';
    const root = /\/Root (\d+ 0 R)/.exec(text)?.[1] ?? '';
    const info = /\/Info (\d+ 0 R)/.exec(text)?.[1] ?? '';
    const body = text.endsWith('\n') ? text : `${text}\n`;
    const table = Object.entries(rows).map(([number, row]) => `${number} 1\n${row}\n`);
    const size = String(highestObject(bytes) + 1);
    const trailer = `trailer\n<< /Size ${size} /Root ${root} /Info ${info} /Prev ${previous} >>\n`;
    return asBytes(`${body}xref\n${table.join('')}${trailer}startxref\n${String(body.length)}\n%%EOF\n`);
  }
  const row = (offset: number, kind: 'n' | 'f' = 'n'): string => `${String(offset).padStart(10, '0')} 00000 ${kind} `;
  const contentOf = (): number => Number(/\/Contents (?:\[ )?(\d+) 0 R/.exec(page.body)?.[1]);

  /** The certified file with a second definition of an object inside, which no cross-reference names. */
  async function prepared(number: number, body: string): Promise<{ pdf: Uint8Array; offset: number }> {
    const comment = `\n${String(number)} 0 obj\n${body}\nendobj\n`;
    const empty = asText(await unsignedPdf({ reviewer: true }));
    const table = empty.lastIndexOf('xref\n', empty.lastIndexOf('startxref') - 1);
    const moved = `${empty.slice(0, table)}${comment.slice(1)}${empty.slice(table)}`;
    const start = table + comment.length - 1;
    const withStart = moved.replace(/startxref\s+\d+/, `startxref\n${String(start)}`);
    return { pdf: await signPdf(asBytes(withStart), await newIdentity(), NOW), offset: table };
  }

  it('hide: an object is freed, and what lay over another is gone', async () => {
    const result = await verifyPdf(withRows(certified, { [contentOf()]: row(0, 'f') }));
    expect(result.signatures).toMatchObject([{ valid: false, reason: expect.stringMatching(NOT_COVERED) as string }]);
  });

  it('hide and replace: a cross-reference leads to the other definition', async () => {
    const { pdf, offset } = await prepared(contentOf(), '<< /Length 1 >>\nstream\nq\nendstream');
    expect(await verifyPdf(pdf)).toMatchObject({ valid: true });
    const result = await verifyPdf(withRows(pdf, { [contentOf()]: row(offset) }));
    expect(result.signatures).toMatchObject([{ valid: false, reason: expect.stringMatching(NOT_COVERED) as string }]);
  });

  it('replace: another font, another form of the page, under the same numbers', async () => {
    const font = objectWith(certified, /\/Type \/Font\n/);
    const objects = { [font.number]: font.body.replace('/BaseFont /Helvetica', '/BaseFont /Symbol') };
    const result = await verifyPdf(appended(certified, { objects }));
    expect(result.signatures).toMatchObject([{ valid: false, reason: expect.stringMatching(NOT_COVERED) as string }]);
  });

  it('and all of them together with data to validate later', async () => {
    const { pdf, offset } = await prepared(contentOf(), '<< /Length 1 >>\nstream\nq\nendstream');
    const objects = { [catalog.number]: catalog.body.replace(/>>$/, '/DSS << /Certs [] >> >>') };
    expect(await verifyPdf(appended(pdf, { objects }))).toMatchObject({ valid: true });
    for (const rows of [{ [contentOf()]: row(offset) }, { [contentOf()]: row(0, 'f') }]) {
      expect((await verifyPdf(withRows(appended(pdf, { objects }), rows))).valid).toBe(false);
      expect((await verifyPdf(appended(withRows(pdf, rows), { objects }))).valid).toBe(false);
    }
  });
});

describe('an addition with a valid second signature', () => {
  /** Signs the reviewer's field together with further changes, leaving out our own last check. */
  async function secondSignature(further: Partial<Revision>, first = certified): Promise<string> {
    try {
      await signPdf(reviewerPlaceholder(first, further), reviewer, NOW);
      return 'accepted';
    } catch (error) {
      return error instanceof Error ? error.message : 'unknown';
    }
  }

  it('is accepted when it does nothing but sign the empty field', async () => {
    expect(await secondSignature({})).toBe('accepted');
  });

  it('is accepted with a new object that nothing of the first state wanted', async () => {
    expect(await secondSignature({ objects: { [highestObject(certified) + 5]: '<< /Certs [] >>' } })).toBe('accepted');
  });

  it.each([
    ['the page', () => ({ [page.number]: page.body.replace('/Contents', '/Nothing true /Contents') })],
    ['the catalog', () => ({ [catalog.number]: catalog.body.replace('/Type', '/OpenAction 1 0 R\n/Type') })],
    ['the permissions', () => ({ [catalog.number]: catalog.body.replace('/Perms', '/Permz') })],
    [
      'the form',
      () => {
        const form = objectWith(certified, /\/SigFlags 3/);
        return { [form.number]: form.body.replace('/SigFlags', '/NeedAppearances true\n/SigFlags') };
      },
    ],
    [
      'the signed field',
      () => {
        const field = objectWith(certified, /\/T <FEFF00450078/);
        return { [field.number]: field.body.replace('/F 132', '/F 2') };
      },
    ],
  ])('is refused when it changes %s', async (_, extra) => {
    expect(await secondSignature({ objects: extra() })).toMatch(MORE_THAN_SIGNED);
  });

  it('is refused when it exchanges the content of the page for other content of the same length', async () => {
    const number = /\/Contents (?:\[ )?(\d+) 0 R/.exec(page.body)?.[1] ?? '';
    const content = /\n(\d+ 0 obj\n<<[^>]*>>\nstream\n)([\s\S]*?)\nendstream/;
    const text = asText(certified);
    const found = content.exec(text.slice(text.indexOf(`\n${number} 0 obj`)));
    const data = found?.[2] ?? '';
    const dict = found?.[1]?.replace(/^\d+ 0 obj\n/, '') ?? '';
    expect(data.length).toBeGreaterThan(20);
    const objects = { [Number(number)]: `${dict}${data.slice(0, -1)}${data.endsWith('x') ? 'y' : 'x'}\nendstream` };
    expect(await secondSignature({ objects })).toMatch(MORE_THAN_SIGNED);
  });

  it('is refused when it names another catalog or other document information', async () => {
    const copy = highestObject(certified) + 5;
    const root = { root: `${copy} 0 R`, objects: { [copy]: catalog.body } };
    expect(await secondSignature(root)).toMatch(MORE_THAN_SIGNED);
    const info = { info: `${copy} 0 R`, objects: { [copy]: '<< /Title (Another) >>' } };
    expect(await secondSignature(info)).toMatch(MORE_THAN_SIGNED);
  });

  it('is refused when it supplies an object that the signed page refers to and that was missing', async () => {
    const holed = await signedPdf(await newIdentity(), { reviewer: true, missing: 900 });
    expect(await secondSignature({}, holed)).toBe('accepted');
    expect(await secondSignature({ objects: { 900: '<< /Evil true >>' } }, holed)).toMatch(MORE_THAN_SIGNED);
  });

  it('is refused when the certification permits nothing', async () => {
    const strict = patched(await unsignedPdf({ reviewer: true }), '/P 2\n', '/P 1\n');
    const first = await signPdf(strict, await newIdentity(), NOW);
    expect((await verifyPdf(first)).signatures).toMatchObject([{ valid: true, certification: 1 }]);
    expect(await secondSignature({}, first)).toMatch(/permits no additions/);
  });

  it('is refused when the field itself is moved', async () => {
    const placeholder = reviewerPlaceholder(certified);
    const text = asText(placeholder);
    const at = text.lastIndexOf('/Rect [');
    const moved = asBytes(`${text.slice(0, at)}/Rect [9${text.slice(at + 8)}`);
    await expect(signPdf(moved, reviewer, NOW)).rejects.toThrow(MORE_THAN_SIGNED);
  });

  it('leaves the first signature invalid when something unsigned follows', async () => {
    const two = await signPdf(reviewerPlaceholder(certified), reviewer, NOW);
    const result = await verifyPdf(appended(two, { objects: { [highestObject(two) + 1]: '<< /Note true >>' } }));
    expect(result.signatures.map((report) => report.valid)).toEqual([false, false]);
    for (const report of result.signatures) expect(report.reason).toMatch(NOT_COVERED);
  });

  it('of a damaged second signature, neither is accepted', async () => {
    const two = await signPdf(reviewerPlaceholder(certified), reviewer, NOW);
    const damaged = Uint8Array.from(two);
    const at = certified.length + 40;
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    expect((await verifyPdf(damaged)).valid).toBe(false);
  });
});
