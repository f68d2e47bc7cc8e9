import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { emptyAddendum } from '../../../main/domain/addendum.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { buildAddendum } from '../../../main/report/build-addendum.ts';
import { buildReport } from '../../../main/report/build-report.ts';
import { buildStatement } from '../../../main/report/build-statement.ts';
import { checkReport } from '../../../main/report/check-report.ts';
import { buildAside, buildReportAside, checkReportAside, ReportThread } from '../../../main/report/worker.ts';
import { OPTIONS, sampleWith } from './support.ts';

const sample = loadSample();

test('a thread of its own makes the same bytes, and tells its progress to the end', async () => {
  const told: [number, number][] = [];
  const onProgress = (done: number, total: number): void => {
    told.push([done, total]);
  };
  const aside = await buildReportAside(sample, OPTIONS, { onProgress });
  const here = await buildReport(sample, OPTIONS);
  expect(Buffer.from(aside.pdf).equals(here)).toBe(true);
  expect(aside.sha256).toBe(createHash('sha256').update(here).digest('hex'));
  const total = told[0]?.[1] ?? 0;
  expect(total).toBeGreaterThan(10);
  expect(told).toEqual(Array.from({ length: total }, (_, index) => [index + 1, total]));
});

test('a failure comes back with its code and place', async () => {
  const evaluation = sampleWith({ examinee: { ...sample.examinee, name: '🦀' } });
  await expect(buildReportAside(evaluation, OPTIONS)).rejects.toMatchObject({
    name: 'ResiduaError',
    code: 'unprintable',
    path: '/examinee/name',
  });
});

test('a cancelled report ends at once, before and during its making', async () => {
  const before = AbortSignal.abort();
  await expect(buildReportAside(sample, OPTIONS, { signal: before })).rejects.toMatchObject({ code: 'cancelled' });
  const during = new AbortController();
  const report = buildReportAside(sample, OPTIONS, {
    signal: during.signal,
    onProgress: () => {
      during.abort();
    },
  });
  await expect(report).rejects.toMatchObject({ code: 'cancelled' });
});

test('one thread makes several reports, and a failed one does not spoil the next', async () => {
  const thread = new ReportThread();
  try {
    const bad = sampleWith({ examinee: { ...sample.examinee, name: '🦀' } });
    const results = [];
    for (const evaluation of [sample, bad, sample]) {
      results.push(await thread.run({ kind: 'build', evaluation, options: OPTIONS }));
    }
    expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(results[2]).toEqual(results[0]);
  } finally {
    await thread.end();
  }
});

test('statements and addenda made aside are the same bytes as made here', async () => {
  const addendum = { ...emptyAddendum(sample), reason: 'A letter.', body: 'A text.' };
  const original = { sha256: 'ab'.repeat(32), signedAt: OPTIONS.signedAt, signerName: 'Jordan Specimen' };
  const content = { evaluation: sample, number: 1, addendum, original, earlier: [] };
  const statement = await buildAside({ kind: 'statement', evaluation: sample, options: OPTIONS });
  expect(Buffer.from(statement.pdf).equals(await buildStatement(sample, OPTIONS))).toBe(true);
  const amended = await buildAside({ kind: 'addendum', content, options: OPTIONS });
  expect(Buffer.from(amended.pdf).equals(await buildAddendum(content, OPTIONS))).toBe(true);
});

test('a PDF is checked aside with the same result, and what takes too long or is cancelled ends', async () => {
  const pdf = await buildStatement(sample, OPTIONS);
  expect(await checkReportAside(pdf)).toEqual(await checkReport(pdf));
  await expect(checkReportAside(pdf, { limit: 0 })).rejects.toMatchObject({ code: 'pdf-invalid' });
  await expect(checkReportAside(pdf, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  await expect(checkReportAside(Buffer.from('no PDF'))).rejects.toMatchObject({ code: 'pdf-invalid' });
});
