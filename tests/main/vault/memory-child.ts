import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { dataKeyOf, PASSPHRASE, quickVault } from './quick-vault.ts';

/**
 * Looks for the key of a vault's database in this process's own memory: while the vault is open, and once it is locked.
 * Prints how often it was found, each time. The key itself is not kept for that, or it would be found: only its first
 * bytes, too few to be taken for it, and its hash.
 */
const folder = String(process.argv[2]);
const PIECE = 8 * 1024 * 1024;
const START_BYTES = 5;

const key = await dataKeyOf(folder);
const { length } = key;
const start = Buffer.from(key.subarray(0, START_BYTES));
const hash = hashOf(key);
key.fill(0);

const piece = Buffer.alloc(PIECE);
const vault = quickVault(folder);
await vault.unlock(PASSPHRASE);
vault.database.prepare('SELECT count(*) FROM evaluation').get();
const open = timesInMemory();
vault.lock();
const locked = timesInMemory();
process.stdout.write(`${JSON.stringify({ open, locked })}\n`);

function timesInMemory(): number {
  const memory = openSync('/proc/self/mem', 'r');
  try {
    return writableRanges().reduce((times, range) => times + timesIn(memory, range), 0);
  } finally {
    closeSync(memory);
  }
}

/** The ranges of addresses that can hold what the program wrote. */
function writableRanges(): { from: number; to: number }[] {
  return readFileSync('/proc/self/maps', 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, from, to, name = ''] = /^([0-9a-f]+)-([0-9a-f]+) rw\S+ \S+ \S+ \S+\s*(.*)$/.exec(line) ?? [];
      if (from === undefined || to === undefined || name.startsWith('[v')) return [];
      return [{ from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }];
    });
}

function timesIn(memory: number, { from, to }: { from: number; to: number }): number {
  let times = 0;
  // Pieces overlap by a key, less a byte: none is cut in two, and none counted twice.
  for (let at = from; at < to; at += PIECE - length + 1) {
    const read = readAt(memory, at, Math.min(PIECE, to - at));
    const bytes = piece.subarray(0, read);
    for (let found = bytes.indexOf(start); found !== -1; found = bytes.indexOf(start, found + 1)) {
      if (found + length <= read && hashOf(bytes.subarray(found, found + length)) === hash) times += 1;
    }
    piece.fill(0);
  }
  return times;
}

/** How many bytes could be read: some pages are reserved and not there. */
function readAt(memory: number, position: number, bytes: number): number {
  try {
    return readSync(memory, piece, 0, bytes, position);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EIO' || error.code === 'EFAULT')) return 0;
    throw error;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
