import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { audited } from '../../../main/store/audit.ts';
import { checkTrail } from '../../../main/store/audit-check.ts';
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import {
  changeEvaluation,
  createEvaluation,
  listEvaluations,
  openEvaluation,
} from '../../../main/store/evaluations.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { failureOfAsync } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { newestBackup, newVault } from './backup-support.ts';
import { PASSPHRASE, quickVault } from './quick-vault.ts';

const KEY = { passphrase: PASSPHRASE, account: undefined };
const DAY = 24 * 3_600_000;

function addNamed(vault: Vault, name: string): string {
  const empty = emptyEvaluation();
  return audited(
    vault.database,
    () => createEvaluation(vault.database, { ...empty, examinee: { ...empty.examinee, name } }, new Date()),
    ({ id }) => ({ action: 'evaluation-created', subject: { kind: 'evaluation', id } }),
  ).id;
}

function rename(vault: Vault, id: string, value: string): void {
  const { revision } = openEvaluation(vault.database, id);
  const changes = [{ op: 'set' as const, path: '/examinee/name', value }];
  audited(
    vault.database,
    () => changeEvaluation(vault.database, { id, revision, changes }, new Date()),
    () => ({ action: 'evaluation-edited', subject: { kind: 'evaluation', id } }),
  );
}

function names(vault: Vault): (string | null)[] {
  return listEvaluations(vault.database, '')
    .map(({ examineeName }) => examineeName)
    .sort();
}

describe('making backups', () => {
  test('a backup is one encrypted file for its owner alone; a second vault restores it from that file and nothing else', async () => {
    const { vault, folder } = await newVault();
    addNamed(vault, 'Canary Examinee');
    const { fileName, problem } = await vault.backups.make('asked', new Date());
    expect(problem).toBeNull();
    const bytes = readFileSync(join(folder, 'backups', fileName));
    expect(bytes.includes('Canary')).toBe(false);
    expect(bytes.subarray(0, 17).toString()).toBe('residua-backup/1\n');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);

    const elsewhere = join(temporaryFolder(), 'vault');
    mkdirSync(elsewhere);
    const other = quickVault(elsewhere);
    const file = join(temporaryFolder(), 'from-a-stick.residua-backup');
    writeFileSync(file, bytes);
    const found = await other.backups.find(await other.backups.add(file));
    const preview = await other.backups.restoring.preview(found, KEY);
    expect(preview).toMatchObject({ compared: false, inBackup: 1 });
    await other.backups.restoring.restore(found, KEY, new Date());
    await other.unlock(PASSPHRASE);
    expect(names(other)).toEqual(['Canary Examinee']);
    other.lock();
    vault.lock();
  });

  test('one is due when there is none, and again a day later only when something changed', async () => {
    const { vault } = await newVault();
    const start = new Date('2026-05-01T08:00:00.000Z');
    const later = (days: number): Date => new Date(start.getTime() + days * DAY);
    const id = addNamed(vault, 'One');
    expect(await vault.backups.makeIfDue(start)).not.toBeNull();
    rename(vault, id, 'Two');
    expect(await vault.backups.makeIfDue(later(0.9))).toBeNull();
    expect(await vault.backups.makeIfDue(later(1.1))).not.toBeNull();
    expect(await vault.backups.makeIfDue(later(3))).toBeNull();
    vault.lock();
    expect(await failureOfAsync(vault.backups.make('asked', later(4)))).toBe('locked');
  });

  test('a folder that is away is told, the backup is made in the data folder, and the next good one clears it', async () => {
    const { vault } = await newVault();
    const stick = join(temporaryFolder(), 'stick');
    const rotation = { daily: 7, weekly: 4, monthly: 12 };
    expect(await failureOfAsync(vault.backups.saveSettings(stick, rotation))).toBe('file-unwritable');
    mkdirSync(stick);
    await vault.backups.saveSettings(stick, rotation);
    renameSync(stick, `${stick}-away`);
    const receipt = await vault.backups.make('asked', new Date());
    expect(receipt.problem).toContain('the folder does not exist');
    expect((await vault.backups.settings()).lastProblem?.message).toBe(receipt.problem);
    expect(readdirSync(vault.backups.ownFolder)).toEqual([receipt.fileName]);
    expect(existsSync(stick)).toBe(false);
    renameSync(`${stick}-away`, stick);
    const second = await vault.backups.make('asked', new Date());
    expect(readdirSync(stick)).toEqual([second.fileName]);
    expect((await vault.backups.settings()).lastProblem).toBeNull();
    vault.lock();
  });

  test('rotation removes old backups of this vault and nothing of another one', async () => {
    const { vault } = await newVault();
    const { vault: other } = await newVault();
    const shared = temporaryFolder();
    await vault.backups.saveSettings(shared, { daily: 2, weekly: 0, monthly: 0 });
    await other.backups.saveSettings(shared, { daily: 1, weekly: 0, monthly: 0 });
    const start = Date.parse('2026-05-01T08:00:00.000Z');
    await other.backups.make('asked', new Date(start - DAY));
    for (let day = 0; day < 5; day += 1) await vault.backups.make('asked', new Date(start + day * DAY));
    const left = (await vault.backups.list()).map(({ createdAt }) => createdAt.slice(0, 10));
    expect(left).toEqual(['2026-05-05', '2026-05-04', '2026-04-30']);
    vault.lock();
    other.lock();
  });

  test('a backup that is cut short or changed is told in the list or when it is checked, and never restored', async () => {
    const { vault, folder } = await newVault();
    addNamed(vault, 'Kept');
    const one = join(folder, 'backups', (await vault.backups.make('asked', new Date('2026-05-01T08:00:00Z'))).fileName);
    const two = join(folder, 'backups', (await vault.backups.make('asked', new Date('2026-05-02T08:00:00Z'))).fileName);
    truncateSync(one, readFileSync(one).length - 1);
    const bytes = readFileSync(two);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 2000) ^ 1, bytes.length - 2000);
    writeFileSync(two, bytes);
    const listed = await vault.backups.list();
    const [short, changed] = [one, two].map((path) => listed.find((backup) => backup.path === path));
    expect(short?.problem).toContain('not complete');
    expect(changed?.problem).toBeNull();
    expect(await failureOfAsync(vault.backups.check(String(changed?.id)))).toBe('backup-damaged');
    vault.lock();
    const found = await vault.backups.find(String(changed?.id));
    expect(await failureOfAsync(vault.backups.restoring.restore(found, KEY, new Date()))).toBe('backup-damaged');
    await vault.unlock(PASSPHRASE);
    expect(names(vault)).toEqual(['Kept']);
    vault.lock();
    expect(readdirSync(folder).filter((name) => name.startsWith('incoming'))).toEqual([]);
  });
});

describe('restoring', () => {
  test('the preview names what returns, goes back and is set aside; the present vault is set aside whole', async () => {
    const { vault, folder } = await newVault();
    const changed = addNamed(vault, 'Before');
    addNamed(vault, 'Same');
    await vault.backups.make('asked', new Date());
    rename(vault, changed, 'After');
    addNamed(vault, 'Newcomer');
    const backup = await newestBackup(vault);
    expect(await failureOfAsync(vault.backups.restoring.preview(backup, KEY))).toBe('conflict');
    vault.lock();
    expect(
      await failureOfAsync(vault.backups.restoring.preview(backup, { ...KEY, passphrase: 'not this one at all' })),
    ).toBe('wrong-passphrase');
    const preview = await vault.backups.restoring.preview(backup, KEY);
    expect(preview).toMatchObject({ compared: true, inBackup: 2, same: 1, returning: [], newer: [] });
    expect(preview.older.map(({ examineeName }) => examineeName)).toEqual(['Before']);
    expect(preview.missing.map(({ examineeName }) => examineeName)).toEqual(['Newcomer']);
    const aside = await vault.backups.restoring.restore(backup, KEY, new Date());
    await vault.unlock(PASSPHRASE);
    expect(names(vault)).toEqual(['Before', 'Same']);
    expect((await checkTrail(vault.database, { full: true }))?.state).toBe('whole');
    vault.lock();
    const former = quickVault(join(folder, aside));
    await former.unlock(PASSPHRASE);
    expect(names(former)).toEqual(['After', 'Newcomer', 'Same']);
    former.lock();
  });

  test('cut off at any step after it was decided, the next start finishes it', async () => {
    const { vault, folder } = await newVault();
    addNamed(vault, 'In the backup');
    await vault.backups.make('asked', new Date());
    addNamed(vault, 'Later');
    vault.lock();
    const parts = ['audit-end.json', 'residua.db', 'vault.json'];
    const order = ['residua.db', 'audit-end.json', 'vault.json'];
    // How far the swap came: present files away, incoming files in.
    for (let step = 0; step <= 6; step += 1) {
      const copy = join(temporaryFolder(), 'vault');
      const half = quickVault(copy);
      mkdirSync(copy);
      for (const name of readdirSync(folder)) {
        if (name !== 'backups') writeFileSync(join(copy, name), readFileSync(join(folder, name)));
      }
      const other = quickVault(join(temporaryFolder(), 'vault'));
      const [found] = await vault.backups.list();
      const file = await other.backups.find(await other.backups.add(String(found?.path)));
      mkdirSync(join(other.backups.ownFolder, '..'), { recursive: true });
      await other.backups.restoring.restore(file, KEY, new Date());
      const incoming = join(copy, 'incoming-0123456789abcdef');
      const aside = join(copy, 'set-aside-2026-05-01T00-00-00-000Z');
      mkdirSync(incoming);
      mkdirSync(aside);
      for (const name of parts) {
        writeFileSync(join(incoming, name), readFileSync(join(other.backups.ownFolder, '..', name)));
      }
      writeFileSync(
        join(copy, 'restore.json'),
        JSON.stringify({
          format: 'residua-restore/1',
          incoming: 'incoming-0123456789abcdef',
          aside: 'set-aside-2026-05-01T00-00-00-000Z',
        }),
      );
      for (const name of parts.slice(0, step)) renameSync(join(copy, name), join(aside, name));
      for (const name of order.slice(0, Math.max(0, step - 3))) renameSync(join(incoming, name), join(copy, name));
      expect(half.state()).toBe('locked');
      await half.unlock(PASSPHRASE);
      expect(names(half), `step ${String(step)}`).toEqual(['In the backup']);
      half.lock();
      expect(readdirSync(aside).sort()).toEqual(parts);
      expect(existsSync(join(copy, 'restore.json'))).toBe(false);
      expect(existsSync(incoming)).toBe(false);
    }
  });

  test('a vault whose database and header are gone comes back from its backup', async () => {
    const { vault, folder } = await newVault();
    addNamed(vault, 'Saved');
    await vault.backups.make('asked', new Date());
    vault.lock();
    for (const name of ['vault.json', 'residua.db']) rmSync(join(folder, name), { force: true });
    await vault.backups.restoring.restore(await newestBackup(vault), KEY, new Date());
    await vault.unlock(PASSPHRASE);
    expect(names(vault)).toEqual(['Saved']);
    vault.lock();
  });
});
