import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ResiduaError } from '../../../main/domain/errors.ts';
import type { Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { ATTACHMENT_NAME, FHIR_NAME } from '../../../main/exchange/attachment-names.ts';
import { writeCaseFile } from '../../../main/exchange/case-file.ts';
import { writeFhirBundle } from '../../../main/exchange/fhir/bundle.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { buildReport } from '../../../main/report/build-report.ts';
import { checkReport, type CheckedReport, type ReportCheck } from '../../../main/report/check-report.ts';
import { countersignReport } from '../../../main/report/countersigned.ts';
import { signReport } from '../../../main/report/signed-report.ts';
import { describeIdentity, type SigningIdentity } from '../../../main/signing/identity.ts';
import { saveForSigning } from '../../../main/signing/placeholder.ts';
import { askTimestampServer } from '../../../main/signing/ask-timestamp-server.ts';
import { signPdf } from '../../../main/signing/sign.ts';
import { verifyPdf } from '../../../main/signing/verify.ts';
import { authorityIdentity } from '../signing/authority.ts';
import { timestampAuthority } from '../signing/timestamp-authority.ts';
import {
  appended,
  asBytes,
  asText,
  contentsSpan,
  highestObject,
  newIdentity,
  objectWith,
  patched,
  run,
  workFolder,
} from '../signing/support.ts';
import { sampleWith } from './support.ts';

const AT = new Date('2026-10-06T21:05:09Z');
const folder = workFolder();
let examiner: SigningIdentity;
let sample: Evaluation;
let report: Uint8Array;

beforeAll(async () => {
  sample = loadSample();
  examiner = await newIdentity('P-256', 'Jordan Specimen', new Date('2026-01-01T00:00:00Z'));
  ({ pdf: report } = await signReport(sample, examiner, AT, { utcOffsetMinutes: -420 }));
});
afterAll(() => {
  folder.done();
});

const checkOf = async (bytes: Uint8Array): Promise<ReportCheck> => (await checkReport(bytes)).check;

/** The check without building the report once more. */
const signaturesOf = async (bytes: Uint8Array): Promise<ReportCheck> => (await checkReport(bytes, 'none')).check;

/** What the check says of a file in which a bit was turned; a file that is no PDF any more is refused as well. */
async function refused(bytes: Uint8Array): Promise<boolean> {
  try {
    return !(await verifyPdf(bytes)).valid;
  } catch (error) {
    if (error instanceof ResiduaError && error.code === 'pdf-invalid') return true;
    throw error;
  }
}

function turned(position: number, bit: number): Uint8Array {
  const copy = Uint8Array.from(report);
  copy[position] = (copy[position] ?? 0) ^ (1 << bit);
  return copy;
}

/** The places of the report by what stands there. */
function regions(): Map<string, [number, number][]> {
  const text = asText(report);
  const found = new Map<string, [number, number][]>([['header', [[0, text.indexOf('1 0 obj')]]]]);
  const add = (kind: string, start: number, end: number): void => {
    found.set(kind, [...(found.get(kind) ?? []), [start, end]]);
  };
  const { start, end } = contentsSpan(report);
  for (const match of text.matchAll(/\d+ 0 obj\n([\s\S]*?)\nendobj\n/g)) {
    const [whole, body = ''] = match;
    const name = /^<<[\s\S]*?\/Type \/(\w+)/.exec(body)?.[1] ?? (body.includes('stream\n') ? 'stream' : 'other');
    if (name === 'Sig') {
      add('Sig before its value', match.index, start);
      add('Sig after its value', end, match.index + whole.length);
    } else add(name, match.index, match.index + whole.length);
  }
  const table = text.lastIndexOf('\nxref\n');
  const trailer = text.lastIndexOf('trailer');
  add('cross-references', table, trailer);
  add('trailer', trailer, text.length);
  add('signature value', start, start + asText(report).slice(start).search(/0{64}/));
  add('padding of the signature value', start + asText(report).slice(start).search(/0{64}/), end);
  return found;
}

describe('a bit turned in a signed report', () => {
  it('is refused wherever it stands, in every kind of object', async () => {
    const kinds = regions();
    for (const kind of [
      'Catalog',
      'Page',
      'EmbeddedFile',
      'Filespec',
      'Font',
      'Metadata',
      'StructElem',
      'Annot',
      'stream',
    ]) {
      expect([...kinds.keys()]).toContain(kind);
    }
    for (const [kind, spans] of kinds) {
      const place = fc
        .tuple(fc.constantFrom(...spans), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
        .map(([[start, end], part]) => start + Math.floor((end - start) * part));
      await fc.assert(
        fc.asyncProperty(place, fc.nat(7), async (at, bit) => {
          expect(await refused(turned(at, bit)), `${kind} at ${String(at)}`).toBe(true);
        }),
        { numRuns: 20 },
      );
    }
  });

  it('between two states is refused', async () => {
    const two = await countersigned();
    for (let at = report.length - 3; at < report.length + 12; at += 1) {
      const copy = Uint8Array.from(two);
      copy[at] = (copy[at] ?? 0) ^ 1;
      expect(await refused(copy), String(at)).toBe(true);
    }
  });
});

async function countersigned(): Promise<Uint8Array> {
  const reviewer = await newIdentity('P-256', 'Rita Reviewer', new Date('2026-01-01T00:00:00Z'));
  return (await countersignReport(report, reviewer, AT, { utcOffsetMinutes: 0 })).pdf;
}

describe('an honest report', () => {
  it('is valid with a reservation when self-signed, and the same when built once more', async () => {
    const { check, evaluation } = await checkReport(report);
    expect(check).toMatchObject({
      valid: true,
      reason: null,
      verdict: 'valid-but',
      attachedData: {
        kind: 'read',
        score: {
          result: 'same',
          attached: { value: '−3.5', code: 'G8652' },
          printed: { value: '−3.5', code: 'G8652' },
        },
        rebuilt: { result: 'identical' },
      },
    });
    expect(check.summary).toMatch(/^Valid, but the certificate is self-signed/);
    expect(check.remarks).toHaveLength(1);
    expect(evaluation).toEqual(sample);
  });

  it('on A4 as well, and without a reservation when an authority vouches', async () => {
    const signer = await authorityIdentity(folder, 'ec', false);
    const named = { ...sample, examiner: { ...sample.examiner, name: 'Jiří Žižka, MD' } };
    const soon = new Date(Math.floor(Date.now() / 1000) * 1000 + 60_000);
    const { pdf } = await signReport(named, signer, soon, { utcOffsetMinutes: 120, pageSize: 'a4' });
    expect(await checkOf(pdf)).toMatchObject({
      verdict: 'valid',
      summary: 'Valid',
      remarks: [],
      attachedData: { rebuilt: { result: 'identical' } },
    });
  });

  it('signed by hand and with a timestamp has the same pages, and the timestamp is checked', async () => {
    const authority = await timestampAuthority(folder);
    try {
      const { pdf } = await signReport(sample, examiner, AT, {
        utcOffsetMinutes: 0,
        drawn: [
          [
            [10, 200],
            [900, 120],
          ],
        ],
        timestamp: { url: authority.url, ask: askTimestampServer },
      });
      const check = await checkOf(pdf);
      expect(check).toMatchObject({
        signatures: [{ valid: true, timestamp: 'valid', timestampAuthority: 'Test timestamps' }],
        attachedData: { score: { result: 'same' }, rebuilt: { result: 'same-pages' } },
      });
      expect(check.remarks).toHaveLength(1);
    } finally {
      authority.close();
    }
  });

  it('of another version is told so, and not compared', async () => {
    const { pdf } = await signReport(sample, examiner, AT, { generator: 'Residua 9.9.9' });
    const check = await checkOf(pdf);
    expect(check).toMatchObject({
      valid: true,
      verdict: 'valid-but',
      attachedData: { score: { result: 'same' }, rebuilt: { result: 'other-version', generator: 'Residua 9.9.9' } },
    });
    expect(check.summary).toBe(
      'Valid, but it was made by another version (Residua 9.9.9), so only the score was compared with the attached evaluation, not the pages.',
    );
  });

  it('without a residual states its absence, and the check reads it', async () => {
    const { pdf } = await signReport(sampleWith({ residual: null }), examiner, AT);
    const { attachedData } = await checkOf(pdf);
    expect(attachedData.score?.result).toBe('same');
    expect(attachedData.score?.attached.value).toBeNull();
  });

  it('countersigned is valid by both, and the report under it is still the same', async () => {
    const check = await checkOf(await countersigned());
    expect(check).toMatchObject({ valid: true, attachedData: { rebuilt: { result: 'identical' } } });
    expect(check.signatures.map(({ signer }) => signer)).toEqual(['Jordan Specimen', 'Rita Reviewer']);
    expect(check.revisions.map(({ signers }) => signers)).toEqual([['Jordan Specimen'], ['Rita Reviewer']]);
    expect(check.revisions[1]?.changes).toContain('a signature');
  });
});

describe('something appended to a signed report', () => {
  const page = (): { number: number; body: string } => objectWith(report, /\/Type \/Page\n/);
  const catalog = (): { number: number; body: string } => objectWith(report, /\/Type \/Catalog/);
  it.each<[string, () => Record<number, string>, string]>([
    [
      'a comment',
      () => ({ [highestObject(report) + 1]: '<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Agreed) >>' }),
      'a comment or mark',
    ],
    ['a page', () => ({ [highestObject(report) + 1]: page().body }), 'a page added'],
    ['a changed page', () => ({ [page().number]: page().body.replace('/MediaBox', '/CropBox') }), 'a page changed'],
    [
      'a filled-in form',
      () => ({ [highestObject(report) + 1]: '<< /FT /Tx /T (Name) /V (Mallory) >>' }),
      'a form field',
    ],
    [
      'an attached file in place of another',
      () => {
        const file = objectWith(report, /\/Type \/Filespec/);
        return { [file.number]: file.body.replace('/Desc', '/Description') };
      },
      'an attached file',
    ],
  ])('%s: not valid, and told', async (_, objects, words) => {
    const check = await signaturesOf(appended(report, { objects: objects() }));
    expect(check.verdict).toBe('not-valid');
    expect(check.summary).toMatch(/^NOT valid: the file was added to after it was signed/);
    expect(check.revisions.map(({ signers }) => signers)).toEqual([['Jordan Specimen'], []]);
    expect(check.revisions[1]?.changes).toContain(words);
  });

  it('that is nothing but data to validate the signatures later: still valid, and told', async () => {
    const body = catalog().body.replace('/Type /Catalog', '/DSS << /Certs [] >>\n/Type /Catalog');
    const check = await checkOf(appended(report, { objects: { [catalog().number]: body } }));
    expect(check).toMatchObject({
      verdict: 'valid-but',
      signatures: [{ valid: true, addedSince: ['data to validate the signatures later'] }],
      attachedData: { rebuilt: { result: 'identical' } },
    });
    expect(check.revisions[1]?.changes).toContain('data to validate signatures');
  });

  it('that takes the signature away: the PDF holds none', async () => {
    const { number, body } = catalog();
    const bare = body.replace(/\/AcroForm \d+ 0 R/, '').replace(/\/Perms << [\s\S]*?>>/, '');
    const { check, evaluation } = await checkReport(appended(report, { objects: { [number]: bare } }));
    expect(check).toMatchObject({
      valid: false,
      verdict: 'not-valid',
      signatures: [],
      reason: 'The PDF holds no signature.',
    });
    expect(check.attachedData.rebuilt?.result).toBe('not-tried');
    // It may still be imported, as a draft that claims nothing.
    expect(evaluation).toEqual(sample);
  });

  it('after a countersignature breaks both', async () => {
    const two = await countersigned();
    const check = await signaturesOf(appended(two, { objects: { [highestObject(two) + 1]: '<< /Note true >>' } }));
    expect(check.signatures.map(({ valid }) => valid)).toEqual([false, false]);
    expect(check.revisions).toHaveLength(3);
  });
});

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

describe('files that are no reports', () => {
  it('an encrypted one is told so', async () => {
    const path = folder.file('plain.pdf', report);
    const target = `${folder.path}/encrypted.pdf`;
    run('qpdf', '--encrypt', 'a', 'b', '256', '--', path, target);
    const check = await checkOf(readFileSync(target));
    expect(check).toMatchObject({ verdict: 'not-judged', attachedData: { kind: 'unreadable' } });
    expect(check.summary).toMatch(/encrypted/);
  });

  it('an unsigned PDF and a huge one', async () => {
    const unsigned = await buildReport(sample, { signer: describeIdentity(examiner), signedAt: AT });
    expect(await checkOf(unsigned)).toMatchObject({ verdict: 'not-valid', attachedData: { kind: 'read' } });
    const huge = new Uint8Array(256 * 1024 * 1024 + 1);
    huge.set(asBytes('%PDF-1.7\n'));
    await expect(checkReport(huge)).rejects.toMatchObject({ code: 'pdf-invalid' });
  });

  it('whatever the bytes, the check ends with words and never with a fault', async () => {
    const cuts = fc.tuple(fc.nat(report.length - 1), fc.nat(4000), fc.uint8Array({ maxLength: 60 }));
    await fc.assert(
      fc.asyncProperty(cuts, async ([at, length, filling]) => {
        const bytes = Buffer.concat([report.subarray(0, at), filling, report.subarray(at + length)]);
        let checked: CheckedReport;
        try {
          checked = await checkReport(bytes, 'none');
        } catch (error) {
          expect(error).toMatchObject({ code: 'pdf-invalid' });
          return;
        }
        if (Buffer.compare(bytes, report) !== 0) expect(checked.check.verdict).toBe('not-valid');
        expect(checked.check.summary).not.toBe('');
      }),
      { numRuns: 120 },
    );
  });
});
