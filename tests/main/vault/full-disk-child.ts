import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { ResiduaError } from '../../../main/domain/errors.ts';
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { writeFileAtomic } from '../../../main/files.ts';
import { createEvaluation } from '../../../main/store/evaluations.ts';
import { PASSPHRASE, quickVault } from './quick-vault.ts';

/** Adds evaluations to the vault in the folder given until the disk takes no more, and tells of each and of the end. */
const folder = String(process.argv[2]);
const vault = quickVault(folder);
await vault.unlock(PASSPHRASE);
const empty = emptyEvaluation();
const evaluation = { ...empty, history: { ...empty.history, presentIllness: 'full '.repeat(4000) } };
await told('refused', () => {
  for (;;) writeSync(1, `kept ${createEvaluation(vault.database, evaluation, new Date()).id}\n`);
});
await told('backup', () => vault.backups.make('asked', new Date()));
await told('export', () =>
  writeFileAtomic(join(folder, '..', 'report.pdf'), Buffer.alloc(64 * 1024 * 1024), { overwrite: false }),
);
vault.lock();

/** Does what cannot be done, and tells with which code it was refused. */
async function told(what: string, work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ResiduaError)) throw error;
    writeSync(1, `${what} ${error.code}\n`);
  }
}
