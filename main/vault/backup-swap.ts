import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ResiduaError } from '../domain/errors.ts';
import { asFileError, syncFolder, writeFileAtomic } from '../files.ts';

/** What a swap is about to do. While this file is there, the swap has been decided and not finished. */
const PLAN_FILE = 'restore.json';
const HEADER = 'vault.json';
const DATABASE = 'residua.db';
const AUDIT_END = 'audit-end.json';
/** What makes up the present vault; the companions of the database first, which mean nothing without it. */
const PRESENT = ['residua.db-wal', 'residua.db-journal', 'residua.db-shm', AUDIT_END, DATABASE, HEADER] as const;
const INCOMING = /^incoming-[0-9a-f]{16}$/;

const planSchema = z.strictObject({
  format: z.literal('residua-restore/1'),
  incoming: z.string().regex(INCOMING),
  aside: z.string().regex(/^set-aside-[0-9TZ-]{1,40}$/),
});

/** A folder inside the vault's in which another vault is put together. */
export interface Incoming {
  readonly folder: string;
  readonly header: string;
  readonly database: string;
  readonly auditEnd: string;
}

/** @throws ResiduaError `file-unwritable`. */
export async function newIncoming(vaultFolder: string): Promise<Incoming> {
  const folder = join(vaultFolder, `incoming-${randomBytes(8).toString('hex')}`);
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    throw asFileError(error, folder);
  }
  return {
    folder,
    header: join(folder, HEADER),
    database: join(folder, DATABASE),
    auditEnd: join(folder, AUDIT_END),
  };
}

/**
 * Puts an incoming vault, complete and on the disk, in place of the present one, which is set aside: renamed, never
 * deleted. The plan is written first and decides: a crash before it leaves the present vault, a crash after it is
 * finished by `finishSwap` at the next start. The name of the folder that holds what was set aside.
 *
 * @throws ResiduaError `file-unwritable`.
 */
export async function swapIn(vaultFolder: string, { folder }: Incoming, now: Date): Promise<string> {
  const aside = `set-aside-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  const incoming = folder.slice(vaultFolder.length + 1);
  await syncFolder(folder);
  await syncFolder(vaultFolder);
  const plan = { format: 'residua-restore/1', incoming, aside };
  await writeFileAtomic(join(vaultFolder, PLAN_FILE), Buffer.from(JSON.stringify(plan)), { overwrite: false });
  await finishSwap(vaultFolder);
  return aside;
}

export function isSwapping(vaultFolder: string): boolean {
  return existsSync(join(vaultFolder, PLAN_FILE));
}

/**
 * Finishes a swap that was decided, from wherever it was cut off; without one it does nothing. Nothing of the incoming
 * vault moves before all of the present one is away, so what has moved tells how far it came.
 *
 * @throws ResiduaError `file-unwritable`, `vault-damaged` when the plan was changed by another program.
 */
export async function finishSwap(vaultFolder: string): Promise<void> {
  if (!isSwapping(vaultFolder)) return;
  const { incoming, aside } = await readPlan(vaultFolder);
  const at = (...parts: string[]): string => join(vaultFolder, ...parts);
  try {
    if (existsSync(at(incoming, DATABASE)) && existsSync(at(incoming, HEADER))) {
      await mkdir(at(aside), { recursive: true, mode: 0o700 });
      for (const name of PRESENT) if (existsSync(at(name))) await rename(at(name), at(aside, name));
      await syncFolder(at(aside));
      await syncFolder(vaultFolder);
    }
    for (const name of [DATABASE, AUDIT_END, HEADER]) {
      if (existsSync(at(incoming, name))) await rename(at(incoming, name), at(name));
    }
    await syncFolder(vaultFolder);
    await rm(at(PLAN_FILE), { force: true });
    await rm(at(incoming), { recursive: true, force: true });
    await syncFolder(vaultFolder);
  } catch (error) {
    throw asFileError(error, vaultFolder);
  }
}

/** Removes incoming vaults that never came to a plan. Not for the time between making one and swapping it in. */
export async function removeIncoming(vaultFolder: string): Promise<void> {
  if (isSwapping(vaultFolder)) return;
  for (const name of await readdir(vaultFolder)) {
    if (INCOMING.test(name)) await rm(join(vaultFolder, name), { recursive: true, force: true });
  }
}

async function readPlan(vaultFolder: string): Promise<z.output<typeof planSchema>> {
  try {
    return planSchema.parse(JSON.parse(await readFile(join(vaultFolder, PLAN_FILE), 'utf8')));
  } catch (error) {
    throw new ResiduaError(
      'vault-damaged',
      'restore.json in the vault folder, which tells of a restoring that was cut off, is damaged. Make a copy of the folder, then remove that file.',
      { cause: error },
    );
  }
}
