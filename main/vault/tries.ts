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

const fileSchema = z.strictObject({ wrong: z.int().min(0).max(MOST), at: z.int().min(0) });
type Count = z.output<typeof fileSchema>;
const NONE: Count = { wrong: 0, at: 0 };

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
 * Slows down guessing: after wrong tries the next one waits, longer each time, whether it is right or wrong. The count
 * stands in a file, so a restart does not help; who deletes the file gains no more than a restart without it would
 * give, because the count in memory goes on. One try at a time: many at once would share one delay.
 */
export class Tries {
  readonly #path: string;
  readonly #clock: Clock;
  #count: Count = NONE;
  #failed = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(path: string, clock: Clock = CLOCK) {
    this.#path = path;
    this.#clock = clock;
  }

  /** Milliseconds until the next try is looked at. */
  wait(): number {
    const { wrong, at } = this.#known();
    const delay = delayAfter(wrong);
    const passed = this.#clock.now() - at;
    // A clock that was set back, or forward and back, makes nobody wait longer than the delay, nor shorter.
    return passed < 0 ? delay : Math.max(0, delay - passed);
  }

  /** Wrong tries since this was asked last, told once the right one was made. */
  takeFailed(): number {
    const failed = this.#failed;
    this.#failed = 0;
    return failed;
  }

  /**
   * Lets `attempt` try a secret when the wait is over. It counts as wrong before it begins, so that ending the program
   * in the middle gives no free try, and no longer once it came back.
   *
   * @throws whatever `attempt` throws; a wrong passphrase says how long the next try waits.
   */
  run<Result>(attempt: () => Promise<Result>): Promise<Result> {
    const turn = this.#queue.then(() => this.#run(attempt));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #run<Result>(attempt: () => Promise<Result>): Promise<Result> {
    const wait = this.wait();
    if (wait > 0) await this.#clock.wait(wait);
    const before = this.#known();
    await this.#keep({ wrong: Math.min(before.wrong + 1, MOST), at: this.#clock.now() });
    try {
      const result = await attempt();
      this.#failed += before.wrong;
      await this.#keep(NONE);
      return result;
    } catch (error) {
      if (!(error instanceof ResiduaError) || error.code !== 'wrong-passphrase') {
        await this.#keep(before);
        throw error;
      }
      await this.#keep({ wrong: this.#count.wrong, at: this.#clock.now() });
      throw this.#withWait(error);
    }
  }

  #withWait(error: ResiduaError): ResiduaError {
    const wait = this.wait();
    if (wait === 0) return error;
    const message = `${error.message} The next try is looked at in ${inWords(wait)}.`;
    const { path, cause } = error;
    return new ResiduaError(error.code, message, path === undefined ? { cause } : { path, cause });
  }

  /** The larger of what memory and file know. A file that cannot be read is as good as none. */
  #known(): Count {
    const stored = this.#stored();
    return stored.wrong > this.#count.wrong ? stored : this.#count;
  }

  #stored(): Count {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch (error) {
      if (error instanceof z.ZodError || error instanceof SyntaxError) return NONE;
      if (error instanceof Error && 'code' in error) return NONE;
      throw error;
    }
  }

  /** A disk that cannot be written must not lock the owner out: then memory alone counts. */
  async #keep(count: Count): Promise<void> {
    this.#count = count;
    try {
      if (count.wrong === 0) await rm(this.#path, { force: true });
      else await writeFileAtomic(this.#path, Buffer.from(JSON.stringify(count)), { overwrite: true });
    } catch (error) {
      const isFile = error instanceof ResiduaError || (error instanceof Error && 'code' in error);
      if (!isFile) throw error;
    }
  }
}

/** "8 seconds", "2 minutes"; rounded up. */
function inWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return seconds === 1 ? '1 second' : `${String(seconds)} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${String(minutes)} minutes`;
}
