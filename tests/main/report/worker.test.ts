import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { emptyAddendum } from '../../../main/domain/addendum.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { buildAddendum } from '../../../main/report/build-addendum.ts';
import { buildReport, SECTION_COUNT } from '../../../main/report/build-report.ts';
import { buildStatement } from '../../../main/report/build-statement.ts';
import { checkReport } from '../../../main/report/check-report.ts';
import { textCopy } from '../../../main/report/copies/text-copy.ts';
import { buildCountersignature } from '../../../main/report/countersigned.ts';
import { signReport } from '../../../main/report/signed-report.ts';
import {
  buildAside,
  buildReportAside,
  checkReportAside,
  copyAside,
  ReportThread,
} from '../../../main/report/worker.ts';
import { newIdentity } from '../signing/support.ts';
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

test('a countersignature made aside is the same bytes as made here, is given up in between, and fails as here', async () => {
  const identity = await newIdentity('P-256', 'Jordan Specimen', new Date('2026-01-01T00:00:00Z'));
  const { pdf: report } = await signReport(sample, identity, OPTIONS.signedAt, { utcOffsetMinutes: 0 });
  const content = { report, reviewer: { credentials: 'MD, PhD', licenceNumber: 'G-9', county: 'Kern' } };
  const job = { kind: 'countersignature', content, options: OPTIONS } as const;
  const { pdf } = await buildAside(job);
  expect(Buffer.from(pdf).equals(await buildCountersignature(content, OPTIONS))).toBe(true);
  expect(Buffer.from(pdf.subarray(0, report.length)).equals(report)).toBe(true);
  const during = new AbortController();
  const cancelled = buildAside(job, { signal: during.signal });
  during.abort();
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  const unsigned = await buildReport(sample, OPTIONS);
  await expect(buildAside({ ...job, content: { ...content, report: unsigned } })).rejects.toMatchObject({
    code: 'pdf-invalid',
  });
});

test('a copy made aside is what is made here, tells its progress, and is given up in between', async () => {
  const origin = { signedSha256: 'ab'.repeat(32), madeAt: OPTIONS.signedAt, utcOffsetMinutes: 0 };
  const copy = { evaluation: sample, origin, form: { format: 'txt' } } as const;
  const told: number[] = [];
  const onProgress = (done: number, total: number): void => {
    told.push(done / total);
  };
  const bytes = await copyAside(copy, { onProgress });
  expect(Buffer.from(bytes).equals(await textCopy(sample, origin))).toBe(true);
  expect(told).toEqual(Array.from({ length: SECTION_COUNT }, (_, index) => (index + 1) / (SECTION_COUNT + 1)));
  const during = new AbortController();
  const stop = (): void => {
    during.abort();
  };
  const cancelled = copyAside(copy, { signal: during.signal, onProgress: stop });
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
});

test('a PDF is checked aside with the same result, and what takes too long or is cancelled ends', async () => {
  const pdf = await buildStatement(sample, OPTIONS);
  expect(await checkReportAside(pdf)).toEqual(await checkReport(pdf));
  await expect(checkReportAside(pdf, { limit: 0 })).rejects.toMatchObject({ code: 'pdf-invalid' });
  await expect(checkReportAside(pdf, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  await expect(checkReportAside(Buffer.from('no PDF'))).rejects.toMatchObject({ code: 'pdf-invalid' });
});
