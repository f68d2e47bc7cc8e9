import { readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { AUDIT_ACTIONS, type AuditAction, type AuditEvent } from '../domain/audit.ts';
import { ResiduaError } from '../domain/errors.ts';
import { writeFileAtomic } from '../files.ts';

/** Kinds of events that are kept apart; more are counted with the last one. */
const MOST = 300;

const pendingSchema = z.strictObject({
  action: z.enum(AUDIT_ACTIONS as [AuditAction, ...AuditAction[]]),
  /** Whose account it was about. */
  account: z.uuid(),
  /** What else is to be told, in a word or two of the program's own; null when nothing. */
  what: z.string().max(60).nullable(),
  count: z.int().min(1),
  first: z.iso.datetime(),
  last: z.iso.datetime(),
});
const fileSchema = z.strictObject({
  format: z.literal('residua-pending/1'),
  events: z.array(pendingSchema).max(MOST),
});
type Pending = z.output<typeof pendingSchema>;

/**
 * What happened while the vault was locked and no entry could be written: wrong tries, looking into backups, exports of a
 * damaged database. It stands in a file beside the vault until the next unlocking enters it into the trail. It names
 * accounts by their ids, and nothing of an evaluation.
 */
export class PendingEvents {
  readonly #path: string;
  #events: readonly Pending[] | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  /** Keeps an event; it is on the disk when this returns, unless that cannot be written: then memory alone knows it. */
  note(event: Pick<Pending, 'action' | 'account' | 'what'>, at: Date): Promise<void> {
    const turn = this.#queue.then(async () => {
      this.#events = withEvent(this.#known(), event, at.toISOString());
      await this.#keep(this.#events);
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** What is to be entered into the trail. */
  entries(): AuditEvent[] {
    return this.#known().map(({ action, account, what, count, first, last }) => ({
      action,
      subject: { kind: 'account', id: account },
      details: {
        ...(what === null ? {} : { what }),
        ...(action === 'unlock-failed' ? { tries: count } : { times: count }),
        ...{ first, last },
      },
      unattended: true,
    }));
  }

  /** To be called once all is entered. At once: a second entry would be as wrong as none. */
  clear(): void {
    this.#events = [];
    try {
      rmSync(this.#path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  }

  #known(): readonly Pending[] {
    this.#events ??= this.#stored();
    return this.#events;
  }

  #stored(): readonly Pending[] {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8'))).events;
    } catch (error) {
      if (error instanceof z.ZodError || error instanceof SyntaxError) return [];
      if (error instanceof Error && 'code' in error) return [];
      throw error;
    }
  }

  async #keep(events: readonly Pending[]): Promise<void> {
    const bytes = Buffer.from(JSON.stringify({ format: 'residua-pending/1', events }));
    try {
      await writeFileAtomic(this.#path, bytes, { overwrite: true });
    } catch (error) {
      if (!(error instanceof ResiduaError)) throw error;
    }
  }
}

/** The same again is counted; so nobody fills the disk by trying. */
function withEvent(
  events: readonly Pending[],
  { action, account, what }: Pick<Pending, 'action' | 'account' | 'what'>,
  at: string,
): readonly Pending[] {
  const index = events.findIndex(
    (known) => known.action === action && known.account === account && known.what === what,
  );
  if (index === -1 && events.length < MOST) {
    return [...events, { action, account, what, count: 1, first: at, last: at }];
  }
  const counted = index === -1 ? events.length - 1 : index;
  return events.map((known, each) => (each === counted ? { ...known, count: known.count + 1, last: at } : known));
}
