import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { namedExhibits } from '../../../main/domain/exhibits.ts';
import { buildExhibit } from '../../../main/report/build-exhibit.ts';
import { buildReport } from '../../../main/report/build-report.ts';
import { checkReport, type ReportCheck } from '../../../main/report/check-report.ts';
import { exhibitWords } from '../../../main/report/exhibit-facts.ts';
import { signExhibits } from '../../../main/report/signed-exhibits.ts';
import { signReport } from '../../../main/report/signed-report.ts';
import { describeIdentity, type SigningIdentity } from '../../../main/signing/identity.ts';
import { saveForSigning } from '../../../main/signing/placeholder.ts';
import { signPdf } from '../../../main/signing/sign.ts';
import { jpeg } from '../../tools/jpeg.ts';
import { png } from '../../tools/png.ts';
import { newIdentity } from '../signing/support.ts';
import { foreignPdf, withExhibits } from './exhibit-files.ts';

const AT = new Date('2026-10-06T21:05:09Z');
const PICTURE = jpeg();
let examiner: SigningIdentity;
let evaluation: Evaluation;
let sources: Map<string, Uint8Array>;

beforeAll(async () => {
  examiner = await newIdentity('P-256', 'Jordan Specimen', new Date('2026-01-01T00:00:00Z'));
  ({ evaluation, sources } = withExhibits([
    { name: 'scar.jpg', bytes: PICTURE, title: 'Scar' },
    { name: 'film.png', bytes: png(60, 40, { colors: 6 }) },
    { name: 'print.jpg', bytes: jpeg({ components: 4 }) },
    { name: 'report.pdf', bytes: await foreignPdf() },
  ]));
});

const checkOf = async (bytes: Uint8Array): Promise<ReportCheck> => (await checkReport(bytes)).check;

/** The report with some of its streams replaced, signed anew by the same examiner. */
async function resigned(change: (document: PDFDocument) => void): Promise<Uint8Array> {
  const options = { signer: describeIdentity(examiner), signedAt: AT, utcOffsetMinutes: 0, exhibitSources: sources };
  const document = await PDFDocument.load(await buildReport(evaluation, options), { updateMetadata: false });
  change(document);
  return signPdf(await saveForSigning(document), examiner, AT);
}

/** Puts other bytes into a stream, which is not compressed afterwards. */
function replace(document: PDFDocument, ref: PDFRef, content: Uint8Array): void {
  const { dict } = document.context.lookup(ref) as PDFRawStream;
  dict.set(PDFName.of('Length'), document.context.obj(content.length));
  document.context.assign(ref, PDFRawStream.of(dict, content));
}

describe('exhibits that were swapped', () => {
  test('a report with exhibits, of pages and beside it, is built again byte for byte', async () => {
    const { pdf } = await signReport(evaluation, examiner, AT, { utcOffsetMinutes: 0, exhibitSources: sources });
    const check = await checkOf(pdf);
    expect(check).toMatchObject({ valid: true, attachedData: { rebuilt: { result: 'identical' } } });
    const [first] = await signExhibits(evaluation, (sha256) => sources.get(sha256), examiner, AT);
    expect(await checkOf(first?.pdf ?? new Uint8Array())).toMatchObject({
      valid: true,
      attachedData: { kind: 'none' },
    });
  });

  test('a file beside the report and the report find each other by the exhibit’s SHA-256', async () => {
    const { pdf } = await signReport(evaluation, examiner, AT, { utcOffsetMinutes: 0, exhibitSources: sources });
    const [file] = await signExhibits(evaluation, (sha256) => sources.get(sha256), examiner, AT);
    const report = (await checkReport(pdf)).exhibits;
    const beside = (await checkReport(file?.pdf ?? new Uint8Array())).exhibits;
    expect(report.named.map(({ label }) => label)).toEqual(['A', 'B', 'C', 'D']);
    expect(beside.held).toEqual({ label: 'C', sha256: evaluation.exhibits[2]?.sha256, intact: true });
    const [holds, named] = exhibitWords(beside, [{ sha256: 'report', facts: report }]);
    expect(holds).toContain('It is unchanged.');
    expect(named).toBe('The report checked before, with the SHA-256 report, names it as exhibit C.');
    expect(exhibitWords(report, [{ sha256: 'file', facts: beside }])[2]).toContain('with the SHA-256 file.');
    expect(exhibitWords(beside, [])[1]).toContain('Check its report too');
  });

  test('a file beside the report that holds another exhibit than it says is not valid', async () => {
    const [exhibit] = namedExhibits(evaluation).slice(3);
    if (exhibit === undefined) throw new Error('The exhibit is missing.');
    const content = { evaluation, exhibit, bytes: await foreignPdf(5), reason: 'Swapped.' };
    const options = { signer: describeIdentity(examiner), signedAt: AT, utcOffsetMinutes: 0 };
    const pdf = await signPdf(await buildExhibit(content, options), examiner, AT);
    expect(await checkOf(pdf)).toMatchObject({
      valid: false,
      verdict: 'not-valid',
      reason: expect.stringContaining('exhibit') as string,
    });
  });

  test('another file in the place of the attached one is told by its name', async () => {
    const pdf = await resigned((document) => {
      const files = document.catalog.lookup(PDFName.of('AF'), PDFArray).asArray();
      const file = files
        .map((reference) => document.context.lookup(reference, PDFDict))
        .find((dict) => dict.lookup(PDFName.of('UF'), PDFHexString).decodeText() === 'exhibit-A.jpg');
      const target = file?.lookup(PDFName.of('EF'), PDFDict).get(PDFName.of('F'));
      if (!(target instanceof PDFRef)) throw new Error('The exhibit is not attached.');
      const { dict } = document.context.lookup(target) as PDFRawStream;
      dict.delete(PDFName.of('Filter'));
      replace(document, target, jpeg({ orientation: 3 }));
    });
    expect(await checkOf(pdf)).toMatchObject({
      verdict: 'not-valid',
      attachedData: { rebuilt: { result: 'different-file', name: 'exhibit-A.jpg' } },
    });
  });

  test('another picture on the page, with the right file attached, is told by its page', async () => {
    const pdf = await resigned((document) => {
      const page = document.getPages().find((each) => each.node.Resources()?.has(PDFName.of('XObject')) === true);
      const target = page?.node.Resources()?.lookup(PDFName.of('XObject'), PDFDict).values()[0];
      if (!(target instanceof PDFRef)) throw new Error('No page shows a picture.');
      replace(document, target, Uint8Array.from([...PICTURE.subarray(0, -5), 0x36, ...PICTURE.subarray(-4)]));
    });
    const { verdict, attachedData } = await checkOf(pdf);
    expect(verdict).toBe('not-valid');
    expect(attachedData.rebuilt).toMatchObject({ result: 'different-pages', pages: [expect.any(Number)] });
  });
});
