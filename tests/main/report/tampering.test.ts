import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { buildReport } from '../../../main/report/build-report.ts';
import { checkReport, type CheckedReport, type ReportCheck } from '../../../main/report/check-report.ts';
import { signReport } from '../../../main/report/signed-report.ts';
import { describeIdentity } from '../../../main/signing/identity.ts';
import { askTimestampServer } from '../../../main/signing/ask-timestamp-server.ts';
import { authorityIdentity } from '../signing/authority.ts';
import { timestampAuthority } from '../signing/timestamp-authority.ts';
import { appended, asBytes, highestObject, objectWith, run, workFolder } from '../signing/support.ts';
import { countersigned, sampleWith, OPTIONS, signedSample } from './support.ts';

const AT = OPTIONS.signedAt;
const folder = workFolder();
const { sample, examiner, report } = await signedSample();

afterAll(() => {
  folder.done();
});

const checkOf = async (bytes: Uint8Array): Promise<ReportCheck> => (await checkReport(bytes)).check;

/** The check without building the report once more. */
const signaturesOf = async (bytes: Uint8Array): Promise<ReportCheck> => (await checkReport(bytes, 'none')).check;

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
    const check = await checkOf(await countersigned(report, AT));
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
    const two = await countersigned(report, AT);
    const check = await signaturesOf(appended(two, { objects: { [highestObject(two) + 1]: '<< /Note true >>' } }));
    expect(check.signatures.map(({ valid }) => valid)).toEqual([false, false]);
    expect(check.revisions).toHaveLength(3);
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
