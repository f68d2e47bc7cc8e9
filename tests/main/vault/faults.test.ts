import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { createEvaluation, listEvaluations, openEvaluation } from '../../../main/store/evaluations.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { openDamaged } from '../../../main/vault/salvage.ts';
import { failureOf, failureOfAsync } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { dataKeyOf, PASSPHRASE, quickVault } from './quick-vault.ts';

const KEY = { passphrase: PASSPHRASE, account: undefined };
const PAGE = 4096;
/** The first page of the sections. */
const ROOT = "SELECT rootpage FROM sqlite_schema WHERE name = 'evaluation_section'";

/** A locked vault with evaluations of some pages each. */
async function filledVault(evaluations: number): Promise<{ vault: Vault; folder: string; database: string }> {
  const folder = join(temporaryFolder(), 'vault');
  const vault = quickVault(folder);
  await vault.create(PASSPHRASE);
  for (let number = 0; number < evaluations; number += 1) add(vault, `Examinee ${String(number).padStart(3, '0')}`);
  vault.lock();
  return { vault, folder, database: join(folder, 'residua.db') };
}

function add(vault: Vault, name: string): string {
  const empty = emptyEvaluation();
  const history = { ...empty.history, presentIllness: `${name};`.repeat(400) };
  return createEvaluation(vault.database, { ...empty, history, examinee: { ...empty.examinee, name } }, new Date()).id;
}

function spoil(path: string, page: number): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(PAGE, 0x5a), 0, PAGE, page * PAGE);
  closeSync(file);
}

describe('a log that is not as it was left', () => {
  /** A vault whose process ended without closing: its last changes stand in the log alone. */
  async function withLog(): Promise<{ folder: string; acknowledged: number }> {
    const { vault, folder } = await filledVault(2);
    await vault.unlock(PASSPHRASE);
    add(vault, 'In the log');
    add(vault, 'In the log too');
    const copy = join(temporaryFolder(), 'vault');
    spawnSync('cp', ['-r', folder, copy]);
    vault.lock();
    expect(statSync(join(copy, 'residua.db-wal')).size).toBeGreaterThan(0);
    return { folder: copy, acknowledged: 4 };
  }

  test('as it was left, everything is there', async () => {
    const { folder, acknowledged } = await withLog();
    const vault = quickVault(folder);
    await vault.unlock(PASSPHRASE);
    expect(listEvaluations(vault.database, '')).toHaveLength(acknowledged);
    vault.lock();
  });

  test.each([
    [
      'cut short in the middle of a frame',
      (path: string) => {
        truncateSync(path, statSync(path).size - 1000);
      },
    ],
    [
      'with garbage after its end',
      (path: string) => {
        appendFileSync(path, Buffer.alloc(10_000, 0x5a));
      },
    ],
    [
      'with a spoilt middle',
      (path: string) => {
        spoil(path, Math.floor(statSync(path).size / PAGE / 2));
      },
    ],
    [
      'emptied',
      (path: string) => {
        truncateSync(path, 0);
      },
    ],
    [
      'gone',
      (path: string) => {
        rmSync(path);
      },
    ],
  ])('%s: the vault opens in a state that was whole', async (_, fault) => {
    const { folder, acknowledged } = await withLog();
    fault(join(folder, 'residua.db-wal'));
    const vault = quickVault(folder);
    await vault.unlock(PASSPHRASE);
    expect(vault.database.pragma('integrity_check(1)', { simple: true })).toBe('ok');
    const rows = listEvaluations(vault.database, '');
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(rows.length).toBeLessThanOrEqual(acknowledged);
    for (const { id } of rows) openEvaluation(vault.database, id);
    vault.lock();
  });
});

describe('a database whose pages are spoilt', () => {
  test.each([1, 2, 3, 5, 8, 13, 21, 34, 55])(
    'page %i: it is noticed at the opening, and a salvage keeps what stands elsewhere, with an audit trail that goes on',
    async (page) => {
      const { vault, folder, database } = await filledVault(40);
      expect(statSync(database).size / PAGE).toBeGreaterThan(60);
      await vault.unlock(PASSPHRASE);
      const root = vault.database.prepare(ROOT).pluck().get();
      vault.lock();
      spoil(database, page);
      const damaged = readFileSync(database);
      expect(await failureOfAsync(vault.unlock(PASSPHRASE))).toBe('vault-damaged');
      const { report, aside } = await vault.backups.restoring.salvage(KEY, new Date());
      expect(readFileSync(join(folder, aside, 'residua.db')).equals(damaged)).toBe(true);
      await vault.unlock(PASSPHRASE);
      const rows = listEvaluations(vault.database, '');
      // One page holds parts of a handful of evaluations; the schema's own pages cost nothing.
      expect(rows.length).toBeGreaterThanOrEqual(30);
      expect(report.whole + report.partial.length).toBe(rows.length);
      // The page that leads to all sections takes them all along; what they were is told, and the rest opens.
      if (root === page + 1) expect(report.partial[0]?.lost).toContain('history');
      else expect(report.whole).toBeGreaterThanOrEqual(28);
      for (const { id } of rows) openEvaluation(vault.database, id);
      expect(vault.database.pragma('integrity_check(1)', { simple: true })).toBe('ok');
      add(vault, 'Afterwards');
      vault.lock();
    },
  );

  test('the first page, without which nothing reads: it is noticed, a salvage says so and changes nothing, a backup restores', async () => {
    const { vault, folder, database } = await filledVault(3);
    await vault.unlock(PASSPHRASE);
    await vault.backups.make('asked', new Date());
    vault.lock();
    spoil(database, 0);
    expect(await failureOfAsync(vault.unlock(PASSPHRASE))).toBe('vault-damaged');
    expect(await failureOfAsync(vault.backups.restoring.salvage(KEY, new Date()))).toBe('vault-damaged');
    expect(existsSync(database)).toBe(true);
    // What is tried on it makes no file larger: a page count out of nowhere would fill the disk.
    const size = statSync(database).size;
    const key = await dataKeyOf(folder);
    expect(failureOf(() => openDamaged(database, key))).toBe('vault-damaged');
    expect(statSync(database).size).toBe(size);
    const [row] = await vault.backups.list();
    const found = await vault.backups.find(String(row?.id));
    expect(await vault.backups.restoring.preview(found, KEY)).toMatchObject({ compared: false, inBackup: 3 });
    await vault.backups.restoring.restore(found, KEY, new Date());
    await vault.unlock(PASSPHRASE);
    expect(listEvaluations(vault.database, '')).toHaveLength(3);
    vault.lock();
  });

  test.each([
    [
      'cut short',
      (path: string) => {
        truncateSync(path, 100);
      },
    ],
    [
      'empty',
      (path: string) => {
        truncateSync(path, 0);
      },
    ],
    [
      'garbage',
      (path: string) => {
        writeFileSync(path, '{');
      },
    ],
    [
      'gone',
      (path: string) => {
        rmSync(path);
      },
    ],
  ])('a header that is %s is told, and the header of the newest backup opens what is there now', async (_, fault) => {
    const { vault, folder } = await filledVault(2);
    await vault.unlock(PASSPHRASE);
    await vault.backups.make('asked', new Date());
    add(vault, 'After the backup');
    vault.lock();
    fault(join(folder, 'vault.json'));
    expect(await failureOfAsync(vault.unlock(PASSPHRASE))).toBe('vault-damaged');
    const { report } = await vault.backups.restoring.salvage(KEY, new Date());
    expect(report).toMatchObject({ whole: 3, partial: [], damagedTables: [] });
    await vault.unlock(PASSPHRASE);
    expect(listEvaluations(vault.database, '')).toHaveLength(3);
    vault.lock();
  });

  test('cut off in the middle of a page: what stands before is saved', async () => {
    const { vault, database } = await filledVault(40);
    truncateSync(database, Math.floor(statSync(database).size / 2 / PAGE) * PAGE + 100);
    expect(await failureOfAsync(vault.unlock(PASSPHRASE))).toBe('vault-damaged');
    const { report } = await vault.backups.restoring.salvage(KEY, new Date());
    expect(report.damagedTables.length).toBeGreaterThan(0);
    expect(report.rows).toBeGreaterThan(50);
    await vault.unlock(PASSPHRASE);
    for (const { id } of listEvaluations(vault.database, '')) openEvaluation(vault.database, id);
    vault.lock();
  });
});
