import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { checkTrail } from '../../main/store/audit-check.ts';
import { readAttachment } from '../../main/store/attachments.ts';
import { deletedEvaluations } from '../../main/store/deletion.ts';
import { listEvaluations, openEvaluation, signedReportPdf } from '../../main/store/evaluations.ts';
import { workStatement, workStatements } from '../../main/store/work-statements.ts';
import type { Vault } from '../../main/vault/vault.ts';
import { PASSPHRASE, quickVault } from '../main/vault/quick-vault.ts';
import { Exports, hashOf } from './exports.ts';
import type { Facts, Operation } from './facts.ts';
import { People } from './people.ts';
import { generator } from './random.ts';

/** What a run counted. */
export interface KillFigures {
  readonly kills: number;
  /** Kills by what was being done: an operation, or "between" two of them. */
  readonly during: Readonly<Record<string, number>>;
  /** Operations that were acknowledged. */
  readonly acknowledged: number;
  /** Facts that were looked for in the reopened vault, all rounds together. */
  readonly checked: number;
  readonly pdfsChecked: number;
  readonly backupsChecked: number;
  readonly auditEntries: number;
}

interface Moment {
  readonly seed: number;
  readonly delay: number;
  readonly after: number;
}

interface Known {
  value: string | null;
  report: string | null;
  readonly statements: Set<string>;
  gone: 'no' | 'deleted' | 'purged';
}

/**
 * Lets a worker work on a vault, kills it at a random moment, opens what it left and looks for everything that was
 * acknowledged; then again, on the same vault.
 *
 * @throws Error that names the round and the seed, at the first thing that is not as it must be.
 */
export async function torture(
  base: string,
  { kills, seed, longest }: { readonly kills: number; readonly seed: number; readonly longest: number },
  onRound: (round: number) => void = () => undefined,
): Promise<KillFigures> {
  const run = new Run(base, seed);
  await run.prepare();
  const random = generator(seed);
  for (let round = 1; round <= kills; round += 1) {
    const delay = Math.floor(random() * longest);
    try {
      // On a busy machine a delay alone would kill every worker before it has done anything.
      await run.killOnce({ seed: Math.floor(random() * 2 ** 31), delay, after: Math.floor(random() * 4) });
      await run.check(round % 10 === 0 || round === kills);
    } catch (error) {
      throw new Error(`Round ${String(round)} of seed ${String(seed)}, killed after ${String(delay)} ms`, {
        cause: error,
      });
    }
    onRound(round);
  }
  return run.figures();
}

class Run {
  readonly #folder: string;
  readonly #exports: Exports;
  readonly #known = new Map<string, Known>();
  readonly #attachments = new Set<string>();
  readonly #during: Record<string, number> = {};
  #inFlight: Operation | null = null;
  readonly #people = new People();
  #backups: string[] = [];
  #kills = 0;
  #acknowledged = 0;
  #checked = 0;
  #pdfs = 0;
  #backupsChecked = 0;
  #auditEntries = 0;

  constructor(base: string, seed: number) {
    this.#folder = join(base, `vault-${String(seed)}`);
    this.#exports = new Exports(join(base, `exports-${String(seed)}`));
  }

  async prepare(): Promise<void> {
    const vault = quickVault(this.#folder);
    await vault.create(PASSPHRASE);
    vault.lock();
    this.#exports.prepare();
  }

  /** Kills a worker so many milliseconds after it was acknowledged so many operations. */
  async killOnce({ seed, delay, after }: Moment): Promise<void> {
    const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));
    const args = [worker, this.#folder, this.#exports.folder, String(seed), this.#people.passphrase];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (piece: Buffer) => (complaint += piece.toString()));
    const exited = once(child, 'exit');
    this.#inFlight = null;
    let last = 'unlock';
    const timers: NodeJS.Timeout[] = [];
    let left = after;
    // From its first sign of life on; every eighth is killed before, in the middle of the opening.
    if (seed % 8 === 0) timers.push(setTimeout(() => child.kill('SIGKILL'), 150 + delay / 4));
    for await (const line of createInterface({ input: child.stdout })) {
      const facts = JSON.parse(line) as Facts;
      if ('unlocked' in facts || 'done' in facts) {
        if (left === 0) timers.push(setTimeout(() => child.kill('SIGKILL'), delay));
        left -= 1;
      }
      last = this.#note(facts);
    }
    const [, signal] = (await exited) as [number | null, string | null];
    for (const timer of timers) clearTimeout(timer);
    if (signal !== 'SIGKILL') throw new Error(`The worker ended by itself:\n${complaint}`);
    this.#kills += 1;
    this.#during[last] = (this.#during[last] ?? 0) + 1;
  }

  async check(looksAtBackups: boolean): Promise<void> {
    const vault = quickVault(this.#folder);
    await this.#people.unlock(vault, this.#inFlight);
    this.#checked += this.#people.check(vault, this.#inFlight);
    const problem = vault.database.pragma('integrity_check(1)', { simple: true });
    if (problem !== 'ok') throw new Error(`The database is damaged: ${String(problem)}`);
    const trail = await checkTrail(vault.database, { full: true });
    if (trail?.state !== 'whole')
      throw new Error(`The audit trail is broken: ${JSON.stringify([trail?.finding, trail?.contents])}`);
    this.#auditEntries = trail.entries;
    this.#checkEvaluations(vault);
    for (const sha256 of this.#attachments) readAttachment(vault.database, sha256);
    this.#checked += this.#attachments.size;
    this.#pdfs += this.#exports.check(this.#inFlight);
    for (const name of readdirSync(this.#folder)) {
      const isLeft = /^incoming-|^restore\.json$|\.new\.db$/.test(name);
      if (isLeft) throw new Error(`${name} was left behind.`);
    }
    if (looksAtBackups) await this.#checkBackups(vault);
    vault.lock();
    // Sets aside by the dozen would fill the disk of whoever runs this.
    for (const name of readdirSync(this.#folder)) {
      if (name.startsWith('set-aside-')) rmSync(join(this.#folder, name), { recursive: true });
    }
  }

  figures(): KillFigures {
    return {
      kills: this.#kills,
      during: this.#during,
      acknowledged: this.#acknowledged,
      checked: this.#checked,
      pdfsChecked: this.#pdfs,
      backupsChecked: this.#backupsChecked,
      auditEntries: this.#auditEntries,
    };
  }

  /** What the worker is at, for the figures. */
  #note(facts: Facts): string {
    if ('begin' in facts) {
      this.#inFlight = facts.begin;
      return facts.begin.kind;
    }
    this.#inFlight = null;
    if ('doing' in facts) return facts.doing;
    if ('done' in facts) {
      this.#acknowledged += 1;
      this.#accept(facts.done);
    }
    return 'between';
  }

  #accept(operation: Operation): void {
    switch (operation.kind) {
      case 'create':
        this.#known.set(operation.id, { value: null, report: null, statements: new Set(), gone: 'no' });
        break;
      case 'change':
        this.#of(operation.id).value = operation.value;
        break;
      case 'attach':
        this.#attachments.add(operation.sha256);
        break;
      case 'sign':
        this.#of(operation.id).report = operation.sha256;
        break;
      case 'statement':
        this.#of(operation.id).statements.add(operation.sha256);
        break;
      case 'export':
        this.#exports.accept(operation);
        break;
      case 'backup':
        this.#backups.push(operation.fileName);
        break;
      case 'delete':
        this.#of(operation.id).gone = 'deleted';
        break;
      case 'purge':
        this.#of(operation.id).gone = 'purged';
        break;
      case 'passphrase':
      case 'person':
        this.#people.accept(operation);
        break;
      case 'undo':
      case 'restore':
        break;
    }
  }

  #of(id: string): Known {
    const known = this.#known.get(id);
    if (known === undefined) throw new Error('The worker told of an evaluation that it never created.');
    return known;
  }

  #checkEvaluations(vault: Vault): void {
    const listed = new Set(listEvaluations(vault.database, '').map(({ id }) => id));
    const deleted = new Set(deletedEvaluations(vault.database).map(({ id }) => id));
    const flight = this.#inFlight;
    for (const [id, known] of this.#known) {
      this.#settle(vault, id, known, { listed, deleted });
      this.#checked += 1;
      if (known.gone === 'purged') {
        if (listed.has(id) || deleted.has(id)) throw new Error('What was deleted for good is there.');
        this.#known.delete(id);
        continue;
      }
      if (!(known.gone === 'deleted' ? deleted : listed).has(id))
        throw new Error(`An evaluation is gone (${String(flight?.kind)}).`);
      if (known.gone === 'deleted') continue;
      const { evaluation, signedReport } = openEvaluation(vault.database, id);
      if (known.value !== null && evaluation.history.presentIllness !== known.value) {
        throw new Error('An acknowledged change is not there.');
      }
      if ((signedReport?.sha256 ?? null) !== known.report) throw new Error('An acknowledged signature is not there.');
      if (known.report !== null) this.#checkPdf(signedReportPdf(vault.database, id), known.report);
      const statements = workStatements(vault.database, id);
      for (const sha256 of known.statements) {
        const row = statements.find((statement) => statement.sha256 === sha256);
        if (row === undefined) throw new Error('An acknowledged statement is not there.');
        this.#checkPdf(workStatement(vault.database, row.id).pdf, sha256);
      }
      this.#checked += 2 + known.statements.size;
    }
  }

  /** What was being done when the kill came is done or not; from now on it is known which. */
  #settle(
    vault: Vault,
    id: string,
    known: Known,
    { listed, deleted }: { readonly listed: ReadonlySet<string>; readonly deleted: ReadonlySet<string> },
  ): void {
    const flight = this.#inFlight;
    if (flight === null || !('id' in flight) || flight.id !== id) return;
    if (flight.kind === 'purge' && !deleted.has(id)) known.gone = 'purged';
    if (flight.kind === 'delete' && deleted.has(id)) known.gone = 'deleted';
    if (!listed.has(id)) return;
    const { evaluation, signedReport } = openEvaluation(vault.database, id);
    if (flight.kind === 'change' && evaluation.history.presentIllness === flight.value) known.value = flight.value;
    if (flight.kind === 'sign' && signedReport?.sha256 === flight.sha256) known.report = flight.sha256;
    if (flight.kind !== 'statement') return;
    const isThere = workStatements(vault.database, id).some(({ sha256 }) => sha256 === flight.sha256);
    if (isThere) known.statements.add(flight.sha256);
  }

  #checkPdf(pdf: Uint8Array, sha256: string): void {
    if (hashOf(pdf) !== sha256) throw new Error('A signed PDF is not the one that was acknowledged.');
    this.#pdfs += 1;
  }

  /** Every acknowledged backup is there and whole; none that is there under its name is half-written. */
  async #checkBackups(vault: Vault): Promise<void> {
    const listed = await vault.backups.list();
    for (const { id } of listed) await vault.backups.check(id);
    for (const fileName of this.#backups) {
      if (!listed.some((backup) => backup.fileName === fileName)) throw new Error('An acknowledged backup is gone.');
    }
    this.#backupsChecked += listed.length;
    for (const { path } of listed.slice(1)) rmSync(path);
    this.#backups = listed.slice(0, 1).map(({ fileName }) => fileName);
  }
}
