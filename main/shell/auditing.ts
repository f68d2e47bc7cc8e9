import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { CallName } from '../contract/contract.ts';
import type { AuditAction, AuditDetails, AuditEvent, AuditSubject } from '../domain/audit.ts';
import { ResiduaError, type ErrorCode } from '../domain/errors.ts';
import { audited, recordAudit } from '../store/audit.ts';
import type { Connection } from '../store/connection.ts';
import { announcedBy } from '../vault/announcing.ts';
import type { Vault } from '../vault/vault.ts';
import { ruleOf, type Facts, type Rule } from './audit-rules.ts';
import type { Handlers } from './ipc.ts';
import { logFailure } from './log.ts';

/** Says that files leave the vault. */
type Leaving = (files: readonly AuditDetails[]) => void;

const leaving = new AsyncLocalStorage<Leaving>();

/**
 * Records that files are about to be written outside the vault, by the call that is running: all of them or, when that
 * fails, none. Before they are written: an entry too many tells less wrongly than one too few. Outside a call it does
 * nothing.
 */
export function recordExport(
  files: readonly {
    /** Without its folder. */
    readonly fileName: string;
    readonly bytes: Uint8Array;
  }[],
): void {
  leaving.getStore()?.(
    files.map(({ fileName, bytes }) => ({ fileName, sha256: createHash('sha256').update(bytes).digest('hex') })),
  );
}

/** The handlers, each with what the trail records of it, and of its failure. */
export function withAudit(vault: Vault, handlers: Handlers): Handlers {
  const kept = Object.entries(handlers).map(([name, handler]) => [
    name,
    (input: never) => run(vault, name as CallName, handler as (input: unknown) => unknown, input),
  ]);
  return Object.fromEntries(kept) as Handlers;
}

function run(vault: Vault, name: CallName, handler: (input: unknown) => unknown, input: unknown): unknown {
  const rule = ruleOf(name);
  const db = vault.state() === 'open' ? vault.database : null;
  const fail = (error: unknown): never => {
    recordFailure(vault, name, rule, input, error);
    throw error;
  };
  try {
    const answer = db === null || !('action' in rule) ? handler(input) : recorded(db, rule, handler, input);
    return answer instanceof Promise ? answer.catch(fail) : answer;
  } catch (error) {
    return fail(error);
  }
}

function recorded(
  db: Connection,
  rule: Extract<Rule, { action: unknown }>,
  handler: (input: unknown) => unknown,
  input: unknown,
): unknown {
  const eventOf = (output: unknown, more: AuditDetails = {}) => {
    const facts: Facts = { input: fields(input), output: fields(output), db };
    const { action } = rule;
    return { action, subject: rule.subject?.(facts) ?? null, details: { ...rule.details?.(facts), ...more } };
  };
  switch (rule.at) {
    case 'handler':
      return handler(input);
    case 'call': {
      const output = audited(db, () => handler(input), eventOf);
      const { action, subject } = eventOf(output);
      if (OPENING.has(action) && subject !== null) shownIn(db).add(subject.id);
      return output;
    }
    case 'view':
      return Promise.resolve(handler(input)).then((output) => {
        recordView(db, eventOf(output));
        return output;
      });
    case 'before':
      return announcedBy(
        () => {
          recordAudit(db, eventOf(null));
        },
        () => handler(input),
      );
    case 'after':
      return Promise.resolve(handler(input)).then((output) => {
        if (output !== null && db.open) recordAudit(db, eventOf(output));
        return output;
      });
    case 'export':
      return leaving.run(
        (files) => {
          recordAudit(db, ...files.map((file) => eventOf(null, file)));
        },
        () => handler(input),
      );
  }
}

/** What shows the whole evaluation, and is in the trail. */
const OPENING: ReadonlySet<AuditAction> = new Set(['evaluation-opened', 'evaluation-created', 'evaluation-imported']);

/** Evaluations whose opening was recorded since the vault was unlocked, and parts that were shown of others. */
const shown = new WeakMap<Connection, Set<string>>();

function shownIn(db: Connection): Set<string> {
  const known = shown.get(db) ?? new Set();
  shown.set(db, known);
  return known;
}

/** A part of an evaluation that was not opened is told of once. @throws ResiduaError `locked`: then it is not shown. */
function recordView(db: Connection, event: AuditEvent): void {
  if (!db.open) throw new ResiduaError('locked', 'The vault was locked meanwhile, so this was stopped.');
  const id = event.subject?.id ?? '';
  const part = `${id} ${String(event.details?.['what'])}`;
  if (shownIn(db).has(id) || shownIn(db).has(part)) return;
  recordAudit(db, event);
  shownIn(db).add(part);
}

/** Failures that tell of no more than that the call came at the wrong moment, or was taken back. */
const NOT_TOLD: ReadonlySet<ErrorCode> = new Set(['locked', 'handed-over', 'cancelled', 'conflict', 'vault-busy']);
/** Failures that are told of every call, also of those that leave no entry otherwise. */
const ALWAYS_TOLD: ReadonlySet<ErrorCode> = new Set(['not-permitted', 'wrong-passphrase', 'vault-damaged', 'internal']);

function recordFailure(vault: Vault, call: CallName, rule: Rule, input: unknown, error: unknown): void {
  const code = error instanceof ResiduaError ? error.code : 'internal';
  if (vault.state() !== 'open' || NOT_TOLD.has(code) || ('none' in rule && !ALWAYS_TOLD.has(code))) return;
  try {
    const { database } = vault;
    if (code === 'wrong-passphrase') recordAudit(database, { action: 'unlock-failed', details: { call, tries: 1 } });
    else recordAudit(database, { action: 'call-failed', subject: evaluationOf(input), details: { call, code } });
  } catch (failure) {
    // The failure itself is what the person has to hear of.
    logFailure('audit', failure);
  }
}

/** The evaluation that a call was about, when its input says so. */
function evaluationOf(input: unknown): AuditSubject | null {
  const { evaluationId } = fields(input);
  return typeof evaluationId === 'string' ? { kind: 'evaluation', id: evaluationId } : null;
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
