import { expect, test } from 'vitest';
import { loadSample } from '../../../main/exchange/sample.ts';
import { signReport } from '../../../main/report/signed-report.ts';
import { validateWithVeraPdf } from '../../tools/verapdf.ts';
import { newIdentity, NOW, workFolder } from '../signing/support.ts';
import { between, reportOf, sampleWith } from './support.ts';

const FILE = { sha256: 'ab12'.repeat(16), name: 'scan 1.pdf', mediaType: 'application/pdf', sizeInBytes: 9, pages: 3 };

const folder = workFolder();

test('the numbered list names the files of a record with their pages and the beginning of their SHA-256', async () => {
  const [first, ...others] = loadSample().recordsReviewed;
  const attachments = [FILE, { ...FILE, name: '扫描.png', mediaType: 'image/png', pages: 1 }];
  const evaluation = sampleWith({ recordsReviewed: [{ ...first, attachments }, ...others] });
  const table = between(await reportOf(evaluation, folder), 'Records reviewed', 'History');
  expect(table).toContain('File: scan 1.pdf, 3 pages, SHA-256 ab12ab12ab12…');
  expect(table).toContain('File: ??.png, 1 page, SHA-256 ab12ab12ab12…');
  const { pdf } = await signReport(evaluation, await newIdentity(), NOW, { utcOffsetMinutes: 0 });
  const [pdfA, pdfUa] = await validateWithVeraPdf(folder.file('files.pdf', pdf), ['3a', 'ua1']);
  expect([pdfA?.failures, pdfUa?.failures]).toEqual([[], []]);
});
