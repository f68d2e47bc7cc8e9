import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { createEvaluation, sealEvaluation } from '../../../main/store/evaluations.ts';
import { failureOfAsync } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, quickVault } from '../vault/quick-vault.ts';

/** What the dialog of the system answers. */
const answer = { folder: '', asked: 0 };
vi.mock('electron', () => ({
  dialog: {
    showOpenDialog: () => {
      answer.asked += 1;
      return Promise.resolve({ canceled: answer.folder === '', filePaths: [answer.folder] });
    },
  },
}));

const { recoveryHandlers } = await import('../../../main/shell/recovery.ts');

test('a damaged vault is exported file by file, a healthy one is not, and nobody is asked for a folder before that is clear', async () => {
  const folder = temporaryFolder();
  const vault = quickVault(join(folder, 'vault'));
  await vault.create(PASSPHRASE);
  const now = new Date();
  const { id } = createEvaluation(vault.database, emptyEvaluation(), now);
  const broken = createEvaluation(vault.database, emptyEvaluation(), now);
  const pdf = Buffer.from('%PDF signed');
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const report = { pdf, sha256, signerName: 'A', signedAt: now, certificateFingerprint: sha256 };
  sealEvaluation(vault.database, { id, revision: 0, report }, now);
  vault.lock();
  const exported = async () => recoveryHandlers(vault, () => null)['recovery.export']({ passphrase: PASSPHRASE });
  expect(await failureOfAsync(exported())).toBe('conflict');

  await vault.unlock(PASSPHRASE);
  vault.database.exec(`UPDATE evaluation_section SET content = '[]' WHERE evaluation_id = '${broken.id}'`);
  vault.lock();
  const wrong = recoveryHandlers(vault, () => null)['recovery.export']({ passphrase: 'not the passphrase' });
  expect(await failureOfAsync(Promise.resolve(wrong))).toBe('wrong-passphrase');
  expect(answer.asked).toBe(0);
  expect(await exported()).toEqual({ written: null, unread: 0 });
  answer.folder = join(folder, 'out');
  mkdirSync(answer.folder);
  expect(await exported()).toEqual({ written: 2, unread: 1 });
  const names = readdirSync(answer.folder).sort();
  expect(names.map((name) => name.replace(/-[0-9a-f]{8}/, ''))).toEqual([
    'residua-evaluation.residua',
    'residua-report.pdf',
  ]);
  expect(readFileSync(join(answer.folder, String(names[1]))).equals(pdf)).toBe(true);
});
