import { createHash } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditAction } from '../../main/domain/audit.ts';
import { applyChanges } from '../../main/domain/changes.ts';
import { emptyUndo, recordEdit, undo, undoHistory, undoUpdate } from '../../main/domain/undo.ts';
import { loadSample } from '../../main/exchange/sample.ts';
import { writeFileAtomic } from '../../main/files.ts';
import { signReport, signStatement } from '../../main/report/signed-report.ts';
import { createIdentity, describeIdentity, type SigningIdentity } from '../../main/signing/identity.ts';
import { audited } from '../../main/store/audit.ts';
import { keepAttachment } from '../../main/store/attachments.ts';
import { deleteEvaluation, giveBackSpace, purgeEvaluation } from '../../main/store/deletion.ts';
import { changeEvaluation, createEvaluation, openEvaluation, sealEvaluation } from '../../main/store/evaluations.ts';
import type { NewSignedReport } from '../../main/store/tables/signed-report.ts';
import { addWorkStatement, workStatements } from '../../main/store/work-statements.ts';
import { quickVault } from '../main/vault/quick-vault.ts';
import { generator } from './random.ts';
import type { Facts, Operation } from './facts.ts';

/**
 * Works on the vault in a folder until it is killed. Before each operation it says on the standard output what it is
 * about to do, and after it was acknowledged that it is done; each a line of JSON in one write.
 *
 * Arguments: the vault's folder, the folder to export to, a seed, the passphrase.
 */
const [folder = '', exports = '', seed = '0', given = ''] = process.argv.slice(2);
const random = generator(Number(seed));
const vault = quickVault(folder);
let passphrase = given;
await unlock();
say({ unlocked: true });

const mine: string[] = [];
let identity: SigningIdentity | null = null;
let count = 0;

async function unlock(): Promise<void> {
  await vault.unlock(passphrase, (await vault.door()).accounts[0]?.id);
}

function say(line: Facts): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

async function told(operation: Operation, work: () => Promise<void> | void): Promise<void> {
  say({ begin: operation });
  await work();
  say({ done: operation });
}

/** In one transaction with its entry in the trail, as the application does everything. */
function recorded(action: AuditAction, id: string, work: () => unknown): void {
  audited(vault.database, work, () => ({ action, subject: { kind: 'evaluation', id } }));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function one(): string {
  return mine[Math.floor(random() * mine.length)] ?? '';
}

/** A text that fills some pages of the database and tells whether it is whole. */
function text(): string {
  count += 1;
  return `${String(count)}:${seed};`.repeat(1 + Math.floor(random() * 400));
}

async function signed(make: (identity: SigningIdentity, now: Date) => Promise<{ pdf: Uint8Array; sha256: string }>) {
  const now = new Date();
  identity ??= await createIdentity({
    name: 'Torture Examiner',
    algorithm: 'P-256',
    now: new Date(now.getTime() - 1000),
  });
  const { pdf, sha256: hash } = await make(identity, now);
  const { name, sha256Fingerprint } = describeIdentity(identity);
  const facts: NewSignedReport = {
    pdf,
    sha256: hash,
    signerName: name,
    signedAt: now,
    certificateFingerprint: sha256Fingerprint,
    timestampedAt: null,
  };
  return facts;
}

async function exportPdf(pdf: Uint8Array): Promise<void> {
  const name = `report-${String(Math.floor(random() * 3))}.pdf`;
  await told({ kind: 'export', name, sha256: sha256(pdf) }, () =>
    writeFileAtomic(join(exports, name), pdf, { overwrite: true }),
  );
}

const OPERATIONS: Readonly<Record<Operation['kind'], () => Promise<void>>> = {
  create: async () => {
    // The store gives the id, so it is told afterwards alone.
    const sample = loadSample();
    const { id } = audited(
      vault.database,
      () => createEvaluation(vault.database, sample, new Date()),
      (created) => ({ action: 'evaluation-created', subject: { kind: 'evaluation', id: created.id } }),
    );
    say({ done: { kind: 'create', id } });
    mine.push(id);
    await Promise.resolve();
  },
  change: async () => {
    const id = one();
    const value = text();
    const { evaluation, revision, undo: record } = openEvaluation(vault.database, id);
    const changes = [{ op: 'set' as const, path: '/history/presentIllness', value }];
    const history = undoHistory(record);
    const next = recordEdit({ ...emptyUndo, ...history }, evaluation, changes);
    await told({ kind: 'change', id, value }, () => {
      recorded('evaluation-edited', id, () =>
        changeEvaluation(vault.database, { id, revision, changes, undo: undoUpdate(history, next) }, new Date()),
      );
    });
  },
  undo: async () => {
    const id = one();
    const { evaluation, revision, undo: record } = openEvaluation(vault.database, id);
    const history = undoHistory(record);
    const taken = undo(history, evaluation);
    if (taken === null) return;
    const after = applyChanges(evaluation, taken.changes);
    await told({ kind: 'change', id, value: after.history.presentIllness ?? '' }, () => {
      const update = undoUpdate(history, taken.history);
      recorded('evaluation-edited', id, () =>
        changeEvaluation(vault.database, { id, revision, changes: taken.changes, undo: update }, new Date()),
      );
    });
  },
  attach: async () => {
    const bytes = Buffer.from(text().repeat(20));
    await told({ kind: 'attach', sha256: sha256(bytes) }, () => {
      keepAttachment(vault.database, { name: 'x.png', mediaType: 'image/png', pages: 1, bytes }, new Date());
    });
  },
  sign: async () => {
    const id = one();
    const { evaluation, revision } = openEvaluation(vault.database, id);
    const report = await signed((who, now) => signReport(evaluation, who, now));
    await told({ kind: 'sign', id, sha256: report.sha256 }, () => {
      recorded('evaluation-signed', id, () => sealEvaluation(vault.database, { id, revision, report }, new Date()));
    });
    mine.splice(mine.indexOf(id), 1);
    await exportPdf(report.pdf);
  },
  statement: async () => {
    const id = one();
    const { evaluation, revision } = openEvaluation(vault.database, id);
    const report = await signed((who, now) => signStatement(evaluation, who, now));
    await told({ kind: 'statement', id, sha256: report.sha256 }, () => {
      recorded('statement-signed', id, () =>
        addWorkStatement(vault.database, { evaluationId: id, revision, signed: report }),
      );
    });
    await exportPdf(report.pdf);
  },
  export: async () => {
    await exportPdf(readFileSync(join(exports, 'seed.pdf')));
  },
  backup: async () => {
    const { fileName } = await vault.backups.make('asked', new Date());
    say({ done: { kind: 'backup', fileName } });
  },
  restore: async () => {
    // Of a backup made a moment ago: whatever was acknowledged is in it.
    await vault.backups.make('asked', new Date());
    const [newest] = await vault.backups.list();
    if (newest === undefined) throw new Error('The backup that was just made is not listed.');
    vault.lock();
    const found = await vault.backups.find(newest.id);
    const account = (await vault.door()).accounts[0]?.id;
    await vault.backups.restoring.restore(found, { passphrase, account }, new Date());
    await unlock();
    say({ done: { kind: 'restore' } });
  },
  delete: async () => {
    const id = one();
    // What is signed is kept for years, and refusing to delete it is no work.
    if (workStatements(vault.database, id).length > 0) return;
    await told({ kind: 'delete', id }, () => {
      deleteEvaluation(vault.database, id, new Date());
    });
    mine.splice(mine.indexOf(id), 1);
    if (random() < 0.5) return;
    await told({ kind: 'purge', id }, () => {
      purgeEvaluation(vault.database, id, new Date());
      giveBackSpace(vault.database);
    });
  },
  purge: () => Promise.resolve(),
  passphrase: async () => {
    count += 1;
    const next = `passphrase number ${String(count)} of seed ${seed}`;
    await told({ kind: 'passphrase', passphrase: next }, () => vault.accounts.changePassphrase(passphrase, next));
    passphrase = next;
  },
  person: async () => {
    const last = vault.accounts.list().at(-1);
    if (last !== undefined && vault.accounts.list().length > PEOPLE) {
      await told({ kind: 'person', name: last.name, stays: false }, () => vault.accounts.remove(passphrase, last.id));
      return;
    }
    count += 1;
    const person = { name: `Person ${String(count)} of ${seed}`, role: 'assistant' as const, passphrase: given };
    await told({ kind: 'person', name: person.name, stays: true }, () => vault.accounts.add(passphrase, person));
  },
};

/** Beside the first one. */
const PEOPLE = 3;

const ODDS: readonly (readonly [Operation['kind'], number])[] = [
  ['create', 8],
  ['change', 45],
  ['undo', 10],
  ['attach', 8],
  ['export', 8],
  ['sign', 4],
  ['statement', 5],
  ['backup', 5],
  ['restore', 3],
  ['delete', 4],
  ['passphrase', 6],
  ['person', 5],
];
const ALL = ODDS.reduce((sum, [, odds]) => sum + odds, 0);

function drawn(): Operation['kind'] {
  let left = random() * ALL;
  for (const [kind, odds] of ODDS) {
    left -= odds;
    if (left < 0) return kind;
  }
  return 'change';
}

for (;;) {
  const kind = mine.length === 0 ? 'create' : drawn();
  say({ doing: kind });
  await OPERATIONS[kind]();
}
