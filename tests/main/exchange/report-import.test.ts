import fc from 'fast-check';
import { PDFDocument, PDFHexString, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { evaluationSchema, type Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { ATTACHMENT_NAME } from '../../../main/exchange/attachment-names.ts';
import { CASE_FILE_MAX_BYTES, writeCaseFile } from '../../../main/exchange/case-file.ts';
import { readReport, type AttachedEvaluation } from '../../../main/exchange/report-import.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { buildReport } from '../../../main/report/build-report.ts';
import { writeAttachments, type Attachment } from '../../../main/report/layout/attachments.ts';
import { OPTIONS } from '../report/support.ts';
import { evaluations } from '../store/arbitrary-evaluation.ts';

const NOW = new Date('2026-10-06T21:05:09Z');

/** A PDF of one empty page with files in it, made as reports have them. */
async function pdfWith(
  files: readonly Partial<Attachment>[],
  change: (document: PDFDocument) => void = () => undefined,
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage();
  writeAttachments(
    document,
    files.map((file) => ({
      name: ATTACHMENT_NAME,
      bytes: writeCaseFile(loadSample()),
      mimeType: 'application/json',
      description: 'The evaluation',
      relationship: 'Source',
      modifiedAt: NOW,
      ...file,
    })),
  );
  change(document);
  return document.save({ useObjectStreams: false });
}

const attachedIn = async (bytes: Uint8Array): Promise<AttachedEvaluation> => (await readReport(bytes)).attached;
const json = (text: string): Partial<Attachment> => ({ bytes: new TextEncoder().encode(text) });

/** The evaluation in letters that every font has; what may stand where only words of a list may is left as it is. */
function printable(evaluation: Evaluation): Evaluation {
  const text = JSON.stringify(evaluation, (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/[^\u0020-\u007e]/gu, 'x') : value,
  );
  return evaluationSchema.parse(JSON.parse(text));
}

describe('the evaluation inside a PDF', () => {
  it('is the one that was put there, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(evaluations, async (evaluation) => {
        const bytes = await pdfWith([{ bytes: writeCaseFile(evaluation) }]);
        expect(await attachedIn(bytes)).toMatchObject({ kind: 'read', evaluation });
      }),
      { numRuns: 60 },
    );
  });

  it('comes out of a whole report as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(evaluations.map(printable), async (evaluation) => {
        const attached = await attachedIn(await buildReport(evaluation, OPTIONS));
        expect(attached.kind === 'read' ? attached.evaluation : attached).toEqual(evaluation);
      }),
      { numRuns: 6 },
    );
  });

  it('is none where a PDF holds no file, or others', async () => {
    expect(await attachedIn(await pdfWith([]))).toEqual({ kind: 'none' });
    expect(await attachedIn(await pdfWith([{ name: 'invoice.json' }]))).toEqual({ kind: 'none' });
  });

  it.each<[string, Partial<Attachment>, RegExp]>([
    ['as another part of the document than its source', { relationship: 'Data' }, /not marked as the source/],
    ['as something else than JSON', json('%PDF-1.7'), /is not valid JSON/],
    ['in another format', json('{"format":"residua-evaluation/2"}'), /\/format/],
    ['with an unknown key', json('{"format":"residua-evaluation/1","colour":"red"}'), /colour/],
    ['with a key twice', json('{"format":"residua-evaluation/1","side":"left","side":"right"}'), /written twice/],
    ['nested without end', json('['.repeat(100_000)), /nested more than/],
    ['larger than a case file', { bytes: new Uint8Array(CASE_FILE_MAX_BYTES + 1) }, /larger than 8 MB/],
    ['unpacking to more than may be unpacked', { bytes: new Uint8Array(40 * 1024 * 1024) }, /cannot be decompressed/],
  ])('is refused %s', async (_, file, reason) => {
    const attached = await attachedIn(await pdfWith([file]));
    expect(attached).toMatchObject({ kind: 'unreadable' });
    expect(attached.kind === 'unreadable' && attached.reason).toMatch(reason);
  });

  it('is refused when two files bear the name, or a file bears two names', async () => {
    expect(await attachedIn(await pdfWith([{}, json('{}')]))).toMatchObject({
      kind: 'unreadable',
      reason: 'The PDF is ambiguous: two attached files have the same name.',
    });
    const renamed = await pdfWith([{}], ({ context }) => {
      for (const [, object] of context.enumerateIndirectObjects()) {
        if (!('set' in object) || !object.toString().includes('/Filespec')) continue;
        (object as { set: (key: PDFName, value: PDFHexString) => void }).set(
          PDFName.of('F'),
          PDFHexString.fromText('other.json'),
        );
      }
    });
    expect(await attachedIn(renamed)).toMatchObject({
      reason: 'The PDF is ambiguous: an attached file has two names.',
    });
  });

  it('is told with the state of the signatures, which comes first', async () => {
    const { verification, attached } = await readReport(await pdfWith([{}]));
    expect(verification).toMatchObject({ valid: false, reason: 'The PDF holds no signature.' });
    expect(attached.kind).toBe('read');
  });

  it('may lack what a case file must have: it was signed so', async () => {
    const sample = loadSample();
    const evaluation = { ...sample, examinee: { ...sample.examinee, dateOfBirth: null } };
    expect(await attachedIn(await pdfWith([{ bytes: writeCaseFile(evaluation) }]))).toMatchObject({ kind: 'read' });
  });
});
