import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyChanges, pointerTokens, toPointer, type Change } from '../../../main/domain/changes.ts';
import { ResiduaError } from '../../../main/domain/errors.ts';
import { evaluationSchema, type Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { changeEvaluation, createEvaluation, openEvaluation } from '../../../main/store/evaluations.ts';
import { saveExaminer } from '../../../main/store/examiner.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, quickVault } from './quick-vault.ts';

const CANARY = 'Canary';

/** One entry in every list, so that every text there is has a place. */
const skeleton = evaluationSchema.parse({
  format: 'residua-evaluation/1',
  case: { referral: { questions: ['?'] } },
  recordsReviewed: [{}],
  imaging: [{}],
  operativeReports: [{}],
  residual: { method: 'direct' },
  rating: { edition: 'ama5', limbs: [{ side: 'left', entries: [{}] }] },
  opinions: { diagnoses: [{}], apportionment: [{}] },
  claim: { lines: [{ code: '99456', modifiers: ['32'] }] },
  waivers: [{ item: 'x', reason: 'y' }],
});

function leaves(value: unknown, tokens: readonly PropertyKey[] = []): string[] {
  if (typeof value !== 'object' || value === null) return [toPointer(tokens)];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, [...tokens, key]));
}

/** A canary in every place that takes one; each names its place. */
function withCanaries(start: Evaluation, mark: string): { evaluation: Evaluation; changes: Change[] } {
  const changes: Change[] = [];
  let evaluation = start;
  for (const path of leaves(start)) {
    for (const value of [`${CANARY}${mark} ${pointerTokens(path).join(' ')}`, `${CANARY}${mark}`]) {
      try {
        evaluation = applyChanges(evaluation, [{ op: 'set', path, value }]);
        changes.push({ op: 'set', path, value });
        break;
      } catch (error) {
        if (!(error instanceof ResiduaError)) throw error;
      }
    }
  }
  return { evaluation, changes };
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

/** The files that hold the word in the clear, in either notation of text that programs write. */
function readableIn(paths: readonly string[], word: string): string[] {
  return paths.filter((path) => {
    const bytes = readFileSync(path);
    return bytes.includes(word, 0, 'utf8') || bytes.includes(word, 0, 'utf16le');
  });
}

test('no text of an evaluation can be read in any file, open or closed, write-ahead log and copy included', async () => {
  const folder = temporaryFolder();
  const vault = quickVault(join(folder, 'vault'));
  await vault.create(PASSPHRASE);
  const first = withCanaries(skeleton, 'One');
  expect(first.changes.length).toBeGreaterThan(70);
  const { id } = createEvaluation(vault.database, first.evaluation, new Date());
  saveExaminer(vault.database, first.evaluation.examiner);
  const second = withCanaries(first.evaluation, 'Two');
  changeEvaluation(vault.database, { id, revision: 0, changes: second.changes }, new Date());
  vault.database.prepare('VACUUM INTO ?').run(join(folder, 'vault', 'backup.db'));
  const stored = JSON.stringify(openEvaluation(vault.database, id).evaluation);
  expect(stored).toContain(`${CANARY}Two`);

  // A process of its own reads the open files: closing them in this one would drop the lock on them.
  const reader = `
    const { readFileSync } = require('node:fs');
    for (const path of process.argv.slice(1)) {
      const bytes = readFileSync(path);
      if (bytes.includes('${CANARY}') || bytes.includes(Buffer.from('${CANARY}', 'utf16le'))) console.log(path);
    }`;
  const open = filesUnder(folder);
  expect(open.map((path) => path.slice(folder.length + 1)).sort()).toEqual(
    ['backup.db', 'residua.db', 'residua.db-wal', 'vault.json'].map((name) => join('vault', name)),
  );
  expect(statSync(join(folder, 'vault', 'residua.db-wal')).size).toBeGreaterThan(4096);
  expect(execFileSync(process.execPath, ['-e', reader, ...open], { encoding: 'utf8' })).toBe('');

  vault.lock();
  const closed = filesUnder(folder);
  expect(readableIn(closed, CANARY)).toEqual([]);
  expect(readableIn(closed, PASSPHRASE)).toEqual([]);
  // The search itself finds what is there.
  expect(readableIn(closed, 'residua-vault/2')).toEqual([join(folder, 'vault', 'vault.json')]);
});
