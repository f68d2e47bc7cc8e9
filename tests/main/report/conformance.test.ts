import { afterAll, expect, test } from 'vitest';
import type { Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { PAGE_SIZES, type PageSize } from '../../../main/report/layout/theme.ts';
import { signReport } from '../../../main/report/signed-report.ts';
import { validateWithVeraPdf } from '../../tools/verapdf.ts';
import { newIdentity, workFolder } from '../signing/support.ts';
import { sampleWith } from './support.ts';

const PROFILES: readonly Evaluation['case']['reportProfile'][] = ['general', 'us-ca-workers-comp', 'us-federal-expert'];
const SIZES = Object.keys(PAGE_SIZES) as PageSize[];
const sample = loadSample();
const folder = workFolder();
afterAll(() => {
  folder.done();
});

test('veraPDF: reports of every profile, in every size and script, are PDF/A-3a and PDF/UA-1', async () => {
  const now = new Date();
  const identity = await newIdentity('P-256', 'Jordan Specimen', now);
  const signedAt = new Date(now.getTime() + 3_600_000);
  const files: string[] = [];
  const names = {
    ...sample.examinee,
    name: '李小龍 たなか 김철수 สมชาย',
    employer: 'شركة محمد علي (לוד) Nguyễn Ελένη Мария',
  };
  for (const pageSize of SIZES) {
    for (const reportProfile of PROFILES) {
      const evaluation = sampleWith({ case: { ...sample.case, reportProfile } });
      const { pdf } = await signReport(evaluation, identity, signedAt, { pageSize });
      files.push(folder.file(`${reportProfile}-${pageSize}.pdf`, pdf));
    }
  }
  const { pdf } = await signReport(sampleWith({ examinee: names }), identity, signedAt);
  files.push(folder.file('names.pdf', pdf));
  const validations = await validateWithVeraPdf(files, ['3a', 'ua1']);
  expect(validations).toHaveLength(files.length * 2);
  expect(validations.filter(({ compliant }) => !compliant)).toEqual([]);
  expect(Math.min(...validations.map(({ assertions }) => assertions))).toBeGreaterThan(1000);
});
