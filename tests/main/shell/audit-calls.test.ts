import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CallInput, CallName, CallOutput } from '../../../main/contract/contract.ts';
import { CALL_NAMES } from '../../../main/contract/names.ts';
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { writeCaseFile } from '../../../main/exchange/case-file.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { checkTrail } from '../../../main/store/audit-check.ts';
import { openEvaluation } from '../../../main/store/evaluations.ts';
import { identityFixture } from '../signing/fixture.ts';
import { PASSPHRASE, quickVault } from '../vault/quick-vault.ts';

/** What the dialogs of the system answer. */
const answers = { open: '', save: '' };
vi.mock('electron', () => ({
  app: { getVersion: () => '0', getPath: () => '/', isPackaged: false },
  ipcMain: {},
  protocol: {},
  Menu: { buildFromTemplate: () => ({}), setApplicationMenu: () => undefined },
  dialog: {
    showOpenDialog: () => Promise.resolve({ canceled: answers.open === '', filePaths: [answers.open] }),
    showSaveDialog: () => Promise.resolve({ canceled: false, filePath: answers.save }),
  },
}));
vi.mock('../../../main/shell/log.ts', () => ({ logFailure: () => undefined }));

const { answer } = await import('../../../main/shell/ipc.ts');
const { createHandlers } = await import('../../../main/shell/handlers.ts');
const { ruleOf } = await import('../../../main/shell/audit-rules.ts');
const { WaitingFiles } = await import('../../../main/shell/waiting-files.ts');

/** Calls whose vault is another one before and after; tests of backups and recovery look at them. */
const ELSEWHERE: ReadonlySet<CallName> = new Set(['backup.restore', 'recovery.begin', 'recovery.salvage']);

interface Told {
  readonly action: string;
  readonly subjectId: string | null;
  readonly details: string;
}

/** Calls that show a part of an evaluation. */
const VIEWS = [
  'report.preview',
  'statement.preview',
  'addendum.preview',
  'chain.get',
  'statement.list',
  'evaluation.repeats',
] as const;

/** What each call left in the trail. */
const told = new Map<CallName, Told[]>();
/** The same of the calls that show a part of an evaluation, made twice without opening it. */
const unopened = new Map<CallName, Told[]>();
let evaluationId = '';
let cancelled: Told[] | null = null;
let fileNames: string[] = [];
let folder = '';

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'residua-test-'));
  const vault = quickVault(join(folder, 'vault'));
  const keychain = { seal: (secret: Buffer) => Buffer.from(secret), open: (sealed: Buffer) => Buffer.from(sealed) };
  const handlers = createHandlers(vault, {
    keychain,
    keychainObstacle: () => null,
    lockAfterMinutesForced: null,
    window: () => null,
    waitingFiles: new WaitingFiles(() => undefined),
  });
  let last = 0;
  /** Makes a call as the window would, and keeps what the trail tells of it. */
  async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const envelope = await answer(name, handlers, input);
    if (!envelope.ok) throw new Error(`${name}: ${envelope.error.message}`);
    if (vault.state() === 'open') note(name);
    return envelope.value as CallOutput<N>;
  }
  function note(name: CallName): void {
    const rows = vault.database
      .prepare<unknown[], Told & { sequence: number }>(
        'SELECT sequence, action, subject_id AS subjectId, details FROM audit_entry WHERE sequence > ? ORDER BY sequence',
      )
      .all(last);
    last = rows.at(-1)?.sequence ?? last;
    told.set(name, [...(told.get(name) ?? []), ...rows]);
  }
  const save = (name: string): void => {
    answers.save = join(folder, name);
    fileNames = [...fileNames, name];
  };

  await call('vault.create', { passphrase: PASSPHRASE });
  const people = await call('account.add', {
    passphrase: PASSPHRASE,
    name: 'Second Person',
    role: 'reviewer',
    newPassphrase: `${PASSPHRASE} two`,
  });
  const second = people[1]?.id ?? '';
  await call('account.change', { passphrase: PASSPHRASE, id: second, name: 'Second', role: 'assistant' });
  await call('account.remove', { passphrase: PASSPHRASE, id: second });
  await call('account.list', null);
  await call('settings.save', { ...(await call('settings.get', null)), theme: 'dark' });
  await call('examiner.save', { ...(await call('examiner.get', null)), name: 'Dr. Ada Example' });
  const person = { organization: '', email: '' as const, algorithm: 'P-256' as const, passphrase: PASSPHRASE };
  const signer = await call('identity.create', { ...person, name: 'Dr. Ada Example' });
  const reviewer = await call('identity.create', { ...person, name: 'Dr. Rex View' });
  await call('identity.setHand', { id: signer.id, strokes: null });
  answers.open = identityFixture('p256-modern.p12');
  await call('identity.import', { password: 'residua', passphrase: PASSPHRASE });
  const phrase = await call('phrase.save', { id: null, title: 'A', body: 'B' });
  await call('phrase.remove', { id: phrase.id });

  const sample = await call('evaluation.create', { from: 'sample' });
  evaluationId = sample.id;
  await call('evaluation.open', { id: sample.id });
  const changed = await call('evaluation.change', {
    id: sample.id,
    revision: 0,
    changes: [{ op: 'set', path: '/history/presentIllness', value: 'Secret words' }],
  });
  const bytes = new Uint8Array(writeCaseFile(loadSample()));
  await call('evaluation.import', { from: { name: 'case.residua', bytes } });
  save('case.residua');
  await call('evaluation.exportCase', { id: sample.id });
  await call('evaluation.list', { search: '' });
  await call('evaluation.earlier', { id: sample.id });
  await call('evaluation.repeats', { id: sample.id });
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const attached = await call('attachment.add', { name: 'a.png', bytes: new Uint8Array(png) });
  await call('attachment.read', { sha256: attached.sha256 });
  answers.open = join(folder, 'case.residua');

  const empty = await call('evaluation.create', { from: 'empty' });
  await call('evaluation.change', {
    id: empty.id,
    revision: 0,
    changes: [{ op: 'set', path: '/instruments', value: [{ id: 'lefs', phase: 'intake', date: '2026-01-05' }] }],
  });
  await call('handover.start', { evaluationId: empty.id, revision: 1, index: 0 });
  await call('handover.state', null);
  await call('handover.answer', { item: 0, value: 3 });
  await call('handover.end', { passphrase: PASSPHRASE });

  const signing = { id: sample.id, revision: changed.revision, identityId: signer.id, passphrase: PASSPHRASE };
  const statement = await call('statement.sign', signing);
  await call('statement.list', { id: sample.id });
  save('statement.pdf');
  await call('statement.export', { id: statement.id });
  await call('report.sign', signing);
  save('report.pdf');
  await call('report.export', { id: sample.id });
  save('copy.txt');
  await call('report.exportCopy', { id: sample.id, format: 'txt' });
  const document = { kind: 'report' as const, id: sample.id };
  await call('chain.get', { id: sample.id });
  await call('chain.check', document);
  save('chain.pdf');
  await call('chain.export', document);
  await call('countersignature.sign', { id: sample.id, identityId: reviewer.id, passphrase: PASSPHRASE });
  const addendum = {
    kind: 'correction' as const,
    reason: 'Asked for.',
    recordsReviewed: null,
    body: 'Another side.',
    changedOpinions: null,
    county: 'Alameda',
  };
  await call('addendum.save', { id: sample.id, addendum });
  await call('addendum.discard', { id: sample.id });
  await call('addendum.sign', { id: sample.id, addendum, identityId: signer.id, passphrase: PASSPHRASE });
  const report = new Uint8Array(readFileSync(join(folder, 'report.pdf')));
  const verified = await call('verify.bytes', { name: 'report.pdf', bytes: report });
  if (verified.canImport) await call('verify.import', { sha256: verified.sha256 });
  answers.open = join(folder, 'report.pdf');
  await call('verify.file', null);
  await call('attachment.choose', null);
  await call('identity.remove', { id: reviewer.id });

  await call('evaluation.delete', { id: empty.id });
  await call('evaluation.deleted', null);
  await call('evaluation.restore', { id: empty.id });
  await call('evaluation.delete', { id: empty.id });
  await call('evaluation.purge', { id: empty.id });
  answers.open = '';
  await call('backup.chooseFolder', { folder: 'ask' });
  cancelled = [...(told.get('backup.chooseFolder') ?? [])];
  answers.open = folder;
  await call('backup.list', null);
  await call('backup.chooseFolder', { folder: 'own' });
  await call('backup.make', null);
  await call('backup.saveRotation', { daily: 3, weekly: 2, monthly: 2 });
  await call('audit.state', null);
  await call('audit.list', { evaluationId: null, action: null, from: null, to: null, before: null });
  await call('audit.check', null);
  save('trail.json');
  await call('audit.export', { evaluationId: sample.id, format: 'json' });
  await call('vault.protection', null);
  await call('vault.setKeychain', { passphrase: PASSPHRASE, on: true });
  const { recoveryKey } = await call('vault.makeRecoveryKey', { passphrase: PASSPHRASE });
  save('key.pdf');
  await call('vault.saveRecoverySheet', { recoveryKey });
  await call('vault.changePassphrase', { passphrase: PASSPHRASE, newPassphrase: `${PASSPHRASE} new` });
  const account = vault.currentAccount().id;
  await answer('report.export', handlers, { id: '00000000-0000-4000-8000-000000000000' });

  await call('vault.lock', null);
  await answer('vault.unlock', handlers, { passphrase: 'wrong passphrase' });
  await call('vault.unlock', { passphrase: `${PASSPHRASE} new` });
  told.set('vault.lock', told.get('vault.unlock') ?? []);
  await call('vault.lock', null);
  await call('vault.unlockWithKeychain', { account });
  await call('vault.lock', null);
  await call('vault.recover', { recoveryKey, newPassphrase: PASSPHRASE });
  const opened = new Map(told);
  const { revision } = openEvaluation(vault.database, sample.id);
  told.clear();
  for (const name of [...VIEWS, ...VIEWS]) {
    if (name === 'report.preview' || name === 'statement.preview')
      await call(name, { id: sample.id, revision, identityId: null });
    else if (name === 'addendum.preview') await call(name, { id: sample.id, addendum, identityId: null });
    else await call(name, { id: sample.id });
  }
  for (const name of VIEWS) unopened.set(name, told.get(name) ?? []);
  told.clear();
  for (const [name, rows] of opened) told.set(name, rows);
  expect(await checkTrail(vault.database, { full: true })).toMatchObject({ state: 'whole', contents: [] });
  vault.lock();
}, 120_000);

describe('the audit trail', () => {
  it('tells of every call that shows or changes an evaluation; each that leaves nothing says why', () => {
    for (const name of CALL_NAMES) {
      const rule = ruleOf(name);
      const actions = (told.get(name) ?? []).map(({ action }) => action);
      if ('none' in rule) {
        expect(rule.none.length, name).toBeGreaterThan(20);
        expect(actions, name).toEqual([]);
      } else if (rule.at === 'view') {
        expect(VIEWS, name).toContain(name);
        expect(actions, name).toEqual([]);
      } else if (!ELSEWHERE.has(name)) {
        expect(actions, name).toContain(rule.action);
      }
    }
  });

  it('tells once of a part of an evaluation that was not opened since the vault was unlocked', () => {
    for (const name of VIEWS) {
      const [entry, ...more] = unopened.get(name) ?? [];
      expect(entry, name).toMatchObject({ action: 'document-opened', subjectId: evaluationId });
      expect(entry?.details, name).toMatch(/^\{"what":"[a-z ]+"\}$/);
      expect(more, name).toEqual([]);
    }
  });

  it('names the fields of an edit and never what was written', () => {
    const edit = told.get('evaluation.change')?.[0];
    expect(edit).toMatchObject({ subjectId: evaluationId });
    expect(JSON.parse(edit?.details ?? '')).toEqual({
      fields: ['/history/presentIllness'],
      revision: 1,
      seal: expect.stringMatching(/^\d+\/[0-9a-f]{64}$/) as unknown,
    });
    const all = JSON.stringify([...told.values()]);
    for (const word of ['Secret words', 'Another side.', PASSPHRASE, emptyEvaluation().format]) {
      expect(all).not.toContain(word);
    }
  });

  it('names exported files without their folder, with the hash of their bytes', () => {
    const exported = [...told.values()].flat().filter(({ action }) => action === 'document-exported');
    expect(exported.map(({ details }) => (JSON.parse(details) as { fileName: string }).fileName)).toEqual(fileNames);
    for (const { details } of exported) expect(details).toMatch(/"sha256":"[0-9a-f]{64}"/);
  });

  it('tells nothing of a folder for backups that was not chosen after all', () => {
    expect(cancelled).toEqual([]);
  });

  it('brings wrong tries along at the next unlock', () => {
    const unlock = told.get('vault.unlock') ?? [];
    const failed = unlock.find(({ action }) => action === 'unlock-failed');
    expect(failed?.subjectId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(failed?.details ?? '')).toMatchObject({ tries: 1, first: expect.stringMatching(/Z$/) as string });
    expect(unlock.map(({ action, details }) => `${action} ${details}`)).toContain('vault-unlocked {"by":"passphrase"}');
  });
});
