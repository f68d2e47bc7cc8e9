import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkEvaluation } from '../../../main/domain/check.ts';
import { openItems, readiness } from '../../../main/domain/readiness.ts';
import { PAGE_SIZES, type PageSize } from '../../../main/report/layout/theme.ts';
import { signReport } from '../../../main/report/signed-report.ts';
import type { SigningIdentity } from '../../../main/signing/identity.ts';
import { validateWithVeraPdf } from '../../tools/verapdf.ts';
import { newIdentity, run, tryRun, workFolder } from '../signing/support.ts';
import { caseFiles, exhibitPictures, profileSamples } from './profile-samples.ts';
import { sampleWith } from './support.ts';

const SIZES = Object.keys(PAGE_SIZES) as PageSize[];
const samples = Object.entries(profileSamples());
const folder = workFolder();
afterAll(() => {
  folder.done();
});

const now = new Date();
const signedAt = new Date(now.getTime() + 3_600_000);
let identity: SigningIdentity;
/** Signed reports of the samples by profile and size. */
const reports = new Map<string, string>();

beforeAll(async () => {
  identity = await newIdentity('P-256', 'Jordan Specimen', now);
  for (const [profile, evaluation] of samples) {
    for (const pageSize of SIZES) {
      const options = { pageSize, utcOffsetMinutes: 0, exhibitSources: exhibitPictures() };
      const { pdf } = await signReport(evaluation, identity, signedAt, options);
      reports.set(`${profile}-${pageSize}`, folder.file(`${profile}-${pageSize}.pdf`, pdf));
    }
  }
});

describe.each(samples)('the sample of the profile %s', (profile, evaluation) => {
  test('is of that profile, without an error, and lacks nothing that its profile asks for', () => {
    expect(evaluation.case.reportProfile).toBe(profile);
    expect(checkEvaluation(evaluation).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(openItems(readiness(evaluation))).toEqual([]);
  });

  test.each(SIZES)('qpdf, pdfsig and mutool accept the signed report on %s', (pageSize) => {
    const path = reports.get(`${profile}-${pageSize}`) ?? '';
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors');
    const signatures = run('pdfsig', '-nocert', path);
    expect(signatures).toContain('Signature is Valid.');
    expect(signatures).toContain('Total document signed');
    expect(signatures).toContain('ETSI.CAdES.detached');
    const opened = tryRun('mutool', 'sign', '-v', path).output;
    expect(opened).toContain('The document is unchanged since signing');
    expect(opened).not.toMatch(/invalid|mismatch/i);
  });
});

test('what the profiles of California and of the federal courts ask for is printed, with what was waived', () => {
  const textOf = (profile: string): string =>
    run('pdftotext', '-raw', reports.get(`${profile}-letter`) ?? '', '-').replaceAll(/\s+/g, ' ');
  const california = textOf('us-ca-workers-comp');
  for (const words of ['Labor Code section 4628', 'Not complied with', 'Left out on purpose', 'Sacramento', 'Nguyễn'])
    expect(california).toContain(words);
  const federal = textOf('us-federal-expert');
  for (const words of [
    'Testimony in the last four years',
    'Compensation',
    'Left out on purpose',
    'Exhibit C –',
    'Παπαδοπούλου',
  ])
    expect(federal).toContain(words);
});

test('veraPDF: every sample and every case file, on Letter and A4, is PDF/A-3a and PDF/UA-1', async () => {
  const files = [...reports.values()];
  const names = {
    name: '李小龍 たなか 김철수 สมชาย',
    employer: 'شركة محمد علي (לוד) Nguyễn Ελένη Мария',
  };
  const further = new Map([...caseFiles(), ['names', sampleWith({ examinee: names })]]);
  expect(further.size).toBe(18);
  for (const [name, evaluation] of further) {
    for (const pageSize of SIZES) {
      const { pdf } = await signReport(evaluation, identity, signedAt, { pageSize });
      files.push(folder.file(`${name}-${pageSize}.pdf`, pdf));
    }
  }
  const validations = await validateWithVeraPdf(files, ['3a', 'ua1']);
  expect(validations).toHaveLength(files.length * 2);
  expect(validations.filter(({ compliant }) => !compliant)).toEqual([]);
  expect(Math.min(...validations.map(({ assertions }) => assertions))).toBeGreaterThan(1000);
}, 300_000);
