import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { ResiduaError } from '../domain/errors.ts';
import { writeFileAtomic } from '../files.ts';

/** Wrong tries that cost no waiting: a slip of the hand is no attack. */
const FREE = 3;
const FIRST_DELAY = 2000;
const LONGEST_DELAY = 5 * 60_000;
/** A count beyond this adds nothing. */
const MOST = 1000;
/** Targets that are counted one by one; those that come after share one count. */
const MOST_TARGETS = 200;
const SHARED = 'others';

const countSchema = z.strictObject({ wrong: z.int().min(1).max(MOST), at: z.int().min(0) });
const fileSchema = z.strictObject({
  format: z.literal('residua-tries/2'),
  counts: z.record(z.string().max(100), countSchema),
});
interface Count {
  readonly wrong: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}
const NONE: Count = { wrong: 0, at: 0 };

/** Whose secret is tried. */
export interface Target {
  readonly vaultId: string;
  readonly accountId: string;
  /** With the header that a backup carries, not with that of the vault. */
  readonly ofBackup: boolean;
}

/** The clock, for tests. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

export const CLOCK: Clock = {
  now: Date.now,
  wait: (milliseconds) =>
    new Promise((done) => {
      setTimeout(done, milliseconds);
    }),
};

/** Milliseconds to wait after so many wrong tries in a row: none up to 3, then 2 s, doubling, at most 5 minutes. */
export function delayAfter(wrong: number): number {
  return wrong <= FREE ? 0 : Math.min(FIRST_DELAY * 2 ** Math.min(wrong - FREE - 1, 20), LONGEST_DELAY);
}

/**
 * Slows down guessing: after wrong tries the next one waits, longer each time, whether it is right or wrong. Each account
 * has a count of its own, and a backup another one than the vault, so that only the secret that is guessed ends the
 * waiting for it. The counts stand in a file, so a restart does not help; who deletes the file gains no more than a
 * restart without it would give, because the counts in memory go on. One try at a time: many at once would share one
 * delay.
 */
export class Tries {
  readonly #path: string;
  readonly #clock: Clock;
  readonly #onWrong: (target: Target, at: Date) => Promise<void>;
  readonly #counts = new Map<string, Count>();
  #queue: Promise<unknown> = Promise.resolve();

  /** @param onWrong told of each wrong try before whoever tried is. */
  constructor(path: string, clock: Clock = CLOCK, onWrong: (target: Target, at: Date) => Promise<void> = nothing) {
    this.#path = path;
    this.#clock = clock;
    this.#onWrong = onWrong;
  }

  /** Milliseconds until the next try is looked at. */
  wait(target: Target): number {
    const { wrong, at } = this.#known(this.#keyOf(target));
    const delay = delayAfter(wrong);
    const passed = this.#clock.now() - at;
    // A clock that was set back, or forward and back, makes nobody wait longer than the delay, nor shorter.
    return passed < 0 ? delay : Math.max(0, delay - passed);
  }

  /**
   * Lets `attempt` try a secret when the wait is over. It counts as wrong before it begins, so that ending the program
   * in the middle gives no free try, and no longer once it came back.
   *
   * @throws whatever `attempt` throws; a wrong passphrase says how long the next try waits.
   */
  run<Result>(target: Target, attempt: () => Promise<Result>): Promise<Result> {
    const turn = this.#queue.then(() => this.#run(target, attempt));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #run<Result>(target: Target, attempt: () => Promise<Result>): Promise<Result> {
    const wait = this.wait(target);
    if (wait > 0) await this.#clock.wait(wait);
    const key = this.#keyOf(target);
    const before = this.#known(key);
    const counted = Math.min(before.wrong + 1, MOST);
    await this.#keep(key, { wrong: counted, at: this.#clock.now() });
    try {
      const result = await attempt();
      // What others share, none of them clears.
      await this.#keep(key, key === SHARED ? before : NONE);
      return result;
    } catch (error) {
      if (!(error instanceof ResiduaError) || error.code !== 'wrong-passphrase') {
        await this.#keep(key, before);
        throw error;
      }
      await this.#keep(key, { wrong: counted, at: this.#clock.now() });
      await this.#onWrong(target, new Date(this.#clock.now()));
      throw this.#withWait(target, error);
    }
  }

  #withWait(target: Target, error: ResiduaError): ResiduaError {
    const wait = this.wait(target);
    if (wait === 0) return error;
    const message = `${error.message} The next try is looked at in ${inWords(wait)}.`;
    const { path, cause } = error;
    return new ResiduaError(error.code, message, path === undefined ? { cause } : { path, cause });
  }

  /** Backups can be made up without end; those that find no place of their own wait for each other. */
  #keyOf({ vaultId, accountId, ofBackup }: Target): string {
    const key = `${vaultId}/${accountId}${ofBackup ? '/backup' : ''}`;
    const all = this.#all();
    return !ofBackup || all.has(key) || all.size < MOST_TARGETS ? key : SHARED;
  }

  #known(key: string): Count {
    return this.#all().get(key) ?? NONE;
  }

  /** Of each target the larger of what memory and file know. A file that cannot be read is as good as none. */
  #all(): Map<string, Count> {
    const all = new Map<string, Count>(this.#stored());
    for (const [key, count] of this.#counts) if (count.wrong >= (all.get(key)?.wrong ?? 0)) all.set(key, count);
    return all;
  }

  #stored(): [string, Count][] {
    try {
      return Object.entries(fileSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8'))).counts);
    } catch (error) {
      if (error instanceof z.ZodError || error instanceof SyntaxError) return [];
      if (error instanceof Error && 'code' in error) return [];
      throw error;
    }
  }

  /** A disk that cannot be written must not lock the owner out: then memory alone counts. */
  async #keep(key: string, count: Count): Promise<void> {
    const all = this.#all();
    if (count.wrong === 0) all.delete(key);
    else all.set(key, count);
    this.#counts.clear();
    for (const [each, known] of all) this.#counts.set(each, known);
    try {
      if (all.size === 0) await rm(this.#path, { force: true });
      else await writeFileAtomic(this.#path, fileOf(all), { overwrite: true });
    } catch (error) {
      const isFile = error instanceof ResiduaError || (error instanceof Error && 'code' in error);
      if (!isFile) throw error;
    }
  }
}

function fileOf(counts: ReadonlyMap<string, Count>): Buffer {
  return Buffer.from(JSON.stringify({ format: 'residua-tries/2', counts: Object.fromEntries(counts) }));
}

function nothing(): Promise<void> {
  return Promise.resolve();
}

/** "8 seconds", "2 minutes"; rounded up. */
function inWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return seconds === 1 ? '1 second' : `${String(seconds)} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${String(minutes)} minutes`;
}
