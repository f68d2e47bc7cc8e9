import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { createEvaluation, listEvaluations } from '../../../main/store/evaluations.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { failureOfAsync } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, quickVault } from './quick-vault.ts';

const SECOND = 'second passphrase of theirs';
const NEXT = 'a new passphrase since then';

interface Setting {
  readonly vault: Vault;
  readonly folder: string;
  readonly manager: string;
  readonly second: string;
}

/** An open vault of two examiners, with a backup. */
async function setting(): Promise<Setting> {
  const folder = join(temporaryFolder(), 'vault');
  const vault = quickVault(folder);
  await vault.create(PASSPHRASE);
  await vault.accounts.add(PASSPHRASE, { name: 'Second', role: 'examiner', passphrase: SECOND });
  const [manager, second] = vault.accounts.list().map(({ id }) => id);
  createEvaluation(vault.database, emptyEvaluation(), new Date());
  await vault.backups.make('asked', new Date());
  return { vault, folder, manager: String(manager), second: String(second) };
}

async function newest(vault: Vault): ReturnType<Vault['backups']['find']> {
  return vault.backups.find(String((await vault.backups.list())[0]?.id));
}

/** What the trail tells of what happened while the vault was locked. */
function unattended(vault: Vault): { action: string; subject: string; details: Record<string, unknown> }[] {
  return vault.database
    .prepare<unknown[], { action: string; subject: string; details: string }>(
      `SELECT action, subject_id AS subject, details FROM audit_entry
       WHERE account_id IS NULL ORDER BY sequence`,
    )
    .all()
    .map((row) => ({ ...row, details: JSON.parse(row.details) as Record<string, unknown> }));
}

describe('restoring a backup of the vault that is there', () => {
  test('does not bring back who was removed, nor an old passphrase, and keeps what is forbidden since', async () => {
    const { vault, folder, manager, second } = await setting();
    await vault.accounts.remove(PASSPHRASE, second);
    await vault.accounts.changePassphrase(PASSPHRASE, NEXT);
    vault.lock();
    const header = readFileSync(join(folder, 'vault.json'));
    const backup = await newest(vault);
    const { restoring } = vault.backups;
    for (const [account, passphrase, code] of [
      [second, SECOND, 'not-found'],
      [manager, PASSPHRASE, 'wrong-passphrase'],
      [manager, SECOND, 'wrong-passphrase'],
    ] as const) {
      expect(await failureOfAsync(restoring.preview(backup, { passphrase, account }))).toBe(code);
      expect(await failureOfAsync(restoring.restore(backup, { passphrase, account }, new Date()))).toBe(code);
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('set-aside'))).toEqual([]);
    expect((await restoring.peopleOf(backup)).accounts.map(({ id }) => id)).toEqual([manager]);
    await restoring.restore(backup, { passphrase: NEXT, account: manager }, new Date());
    expect(readFileSync(join(folder, 'vault.json')).equals(header)).toBe(true);
    expect(await failureOfAsync(vault.unlock(SECOND, second))).toBe('not-found');
    expect(await failureOfAsync(vault.unlock(PASSPHRASE))).toBe('wrong-passphrase');
    await vault.unlock(NEXT);
    expect(vault.accounts.list()).toHaveLength(1);
    expect(listEvaluations(vault.database, '')).toHaveLength(1);
    vault.lock();
  });

  test('is for examiners of now: an assistant who was one at the time may not', async () => {
    const { vault, folder, manager, second } = await setting();
    await vault.accounts.change(PASSPHRASE, second, { name: 'Second', role: 'assistant' });
    vault.lock();
    const backup = await newest(vault);
    const key = { passphrase: SECOND, account: second };
    expect(await failureOfAsync(vault.backups.restoring.preview(backup, key))).toBe('not-permitted');
    expect(await failureOfAsync(vault.backups.restoring.restore(backup, key, new Date()))).toBe('not-permitted');
    expect(readdirSync(folder).filter((name) => name.startsWith('set-aside'))).toEqual([]);
    await vault.backups.restoring.restore(backup, { passphrase: PASSPHRASE, account: manager }, new Date());
    await vault.unlock(SECOND, second);
    expect(vault.currentAccount().role).toBe('assistant');
    vault.lock();
  });

  test.each([
    ['gone', (path: string) => rmSync(path)],
    ['damaged', (path: string) => writeFileSync(path, '{')],
    [
      'changed by another program',
      (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace('"reviewer"', '"examiner"')),
    ],
  ])('uses the header of the backup only where the present one is %s', async (_, fault) => {
    const { vault, folder, manager, second } = await setting();
    await vault.accounts.change(PASSPHRASE, second, { name: 'Second', role: 'reviewer' });
    vault.lock();
    fault(join(folder, 'vault.json'));
    const key = { passphrase: PASSPHRASE, account: manager };
    await vault.backups.restoring.restore(await newest(vault), key, new Date());
    await vault.unlock(SECOND, second);
    expect(vault.currentAccount().role).toBe('examiner');
    vault.lock();
  });
});

describe('what happens while the vault is locked', () => {
  test('is told at the next unlocking, across restarts: whose account, how often, when; and it is nobody’s doing', async () => {
    const { vault, folder, manager, second } = await setting();
    vault.lock();
    const guess = (account: string): Promise<unknown> => failureOfAsync(vault.unlock('wrong passphrase', account));
    expect(await guess(manager)).toBe('wrong-passphrase');
    expect(await guess(manager)).toBe('wrong-passphrase');
    await vault.backups.restoring.preview(await newest(vault), { passphrase: PASSPHRASE, account: manager });
    const restarted = quickVault(folder);
    await restarted.unlock(SECOND, second);
    const [failed, previewed, ...more] = unattended(restarted);
    expect(more).toEqual([]);
    expect(failed).toMatchObject({ action: 'unlock-failed', subject: manager, details: { tries: 2 } });
    expect(String(failed?.details['first']) <= String(failed?.details['last'])).toBe(true);
    expect(previewed).toMatchObject({ action: 'backup-previewed', subject: manager, details: { times: 1 } });
    restarted.lock();
    await restarted.unlock(SECOND, second);
    expect(unattended(restarted)).toHaveLength(2);
    restarted.lock();
  });

  test('a passphrase that opens a backup of somebody’s own does not end the waiting for the vault', async () => {
    const { vault, folder, manager } = await setting();
    vault.lock();
    const own = quickVault(join(temporaryFolder(), 'vault'));
    await own.create(SECOND);
    await own.backups.make('asked', new Date());
    const { path } = await newest(own);
    own.lock();
    for (let time = 0; time < 4; time += 1) await failureOfAsync(vault.unlock('wrong passphrase', manager));
    const waits = async (): Promise<number[]> =>
      (await vault.door()).accounts.map(({ wait }) => Math.ceil(wait / 2000));
    expect(await waits()).toEqual([1, 0]);
    const found = await vault.backups.find(await vault.backups.add(path));
    await vault.backups.restoring.preview(found, { passphrase: SECOND, account: undefined });
    expect(await waits()).toEqual([1, 0]);
    expect((await quickVault(folder).door()).accounts.map(({ wait }) => wait > 0)).toEqual([true, false]);
  });
});

describe('exporting from a damaged vault', () => {
  const refused = (vault: Vault, account: string): Promise<string> =>
    failureOfAsync(vault.backups.restoring.checkDamaged({ passphrase: PASSPHRASE, account }));

  test('is refused while nothing is damaged, and wants the passphrase', async () => {
    const { vault, manager } = await setting();
    expect(await refused(vault, manager)).toBe('conflict');
    vault.lock();
    expect(await refused(vault, manager)).toBe('conflict');
    await vault.unlock(PASSPHRASE, manager);
    vault.database.exec(`UPDATE evaluation_section SET content = '{"format":7}' WHERE name = 'history'`);
    vault.lock();
    expect(await failureOfAsync(vault.backups.restoring.checkDamaged({ passphrase: NEXT, account: manager }))).toBe(
      'wrong-passphrase',
    );
    expect(await refused(vault, manager)).toBe('no failure');
  });

  test('is told in the trail once the vault opens again', async () => {
    const { vault, folder, manager } = await setting();
    vault.lock();
    const header = readFileSync(join(folder, 'vault.json'));
    writeFileSync(join(folder, 'vault.json'), '{');
    expect(await refused(vault, manager)).toBe('no failure');
    const key = { passphrase: PASSPHRASE, account: manager };
    const read = await vault.backups.restoring.readDamaged(key, 'case files', (db) =>
      Promise.resolve(listEvaluations(db, '').length),
    );
    expect(read).toBe(1);
    writeFileSync(join(folder, 'vault.json'), header);
    await vault.unlock(PASSPHRASE, manager);
    expect(unattended(vault)).toMatchObject([
      { action: 'document-exported', subject: manager, details: { what: 'case files', times: 1 } },
    ]);
    expect(readdirSync(folder)).not.toContain('pending-events.json');
    vault.lock();
  });
});
