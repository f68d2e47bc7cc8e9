import { closeSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { recordApplication } from '../../../main/store/application.ts';
import type { Connection } from '../../../main/store/connection.ts';
import { createEvaluation, listEvaluations } from '../../../main/store/evaluations.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { failureOfAsync } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, quickVault } from './quick-vault.ts';

const KEY = { passphrase: PASSPHRASE, account: undefined };
const NEWER = '98.7.6';
const PAGE = 4096;

/** An open vault with evaluations of some pages each. */
async function filledVault(): Promise<{ vault: Vault; folder: string }> {
  const folder = join(temporaryFolder(), 'vault');
  const vault = quickVault(folder);
  await vault.create(PASSPHRASE);
  const empty = emptyEvaluation();
  const history = { ...empty.history, presentIllness: 'Pain in the groin. '.repeat(400) };
  for (let number = 0; number < 3; number += 1) createEvaluation(vault.database, { ...empty, history }, new Date());
  return { vault, folder };
}

/** Every file of the vault but what counts tries and tells the trail. */
function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => /\.(?:db|db-wal)$|^vault\.json$|incoming/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
}

function spoilLastPage(database: string): void {
  const file = openSync(database, 'r+');
  writeSync(file, Buffer.alloc(PAGE, 0x5a), 0, PAGE, statSync(database).size - PAGE);
  closeSync(file);
}

describe('damaged data that a newer version used last', () => {
  test.each([
    [
      'although its tables are the same',
      (db: Connection) => {
        recordApplication(db, NEWER);
      },
      `last used by Residua ${NEWER};`,
    ],
    [
      'with tables of its own',
      (db: Connection) => {
        db.exec('DROP TABLE setting');
        db.pragma('user_version = 9999');
      },
      'last used by a newer version',
    ],
  ])('%s, is neither salvaged nor read, and stays as it is', async (_, prepare, words) => {
    const { vault, folder } = await filledVault();
    prepare(vault.database);
    vault.lock();
    spoilLastPage(join(folder, 'residua.db'));
    const before = filesOf(folder);
    const { restoring } = vault.backups;
    const read = restoring.readDamaged(KEY, 'evaluations', () => Promise.resolve());
    await expect(read).rejects.toMatchObject({ code: 'vault-newer' });
    const salvage = restoring.salvage(KEY, new Date());
    await expect(salvage).rejects.toMatchObject({ code: 'vault-newer' });
    await expect(salvage).rejects.toThrow(words);
    expect(filesOf(folder)).toEqual(before);
  });

  test('that is not damaged at all is told to be newer, not to be unlocked', async () => {
    const { vault } = await filledVault();
    recordApplication(vault.database, NEWER);
    vault.lock();
    expect(await failureOfAsync(vault.backups.restoring.checkDamaged(KEY))).toBe('vault-newer');
  });
});

test('a backup of data that a newer version used last is refused by what its database says', async () => {
  const { vault, folder } = await filledVault();
  // The head of the file carries the version that made it: an older one, as of one that came from a copied folder.
  recordApplication(vault.database, NEWER);
  await vault.backups.make('asked', new Date());
  recordApplication(vault.database);
  createEvaluation(vault.database, emptyEvaluation(), new Date());
  vault.lock();
  const before = filesOf(folder);
  const [found] = await vault.backups.list();
  if (found === undefined) throw new Error('There is no backup.');
  expect(found.problem).toBeNull();
  for (const attempt of [
    vault.backups.restoring.preview(found, KEY),
    vault.backups.restoring.restore(found, KEY, new Date()),
  ]) {
    await expect(attempt).rejects.toMatchObject({ code: 'vault-newer' });
    await expect(attempt).rejects.toThrow(`This backup was made by Residua ${NEWER};`);
  }
  expect(filesOf(folder)).toEqual(before);
  await vault.unlock(PASSPHRASE);
  expect(listEvaluations(vault.database, '')).toHaveLength(4);
  vault.lock();
});

test('a backup from before is restored over data that a newer version used since, which is set aside', async () => {
  const { vault, folder } = await filledVault();
  await vault.backups.make('asked', new Date());
  recordApplication(vault.database, NEWER);
  vault.lock();
  expect(await failureOfAsync(vault.unlock(PASSPHRASE))).toBe('vault-newer');
  const [found] = await vault.backups.list();
  if (found === undefined) throw new Error('There is no backup.');
  const newer = filesOf(folder)['residua.db'];
  const aside = await vault.backups.restoring.restore(found, KEY, new Date());
  expect(filesOf(join(folder, aside))['residua.db']).toBe(newer);
  await vault.unlock(PASSPHRASE);
  expect(listEvaluations(vault.database, '')).toHaveLength(3);
  vault.lock();
});
