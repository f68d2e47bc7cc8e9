import { writeSync } from 'node:fs';
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import {
  changeEvaluation,
  createEvaluation,
  listEvaluations,
  openEvaluation,
} from '../../../main/store/evaluations.ts';
import { PASSPHRASE, quickVault } from './quick-vault.ts';

/**
 * Works on the vault in the folder given until it is killed: every change is told on the standard output after it
 * was acknowledged, as the number it wrote.
 */
const vault = quickVault(String(process.argv[2]));
await vault.unlock(PASSPHRASE);
const db = vault.database;
const known = listEvaluations(db, '')[0];
const { id, revision, evaluation } =
  known === undefined ? createEvaluation(db, emptyEvaluation(), new Date()) : openEvaluation(db, known.id);
let written = Number(evaluation.case.claimNumber ?? '0');
for (let current = revision; ; current += 1) {
  written += 1;
  const value = String(written);
  changeEvaluation(
    db,
    {
      id,
      revision: current,
      changes: [
        { op: 'set', path: '/case/claimNumber', value },
        { op: 'set', path: '/history/presentIllness', value: value.repeat(2000) },
        { op: 'set', path: '/examinee/name', value },
      ],
    },
    new Date(),
  );
  writeSync(1, `${value}\n`);
}
