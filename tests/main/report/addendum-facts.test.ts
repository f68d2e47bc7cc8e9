import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';
import { cli, workFolder } from '../cli/support.ts';
import { emptyAddendum, type Addendum } from '../../../main/domain/addendum.ts';
import { ADDENDUM_NAME } from '../../../main/exchange/attachment-names.ts';
import { addendumWords, matchOriginal } from '../../../main/report/addendum-facts.ts';
import { buildAddendum, signAddendum, type AddendumContent } from '../../../main/report/build-addendum.ts';
import { checkReport } from '../../../main/report/check-report.ts';
import { countersignReport } from '../../../main/report/countersigned.ts';
import { signStatement, type SignedDocument } from '../../../main/report/signed-report.ts';
import { describeIdentity, type SigningIdentity } from '../../../main/signing/identity.ts';
import { attachedFiles } from '../../../main/signing/pdf-attached.ts';
import { PdfStructure } from '../../../main/signing/pdf-structure.ts';
import { saveForSigning } from '../../../main/signing/placeholder.ts';
import { signPdf } from '../../../main/signing/sign.ts';
import { newIdentity } from '../signing/support.ts';
import { sampleWith } from './support.ts';

const AT = new Date('2026-11-05T09:30:00Z');
const folder = workFolder();
let examiner: SigningIdentity;
let original: SignedDocument;
let content: AddendumContent;
let signed: SignedDocument;

beforeAll(async () => {
  examiner = await newIdentity('P-256', 'Jordan Specimen', new Date('2026-01-01T00:00:00Z'));
  const evaluation = sampleWith({});
  // Any signed document will do as the one that is amended, and this one is quick to make.
  original = await signStatement(evaluation, examiner, AT, { utcOffsetMinutes: 0 });
  const addendum: Addendum = { ...emptyAddendum(evaluation), reason: 'A letter.', body: 'First.\n\nSecond paragraph.' };
  content = {
    evaluation,
    number: 2,
    addendum,
    original: { sha256: original.sha256, signedAt: AT, signerName: 'Jordan Specimen' },
    earlier: [{ number: 1, sha256: 'ab'.repeat(32), signedAt: new Date('2026-11-04T09:00:00Z') }],
  };
  signed = await signAddendum(content, examiner, AT, { utcOffsetMinutes: -480, pageSize: 'a4' });
  folder.file('addendum.pdf', signed.pdf);
  folder.file('original.pdf', original.pdf);
  folder.file('other.pdf', (await signStatement(evaluation, examiner, AT, { utcOffsetMinutes: 60 })).pdf);
});
afterAll(() => {
  folder.done();
});

/** The addendum with other text in its file, its pages as they were, signed. */
async function withText(change: (text: string) => string): Promise<Uint8Array> {
  const unsigned = await buildAddendum(content, {
    signer: describeIdentity(examiner),
    signedAt: AT,
    utcOffsetMinutes: 0,
  });
  const document = await PDFDocument.load(unsigned, { updateMetadata: false });
  for (const reference of document.catalog.lookup(PDFName.of('AF'), PDFArray).asArray()) {
    const file = document.context.lookup(reference, PDFDict);
    expect(file.lookup(PDFName.of('UF'), PDFHexString).decodeText()).toBe(ADDENDUM_NAME);
    const target = file.lookup(PDFName.of('EF'), PDFDict).get(PDFName.of('F'));
    if (!(target instanceof PDFRef)) throw new Error('The file has no content.');
    const { dict } = document.context.lookup(target) as PDFRawStream;
    const bytes = new TextEncoder().encode(change(textIn(unsigned)));
    dict.delete(PDFName.of('Filter'));
    dict.set(PDFName.of('Length'), document.context.obj(bytes.length));
    document.context.assign(target, PDFRawStream.of(dict, bytes));
  }
  return signPdf(await saveForSigning(document), examiner, AT);
}

function textIn(pdf: Uint8Array): string {
  const [file] = attachedFiles(new PdfStructure(pdf, { tokens: 1_000_000 }));
  return new TextDecoder().decode(file?.content());
}

describe('an addendum that is verified', () => {
  test('names the report and the addenda before it, and its pages are what the data inside give', async () => {
    const { check, addendum } = await checkReport(signed.pdf);
    expect(check).toMatchObject({ valid: true, verdict: 'valid-but' });
    expect(check.remarks).toHaveLength(1);
    expect(addendum).toMatchObject({
      number: 2,
      amends: { sha256: original.sha256, signerName: 'Jordan Specimen' },
      earlier: [{ number: 1, sha256: 'ab'.repeat(32) }],
      rebuilt: { result: 'identical' },
    });
    if (addendum === null) throw new Error('There is no addendum.');
    const words = addendumWords(addendum, null).join(' ');
    expect(words).toContain(`This is addendum 2 to the report that Jordan Specimen signed on 2026-11-05`);
    expect(words).toContain('It follows addendum 1 of 2026-11-04');
    expect(words).toContain('not at hand');
  });

  test('holds no more of the evaluation than its pages print', () => {
    const { examinee, opinions, case: facts } = content.evaluation;
    const secrets = [examinee.dateOfBirth, facts.placeOfExam, opinions.causation].filter(
      (text) => typeof text === 'string',
    );
    expect(secrets).toHaveLength(3);
    for (const secret of secrets) expect(textIn(signed.pdf)).not.toContain(secret);
  });

  test.each<[string, (text: string) => string, RegExp]>([
    ['another body', (text) => text.replace('Second paragraph', 'Third paragraph'), /gives other pages/],
    [
      'another report',
      (text) => text.replace(/"sha256": "[0-9a-f]{64}"/, `"sha256": "${'cd'.repeat(32)}"`),
      /gives other pages/,
    ],
    [
      'something more',
      (text) => text.replace('"claimNumber"', '"jurisdiction": "Nevada", "claimNumber"'),
      /is not what the pages give/,
    ],
  ])('with %s inside than on its pages is not valid', async (_, change, reason) => {
    const { check } = await checkReport(await withText(change));
    expect(check).toMatchObject({ valid: false, verdict: 'not-valid', signatures: [{ valid: true }] });
    expect(check.summary).toMatch(reason);
  });

  test('of an older version, which attached the text alone, is told not to be compared', async () => {
    const { check } = await checkReport(
      await withText((text) => text.replace(/,\s*"evaluation": \{[\s\S]*\n {2}\}/, '')),
    );
    expect(check).toMatchObject({ valid: true, verdict: 'valid-but' });
    expect(check.remarks[0]).toMatch(/pages were not compared with the data inside/);
  });

  test('whose data cannot be read is told so', async () => {
    const { check, addendum } = await checkReport(
      await withText((text) => text.replace('"number": 2', '"number": "two"')),
    );
    expect(addendum).toBeNull();
    expect(check.remarks[0]).toBe('The attached residua-addendum.json cannot be read.');
  });
});

describe('beside the report that it amends', () => {
  test('the command line says whether it matches, and refuses another', async () => {
    const same = await cli(folder.path, ['verify', 'addendum.pdf', '--original', 'original.pdf']);
    expect(same.code, same.err).toBe(0);
    expect(JSON.parse(same.out)).toMatchObject({ valid: true, addendum: { number: 2, original: 'same' } });
    const other = await cli(folder.path, ['verify', 'addendum.pdf', '--original', 'other.pdf']);
    expect(other.code).toBe(1);
    expect(JSON.parse(other.out)).toMatchObject({ valid: false, addendum: { original: 'different' } });
    const alone = await cli(folder.path, ['verify', 'addendum.pdf']);
    expect(JSON.parse(alone.out)).toMatchObject({ valid: true, addendum: { original: null } });
    const none = await cli(folder.path, ['verify', 'original.pdf', '--original', 'other.pdf']);
    expect(none).toMatchObject({ code: 2, err: expect.stringMatching(/only for addenda/) as string });
  });

  test('a countersigned version of it is recognised by its first bytes', async () => {
    const both = await countersignReport({ report: signed.pdf, reviewer: {} }, examiner, AT);
    const { check } = await checkReport(both.pdf);
    const { addendum } = await checkReport(signed.pdf);
    if (addendum === null) throw new Error('There is no addendum.');
    const facts = { ...addendum, amends: { ...addendum.amends, sha256: signed.sha256 } };
    expect(matchOriginal(both.pdf, check.signatures, facts)).toBe('countersigned');
    expect(matchOriginal(signed.pdf, [], facts)).toBe('same');
    expect(matchOriginal(original.pdf, [], facts)).toBe('different');
  });
});
