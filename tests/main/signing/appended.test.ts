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
  reviewerPlaceholder,
  signedPdf,
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

describe('an addition with a valid second signature', () => {
  /** Signs the reviewer's field together with further changes, leaving out our own last check. */
  async function secondSignature(extra: Record<number, string>): Promise<string> {
    try {
      await signPdf(reviewerPlaceholder(certified, extra), reviewer, NOW);
      return 'accepted';
    } catch (error) {
      return error instanceof Error ? error.message : 'unknown';
    }
  }

  it('is accepted when it does nothing but sign the empty field', async () => {
    expect(await secondSignature({})).toBe('accepted');
  });

  it('is accepted with a new object that nothing of the first state wanted', async () => {
    expect(await secondSignature({ [highestObject(certified) + 5]: '<< /Certs [] >>' })).toBe('accepted');
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
    expect(await secondSignature(extra())).toMatch(MORE_THAN_SIGNED);
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
