import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { listAudit } from '../../../main/store/audit-list.ts';
import { openDatabase } from '../../../main/store/connection.ts';
import { createEvaluation } from '../../../main/store/evaluations.ts';
import { migrate, readMigrations } from '../../../main/store/migrations.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { failureOfAsync } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { dataKeyOf, PASSPHRASE, quickVault } from './quick-vault.ts';

const ROTATION = { daily: 7, weekly: 4, monthly: 12 };
const START = new Date('2026-05-01T08:00:00.000Z');
const later = (hours: number): Date => new Date(START.getTime() + hours * 3_600_000);

async function newVault(
  options: Parameters<typeof quickVault>[1] = {},
): Promise<{ vault: Vault; folder: string; own: string }> {
  const folder = join(temporaryFolder(), 'vault');
  const vault = quickVault(folder, options);
  await vault.create(PASSPHRASE);
  return { vault, folder, own: join(folder, 'backups') };
}

function add(vault: Vault): void {
  createEvaluation(vault.database, emptyEvaluation(), new Date());
}

/** Puts a database of an earlier version in place of that of a locked vault. */
async function makeOlder(folder: string, version = 2): Promise<void> {
  const path = join(folder, 'residua.db');
  rmSync(path);
  const db = openDatabase(path, await dataKeyOf(folder));
  migrate(db, readMigrations().slice(0, version));
  db.close();
}

describe('before a migration', () => {
  test('a whole backup is made, which the restore page lists', async () => {
    const { vault, folder } = await newVault();
    vault.lock();
    await makeOlder(folder);
    await vault.unlock(PASSPHRASE);
    const rows = await vault.backups.list();
    expect(rows.map(({ content }) => [content?.manifest.reason, content?.manifest.database.version])).toEqual([
      ['before-migration', 2],
    ]);
    await vault.backups.check(String(rows[0]?.id));
    vault.lock();
  });

  test('that fails again and again, one backup is made and not one at each unlock; a damaged one does not count', async () => {
    const { vault, folder, own } = await newVault();
    vault.lock();
    await makeOlder(folder, 3);
    const db = openDatabase(join(folder, 'residua.db'), await dataKeyOf(folder));
    db.exec('CREATE TABLE audit_entry (id INTEGER) STRICT');
    db.close();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(vault.unlock(PASSPHRASE)).rejects.toThrow('already exists');
      expect(vault.state()).toBe('locked');
    }
    const [name, ...more] = readdirSync(own);
    expect(more).toEqual([]);
    expect(await vault.backups.list()).toMatchObject([{ problem: null }]);
    const path = join(own, String(name));
    writeFileSync(path, '');
    await expect(vault.unlock(PASSPHRASE)).rejects.toThrow('already exists');
    expect(readdirSync(own)).toHaveLength(2);
    expect(readdirSync(folder).filter((one) => one.endsWith('.tmp'))).toEqual([]);
  });

  test('nothing is migrated when the backup cannot be written', async () => {
    const { vault, folder, own } = await newVault();
    vault.lock();
    await makeOlder(folder);
    rmSync(own, { recursive: true, force: true });
    writeFileSync(own, 'in the way');
    expect(await failureOfAsync(vault.unlock(PASSPHRASE))).toMatch(/^file-/);
    rmSync(own);
    await vault.unlock(PASSPHRASE);
    expect(await vault.backups.list()).toHaveLength(1);
    vault.lock();
  });
});

describe('what goes wrong', () => {
  test('a bare copy that is empty or cut off is set aside; whole ones are packed and the automatic backup is made', async () => {
    const { vault, own } = await newVault();
    mkdirSync(own);
    const names = ['1', '2', '3'].map((minute) => `residua-version-5-2026-04-01T08-0${minute}-00-000Z.db`);
    const [empty = '', whole = '', cut = ''] = names;
    writeFileSync(join(own, empty), '');
    vault.database.prepare('VACUUM INTO ?').run(join(own, whole));
    writeFileSync(join(own, cut), Buffer.alloc(5000, 0x5a));
    expect(await vault.backups.makeIfDue(later(0))).not.toBeNull();
    const reasons = (await vault.backups.list()).map(({ content }) => content?.manifest.reason);
    expect(reasons.sort()).toEqual(['automatic', 'before-migration']);
    const left = readdirSync(own).filter((name) => !name.endsWith('.residua-backup'));
    expect(left.sort()).toEqual([`${empty}.unusable`, `${cut}.unusable`]);
    expect((await vault.backups.settings()).lastProblem).toBeNull();
    vault.lock();
  });

  test('is remembered for the settings to show, whatever it was, until a backup goes well', async () => {
    const { vault, own } = await newVault();
    writeFileSync(own, 'in the way');
    expect(await failureOfAsync(vault.backups.makeIfDue(later(0)))).toMatch(/^file-/);
    expect((await vault.backups.settings()).lastProblem?.at).toBe(later(0).toISOString());
    rmSync(own);
    expect(await vault.backups.makeIfDue(later(1))).not.toBeNull();
    expect((await vault.backups.settings()).lastProblem).toBeNull();
    vault.lock();
  });
});

describe('at a lock', () => {
  test('what changed since a backup of more than an hour ago is backed up once the keys are gone', async () => {
    const { vault, folder } = await newVault();
    await vault.backups.makeIfDue(new Date(Date.now() - 2 * 3_600_000));
    add(vault);
    vault.lock();
    expect(vault.state()).toBe('locked');
    await vault.backups.settled();
    const rows = await vault.backups.list();
    expect(rows.map(({ content }) => content?.manifest.reason)).toEqual(['automatic', 'automatic']);
    await vault.backups.check(String(rows[0]?.id));
    expect(readdirSync(folder).filter((one) => one.endsWith('.tmp'))).toEqual([]);
    await vault.unlock(PASSPHRASE);
    const told = listAudit(
      vault.database,
      { evaluationId: null, action: 'backup-made', from: null, to: null },
      { before: null, limit: 9 },
    );
    expect(told).toHaveLength(1);
    vault.lock();
  });

  test.each([
    ['nothing changed', 2, false],
    ['the last backup is of this hour', 0.5, true],
  ])('no backup is made when %s', async (_, hours, changes) => {
    const { vault } = await newVault();
    await vault.backups.makeIfDue(new Date(Date.now() - hours * 3_600_000));
    if (changes) add(vault);
    vault.lock();
    await vault.backups.settled();
    expect(await vault.backups.list()).toHaveLength(1);
  });

  test('a backup that fails hinders no lock and is told', async () => {
    const { vault, own } = await newVault();
    await vault.backups.makeIfDue(new Date(Date.now() - 2 * 3_600_000));
    add(vault);
    renameSync(own, `${own}-away`);
    writeFileSync(own, 'in the way');
    vault.lock();
    expect(vault.state()).toBe('locked');
    await vault.backups.settled();
    expect((await vault.backups.settings()).lastProblem).not.toBeNull();
  });

  test('the window is blanked even when the end of the trail cannot be written', async () => {
    const { vault } = await newVault();
    let blanked = 0;
    vault.onLock(() => {
      blanked += 1;
    });
    vault.database.close();
    expect(() => vault.lock()).toThrow('not open');
    expect([blanked, vault.state()]).toEqual([1, 'locked']);
  });
});

describe('folders', () => {
  test('backups in a folder used before are listed, and go when newer ones elsewhere supersede them', async () => {
    const { vault, own } = await newVault();
    const [first, second] = [temporaryFolder(), temporaryFolder()];
    const few = { daily: 2, weekly: 0, monthly: 0 };
    await vault.backups.make('asked', later(0));
    await vault.backups.saveSettings(first, few);
    await vault.backups.make('asked', later(24));
    await vault.backups.saveSettings(second, few);
    await vault.backups.make('asked', later(48));
    expect(await vault.backups.list()).toHaveLength(3);
    await vault.backups.make('asked', later(96));
    await vault.backups.make('asked', later(120));
    expect([own, first, second].map((folder) => readdirSync(folder).length)).toEqual([0, 0, 2]);
    vault.lock();
  });

  test('a folder that the administrator set takes the backups, and no other can be chosen', async () => {
    const forced = temporaryFolder();
    const { vault, folder } = await newVault({ backupFolder: forced });
    const other = temporaryFolder();
    for (const choice of [other, null]) {
      expect(await failureOfAsync(vault.backups.saveSettings(choice, ROTATION))).toBe('not-permitted');
    }
    await vault.backups.saveSettings(forced, { ...ROTATION, daily: 3 });
    expect(await vault.backups.settings()).toMatchObject({ folder: forced, rotation: { daily: 3 } });
    const { fileName, problem } = await vault.backups.make('asked', later(0));
    expect([readdirSync(forced), problem]).toEqual([[fileName], null]);
    rmSync(forced, { recursive: true });
    expect((await vault.backups.make('asked', later(1))).problem).toContain('the folder does not exist');
    vault.lock();
    // Without it, the person's own choice holds again.
    expect((await quickVault(folder).backups.settings()).folder).toBeNull();
    expect(existsSync(other)).toBe(true);
  });
});
