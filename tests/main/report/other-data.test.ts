import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { ATTACHMENT_NAME, FHIR_NAME } from '../../../main/exchange/attachment-names.ts';
import { writeCaseFile } from '../../../main/exchange/case-file.ts';
import { writeFhirBundle } from '../../../main/exchange/fhir/bundle.ts';
import { buildReport } from '../../../main/report/build-report.ts';
import { checkReport, type ReportCheck } from '../../../main/report/check-report.ts';
import { signReport } from '../../../main/report/signed-report.ts';
import { describeIdentity, type SigningIdentity } from '../../../main/signing/identity.ts';
import { saveForSigning } from '../../../main/signing/placeholder.ts';
import { signPdf } from '../../../main/signing/sign.ts';
import { newIdentity, patched, run, workFolder } from '../signing/support.ts';
import { sampleWith, OPTIONS, signedSample } from './support.ts';

const AT = OPTIONS.signedAt;
const folder = workFolder();
const { sample, examiner, report } = await signedSample();

afterAll(() => {
  folder.done();
});

const checkOf = async (bytes: Uint8Array): Promise<ReportCheck> => (await checkReport(bytes)).check;

/** The report of one evaluation with the data of another inside, signed. */
function withData(evaluation: Evaluation, signer: SigningIdentity): Promise<Uint8Array> {
  return withFile(ATTACHMENT_NAME, writeCaseFile(evaluation), signer);
}

/** The report with other bytes in one of its files, signed. */
async function withFile(name: string, bytes: Uint8Array, signer: SigningIdentity): Promise<Uint8Array> {
  const unsigned = await buildReport(sample, {
    signer: describeIdentity(signer),
    signedAt: AT,
    utcOffsetMinutes: 0,
  });
  const document = await PDFDocument.load(unsigned, { updateMetadata: false });
  const files = document.catalog.lookup(PDFName.of('AF'), PDFArray);
  for (const reference of files.asArray()) {
    const file = document.context.lookup(reference, PDFDict);
    if (file.lookup(PDFName.of('UF'), PDFHexString).decodeText() !== name) continue;
    const target = file.lookup(PDFName.of('EF'), PDFDict).get(PDFName.of('F'));
    const stream = document.context.lookup(target);
    if (!(target instanceof PDFRef) || !(stream instanceof PDFRawStream)) throw new Error('The file has no content.');
    const content = deflateSync(bytes);
    stream.dict.set(PDFName.of('Length'), document.context.obj(content.length));
    document.context.assign(target, PDFRawStream.of(stream.dict, Uint8Array.from(content)));
  }
  return signPdf(await saveForSigning(document), signer, AT);
}

describe('other data inside, signed anew', () => {
  const better = (): Evaluation => {
    const { residual } = sample;
    if (residual?.method !== 'change') throw new Error('The sample has no change.');
    return { ...sample, residual: { ...residual, discharge: '80' } };
  };

  it('by another signer: another name is told, and the score contradicts', async () => {
    const mallory = await newIdentity('P-256', 'Mallory Forger', new Date('2026-01-01T00:00:00Z'));
    const check = await checkOf(await withData(better(), mallory));
    expect(check.signatures).toMatchObject([{ valid: true, signer: 'Mallory Forger' }]);
    expect(check).toMatchObject({
      valid: false,
      verdict: 'not-valid',
      attachedData: { score: { result: 'different' } },
    });
    expect(check.summary).toBe(
      'NOT valid: the attached evaluation gives a residual of 17.6 with the code G8651, but the pages print a residual of −3.5 with the code G8652.',
    );
    expect(check.reason).toContain('The attached evaluation gives');
  });

  it('that keeps the score but changes a finding: the pages differ, and the report is not valid', async () => {
    const other = { ...sample, opinions: { ...sample.opinions, causation: 'Nothing happened at work.' } };
    const check = await checkOf(await withData(other, examiner));
    expect(check).toMatchObject({
      valid: false,
      verdict: 'not-valid',
      signatures: [{ valid: true }],
      attachedData: { score: { result: 'same' }, rebuilt: { result: 'different-pages' } },
    });
    expect(check.summary).toMatch(/^NOT valid: the attached evaluation gives other pages than those printed \(page/);
    expect(check.reason).toMatch(/^The attached evaluation gives other pages/);
  });

  it('in the FHIR document alone: the report is not valid', async () => {
    const other = { ...sample, opinions: { ...sample.opinions, causation: 'Nothing happened at work.' } };
    const check = await checkOf(await withFile(FHIR_NAME, writeFhirBundle(other, AT), examiner));
    expect(check).toMatchObject({ valid: false, attachedData: { rebuilt: { result: 'different-file' } } });
    expect(check.summary).toBe(
      'NOT valid: the attached residua-fhir.json does not say the same as the attached evaluation.',
    );
  });

  it('unchanged data signed by somebody else: the name is told', async () => {
    const mallory = await newIdentity('P-256', 'Mallory Forger', new Date('2026-01-01T00:00:00Z'));
    const { pdf } = await signReport(sample, mallory, AT);
    expect((await checkOf(pdf)).summary).toBe(
      'Valid, but it is signed by Mallory Forger, while the report names Jordan Specimen as the examiner.',
    );
  });

  it('with values that no check lets through: told, and not laid out, which could take for ever', async () => {
    const residual = {
      method: 'change',
      instrument: 'foto-lepf',
      intake: '0',
      discharge: '0',
      predictedChange: '900000000000',
    };
    const far = sampleWith({ residual });
    const check = await checkOf(await withData(far, examiner));
    expect(check).toMatchObject({ verdict: 'not-valid', attachedData: { rebuilt: { result: 'not-tried' } } });
    // As a draft it is printed all the same, without a scale that could not show it.
    const { pdf } = await signReport(far, examiner, AT);
    expect(run('pdftotext', folder.file('far.pdf', pdf), '-')).toContain('900000000000');
  });

  it('that cannot be read is told, and nothing is imported', async () => {
    const broken = { ...sample, side: 'up' } as unknown as Evaluation;
    const { check, evaluation } = await checkReport(await withData(broken, examiner));
    expect(evaluation).toBeNull();
    expect(check.attachedData).toMatchObject({ kind: 'unreadable' });
    expect(check.summary).toMatch(/^Valid, but the attached residua-evaluation.json \/side /);
  });

  it('that is marked as something else than the source is not taken', async () => {
    const { check, evaluation } = await checkReport(
      patched(report, '/AFRelationship /Source', '/AFRelationship /Sourcf'),
    );
    expect(evaluation).toBeNull();
    expect(check.attachedData.reason).toMatch(/not marked as the source/);
  });
});
