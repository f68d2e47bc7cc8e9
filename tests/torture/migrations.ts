import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emptyEvaluation } from '../../main/domain/evaluation/evaluation.ts';
import { audited } from '../../main/store/audit.ts';
import { checkTrail } from '../../main/store/audit-check.ts';
import { openDatabase, type Connection } from '../../main/store/connection.ts';
import { createEvaluation, listEvaluations, openEvaluation } from '../../main/store/evaluations.ts';
import { databaseVersion, migrate, readMigrations } from '../../main/store/migrations.ts';
import { openWithPassphrase } from '../../main/vault/header-keys.ts';
import { parseHeader, whose } from '../../main/vault/header.ts';
import { PASSPHRASE, QUICK_KDF, quickVault } from '../main/vault/quick-vault.ts';
import { generator } from './random.ts';

/** The tables as they were before this many of the last migrations. */
const STEPS_BACK = 2;
const EVALUATIONS = 60;

/**
 * Kills the opening of a vault of an older version, which backs it up, migrates it and seals it, at random moments; each
 * time it is opened again and looked through.
 *
 * @param kills how many.
 * @returns how many kills came before the opening was through.
 * @throws Error at the first thing that is not as it must be.
 */
export async function killMigrations(
  base: string,
  { kills, seed }: { readonly kills: number; readonly seed: number },
): Promise<number> {
  const template = join(base, `older-${String(seed)}`);
  const texts = await olderVault(template);
  const random = generator(seed);
  const folder = join(base, `migrating-${String(seed)}`);
  let inTime = 0;
  let longest = 0;
  for (let round = 0; round <= kills; round += 1) {
    rmSync(folder, { recursive: true, force: true });
    cpSync(template, folder, { recursive: true });
    // The first one is not killed: it tells how long the opening takes.
    const delay = round === 0 ? null : random() * longest;
    const { took, wasKilled } = await openKilled(folder, delay);
    if (round === 0) longest = took;
    else if (wasKilled) inTime += 1;
    await check(folder, texts);
  }
  return inTime;
}

/** A vault with evaluations whose database is that of an older version. @returns the text of each evaluation. */
async function olderVault(folder: string): Promise<ReadonlyMap<string, string>> {
  const vault = quickVault(folder);
  await vault.create(PASSPHRASE);
  const texts = new Map<string, string>();
  for (let number = 0; number < EVALUATIONS; number += 1) {
    const empty = emptyEvaluation();
    const text = `evaluation ${String(number)} `.repeat(200);
    const evaluation = { ...empty, history: { ...empty.history, presentIllness: text } };
    const { id } = audited(
      vault.database,
      () => createEvaluation(vault.database, evaluation, new Date()),
      (created) => ({ action: 'evaluation-created', subject: { kind: 'evaluation', id: created.id } }),
    );
    texts.set(id, text);
  }
  vault.lock();
  const header = parseHeader(readFileSync(join(folder, 'vault.json')), QUICK_KDF);
  const { dataKey } = await openWithPassphrase(header, whose(header, undefined), PASSPHRASE);
  const newest = join(folder, 'residua.db');
  const older = join(folder, 'older.db');
  const [from, to] = [openDatabase(newest, dataKey), openDatabase(older, dataKey)];
  migrate(to, readMigrations().slice(0, -STEPS_BACK));
  copyRows(from, to);
  from.close();
  to.close();
  cpSync(older, newest);
  rmSync(older);
  return texts;
}

/** The rows that the older tables can hold, in spite of their triggers. */
function copyRows(from: Connection, to: Connection): void {
  const schema = (type: string) =>
    to
      .prepare<unknown[], { name: string; sql: string }>(
        `SELECT name, sql FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
      )
      .all(type);
  const triggers = schema('trigger');
  const columnsOf = (db: Connection, table: string): string[] =>
    db.prepare<unknown[], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  to.pragma('foreign_keys = OFF');
  to.transaction(() => {
    for (const { name } of triggers) to.exec(`DROP TRIGGER ${name}`);
    for (const { name } of schema('table')) {
      const there = new Set(columnsOf(from, name));
      const columns = columnsOf(to, name).filter((column) => there.has(column));
      if (columns.length === 0) continue;
      const insert = to.prepare(
        `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      const rows = from
        .prepare<unknown[], unknown[]>(`SELECT ${columns.join(', ')} FROM ${name}`)
        .raw()
        .all();
      for (const row of rows) insert.run(...row);
    }
    for (const { sql } of triggers) to.exec(sql);
  }).immediate();
}

async function openKilled(folder: string, delay: number | null): Promise<{ took: number; wasKilled: boolean }> {
  const script = fileURLToPath(new URL('./migrating-child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close') as Promise<[number | null, string | null]>;
  await once(child.stdout, 'data');
  const began = performance.now();
  const timer = delay === null ? undefined : setTimeout(() => child.kill('SIGKILL'), delay);
  const [code, signal] = await closed;
  clearTimeout(timer);
  if (code !== 0 && signal !== 'SIGKILL') throw new Error('The opening failed by itself.');
  return { took: performance.now() - began, wasKilled: signal === 'SIGKILL' };
}

async function check(folder: string, texts: ReadonlyMap<string, string>): Promise<void> {
  const vault = quickVault(folder);
  await vault.unlock(PASSPHRASE);
  if (databaseVersion(vault.database) !== readMigrations().length) throw new Error('The migration is not through.');
  const trail = await checkTrail(vault.database, { full: true });
  if (trail?.state !== 'whole') throw new Error(`The trail does not hold: ${JSON.stringify(trail)}`);
  if (listEvaluations(vault.database, '').length !== texts.size) throw new Error('An evaluation is gone.');
  for (const [id, text] of texts) {
    if (openEvaluation(vault.database, id).evaluation.history.presentIllness !== text) {
      throw new Error('A text is another one after the migration.');
    }
  }
  for (const { id } of await vault.backups.list()) await vault.backups.check(id);
  vault.lock();
}
