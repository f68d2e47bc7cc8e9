// `npm run bench`: how long the work behind the screens takes, as ratios to a baseline measured beside it.
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyChanges, type Change } from '../../main/domain/changes.ts';
import { checkEvaluation } from '../../main/domain/check.ts';
import { evaluationSchema } from '../../main/domain/evaluation/evaluation.ts';
import { readiness } from '../../main/domain/readiness.ts';
import { score } from '../../main/domain/score.ts';
import { stepStates } from '../../main/domain/steps.ts';
import { writeCaseFile } from '../../main/exchange/case-file.ts';
import { loadSample } from '../../main/exchange/sample.ts';
import { runBatch } from '../../main/report/batch.ts';
import { buildReport } from '../../main/report/build-report.ts';
import { signReport } from '../../main/report/signed-report.ts';
import { createIdentity } from '../../main/signing/identity.ts';
import { openDatabase } from '../../main/store/connection.ts';
import { changeEvaluation, createEvaluation, listEvaluations, openEvaluation } from '../../main/store/evaluations.ts';
import { migrate } from '../../main/store/migrations.ts';
import { OPTIONS } from '../main/report/support.ts';
import { BASELINE, medianOf, type Work } from './measure.ts';

const RECORDS = 500;
const EVALUATIONS = 500;
const BATCH_CASES = 24;
const now = new Date('2026-10-05T09:30:00.000Z');
const sample = loadSample();
const crowded = evaluationSchema.parse({
  ...sample,
  recordsReviewed: Array.from({ length: RECORDS }, (_, index) => ({
    date: `20${String(10 + (index % 15))}-0${String(1 + (index % 9))}-11`,
    author: `Author ${String(index % 40)}`,
    kind: 'Progress note',
    pages: 1 + (index % 30),
    summary: `Record ${String(index)}: left hip pain, treatment went on, next visit in four weeks.`,
  })),
});
const type = (value: string): Change[] => [{ op: 'set', path: '/history/mechanismOfInjury', value }];

const identity = await createIdentity({ name: 'Jordan Specimen', algorithm: 'P-256', now });
const SIGNED: Work = { name: 'make and sign the report of the sample', run: () => signReport(sample, identity, now) };

/** Milliseconds in which the signed reports of `BATCH_CASES` samples are on the disk. */
async function batchOf(path: string, jobs: number): Promise<number> {
  const [cases, out] = [join(path, 'cases'), join(path, 'out')];
  for (const each of [cases, out]) mkdirSync(each, { recursive: true });
  for (let index = 0; index < BATCH_CASES; index += 1) {
    writeFileSync(join(cases, `${String(index)}.json`), writeCaseFile(sample));
  }
  const began = performance.now();
  const { made } = await runBatch({
    folder: cases,
    out,
    identity,
    now: () => now,
    generator: 'Residua bench',
    strict: false,
    pageSize: 'letter',
    force: false,
    jobs,
    onProgress: () => undefined,
    onFailure: ({ file, problems }) => {
      throw new Error(`${file}: ${problems[0]?.code ?? 'internal'}`);
    },
  });
  if (made !== BATCH_CASES) throw new Error('Not all reports were made.');
  return performance.now() - began;
}

const folder = mkdtempSync(join(tmpdir(), 'residua-bench-'));
const db = openDatabase(join(folder, 'residua.db'), randomBytes(32));
try {
  migrate(db);
  const { id } = createEvaluation(db, crowded, now);
  for (let index = 1; index < EVALUATIONS; index += 1) createEvaluation(db, sample, now);
  let revision = 0;
  const works: readonly Work[] = [
    { name: 'score the sample', run: () => score(sample) },
    {
      name: `one keystroke on the screen, ${String(RECORDS)} records`,
      run: () => {
        const typed = applyChanges(crowded, type('He fell from a ladder'));
        return [score(typed), checkEvaluation(typed), readiness(typed), stepStates(typed)];
      },
    },
    {
      name: `one keystroke to the disk, ${String(RECORDS)} records`,
      run: () => {
        const changes = type(`He fell from a ladder ${String(revision)}`);
        revision = changeEvaluation(db, { id, revision, changes }, now).revision;
      },
    },
    { name: `open an evaluation with ${String(RECORDS)} records`, run: () => openEvaluation(db, id) },
    { name: `list and search ${String(EVALUATIONS)} evaluations`, run: () => listEvaluations(db, 'sample') },
    { name: 'make the report of the sample', run: () => buildReport(sample, OPTIONS) },
    { name: `make a report with ${String(RECORDS)} records`, run: () => buildReport(crowded, OPTIONS) },
    SIGNED,
  ];
  const unit = await medianOf(BASELINE);
  process.stdout.write(`Baseline: ${BASELINE.name}, ${unit.toFixed(3)} ms on this machine = 1.00\n\n`);
  let alone = NaN;
  for (const work of works) {
    const median = await medianOf(work);
    if (work === SIGNED) alone = median;
    const ratio = (median / unit).toFixed(2).padStart(10);
    process.stdout.write(`${ratio}  ${median.toFixed(2).padStart(9)} ms  ${work.name}\n`);
  }
  const jobs = availableParallelism();
  const perReport = (await batchOf(join(folder, 'batch'), jobs)) / BATCH_CASES;
  const ratio = (perReport / unit).toFixed(2).padStart(10);
  const name = `for each report of a batch of ${String(BATCH_CASES)}, ${String(jobs)} at once, threads started and files written`;
  process.stdout.write(`${ratio}  ${perReport.toFixed(2).padStart(9)} ms  ${name}\n`);
  process.stdout.write(
    `\nSeconds per report: ${(alone / 1000).toFixed(3)} made and signed alone, ${(perReport / 1000).toFixed(3)} in a batch.\n`,
  );
} finally {
  db.close();
  rmSync(folder, { recursive: true, force: true });
}
