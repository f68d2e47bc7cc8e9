import { closeSync, cpSync, mkdirSync, openSync, readSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PASSPHRASE, quickVault } from '../main/vault/quick-vault.ts';
import { Script } from './fault-script.ts';
import { generator } from './random.ts';

/**
 * Lets the disk fail at one change after another under a vault at work, and looks each time at what is left. Runs with
 * the failing disk loaded; see faults.ts.
 *
 * Arguments: a folder to work in, the control file of the disk, a seed, how many faults, how many logs to cut.
 */
const [base = '', controlFile = '', seed = '0', faults = '0', logs = '0'] = process.argv.slice(2);
const ERRORS = { ENOSPC: 28, EROFS: 30, EIO: 5 } as const;
const NAMES = Object.keys(ERRORS) as (keyof typeof ERRORS)[];
const random = generator(Number(seed));
const control = openSync(controlFile, 'r+');
const template = join(base, 'template');
const under = join(base, 'disk');

/** What the control file holds: five numbers of 8 bytes and the folder. */
function setDisk(fault: { at: number; error: number; lasting: boolean }): void {
  const bytes = Buffer.alloc(1024);
  const numbers = [fault.at, fault.error, fault.lasting ? 1 : 0, 0, 0];
  for (const [index, value] of numbers.entries()) bytes.writeBigInt64LE(BigInt(value), index * 8);
  bytes.write(`${under}/`, 40);
  writeSync(control, bytes, 0, bytes.length, 0);
}

function diskCounts(): { changes: number; injected: number } {
  const bytes = Buffer.alloc(16);
  readSync(control, bytes, 0, 16, 24);
  return { changes: Number(bytes.readBigInt64LE(0)), injected: Number(bytes.readBigInt64LE(8)) };
}

function freshCopy(): void {
  rmSync(under, { recursive: true, force: true });
  mkdirSync(join(under, 'exports'), { recursive: true });
  cpSync(template, join(under, 'vault'), { recursive: true });
}

async function prepare(): Promise<void> {
  const vault = quickVault(template);
  await vault.create(PASSPHRASE);
  vault.lock();
}

const injected: Record<string, number> = { ENOSPC: 0, EROFS: 0, EIO: 0 };
let refused = 0;
let acknowledged = 0;
let checked = 0;

/** One run of the script; the number of changes of the disk that it made. */
async function round(fault: { at: number; name: keyof typeof ERRORS; lasting: boolean }): Promise<number> {
  freshCopy();
  const script = new Script(under);
  setDisk({ at: fault.at, error: ERRORS[fault.name], lasting: fault.lasting });
  await script.run();
  const { changes, injected: times } = diskCounts();
  setDisk({ at: 0, error: 0, lasting: false });
  injected[fault.name] = (injected[fault.name] ?? 0) + times;
  if (fault.at > 0 && fault.at <= changes && times === 0) throw new Error('The disk did not fail.');
  await script.check();
  refused += script.refused;
  acknowledged += script.acknowledged;
  checked += script.checked;
  return changes;
}

/** A log that lost its end anywhere: what is left is a state that once was, with a trail that holds. */
async function cutLog(): Promise<void> {
  freshCopy();
  const script = new Script(under);
  await script.begin();
  for (let count = 0; count < 4; count += 1) script.edit(`${String(count)};`.repeat(500));
  const copy = join(base, 'cut');
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(under, 'vault'), copy, { recursive: true });
  script.end();
  const log = join(copy, 'residua.db-wal');
  truncateSync(log, Math.floor(random() * statSync(log).size));
  checked += await Script.checkCut(copy);
}

await prepare();
const changes = await round({ at: 0, name: 'EIO', lasting: false });
for (let count = 0; count < Number(faults); count += 1) {
  // Spread over the whole script, wherever the disk is written.
  const at = 1 + Math.floor(((count + random()) / Number(faults)) * changes);
  const name = NAMES[count % NAMES.length] ?? 'EIO';
  const lasting = Math.floor(count / NAMES.length) % 2 === 0;
  try {
    await round({ at, name, lasting });
  } catch (error) {
    throw new Error(`${name}${lasting ? ' from' : ' at'} change ${String(at)} of ${String(changes)}`, { cause: error });
  }
}
for (let count = 0; count < Number(logs); count += 1) await cutLog();
closeSync(control);
process.stdout.write(
  JSON.stringify({ changes, rounds: Number(faults), logs: Number(logs), injected, refused, acknowledged, checked }),
);
