import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import type { CallInput, CallName, CallOutput } from '../../main/contract/contract.ts';
import { writeCaseFile } from '../../main/exchange/case-file.ts';
import { loadSample } from '../../main/exchange/sample.ts';
import type { Handlers } from '../../main/shell/ipc.ts';
import type { Machine } from '../../main/shell/vault-calls.ts';
import type { Vault } from '../../main/vault/vault.ts';
import { identityFixture } from '../main/signing/fixture.ts';
import { PASSPHRASE, quickVault } from '../main/vault/quick-vault.ts';
import { png } from '../tools/png.ts';
import type { Known } from './ipc-inputs.ts';

/** The shell's own functions, imported by the test after it has put Electron's stand-in in place. */
export interface Shell {
  readonly answer: (name: CallName, handlers: Handlers, input: unknown) => Promise<unknown>;
  readonly createHandlers: (vault: Vault, machine: Machine) => Handlers;
  readonly waitingFiles: () => Machine['waitingFiles'];
  /** What the dialogs answer; null: cancelled. */
  readonly dialogs: { open: string | null; save: string | null };
}

export interface Running {
  readonly vault: Vault;
  readonly handlers: Handlers;
  readonly folder: string;
}

const KEYCHAIN = { seal: (secret: Buffer) => Buffer.from(secret), open: (sealed: Buffer) => Buffer.from(sealed) };

/** A vault with one of everything, made once, and copies of it to work on. */
export class World {
  /** Holds nothing but `vaults`, `chosen` and `elsewhere`. */
  readonly root: string;
  readonly #shell: Shell;
  known!: Known;

  constructor(parent: string, shell: Shell) {
    this.root = mkdtempSync(join(parent, 'residua-fuzz-'));
    this.#shell = shell;
    for (const name of ['chosen', 'elsewhere', 'vaults']) mkdirSync(join(this.root, name));
    writeFileSync(join(this.root, 'elsewhere', 'private.txt'), 'nobody may touch this');
  }

  /** What the dialogs can be made to answer: whole files, broken ones, and places where nothing can be read or written. */
  get choices(): readonly (string | null)[] {
    const chosen = join(this.root, 'chosen');
    const names = [
      'case.residua',
      'report.pdf',
      'scan.png',
      'key.p12',
      'table.csv',
      'garbage.bin',
      'missing',
      'no/folder',
    ];
    return [null, chosen, ...names.map((name) => join(chosen, name))];
  }

  async make(): Promise<void> {
    const running = this.#start('golden');
    const call = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
      const answered = (await this.#shell.answer(name, running.handlers, input)) as { ok: boolean; value: unknown };
      if (!answered.ok) throw new Error(`${name}: ${JSON.stringify(answered)}`);
      return answered.value as CallOutput<N>;
    };
    await call('vault.create', { passphrase: PASSPHRASE });
    const person = (role: 'assistant' | 'reviewer') =>
      call('account.add', { passphrase: PASSPHRASE, name: role, role, newPassphrase: PASSPHRASE });
    await person('assistant');
    const accounts = (await person('reviewer')).map(({ id }) => id);
    const identity = await call('identity.create', {
      ...{ name: 'Dr. Ada Example', organization: '', email: '', algorithm: 'P-256', passphrase: PASSPHRASE },
    });
    const phrase = await call('phrase.save', { id: null, title: 'A', body: 'B' });
    const sample = await call('evaluation.create', { from: 'sample' });
    const signing = { revision: 0, identityId: identity.id, passphrase: PASSPHRASE };
    const statement = await call('statement.sign', { id: sample.id, ...signing });
    await call('report.sign', { id: sample.id, ...signing });
    const picture = new Uint8Array(png(2, 2));
    const attached = await call('attachment.add', { name: 'scan.png', bytes: picture });
    const { id: draft } = await call('evaluation.create', { from: 'empty' });
    const lefs = { id: 'lefs', phase: 'intake', date: '2026-01-05' };
    const record = { attachments: [attached] };
    await call('evaluation.change', {
      id: draft,
      revision: 0,
      changes: [
        { op: 'set', path: '/instruments', value: [lefs] },
        { op: 'set', path: '/recordsReviewed', value: [record] },
      ],
    });
    this.#shell.dialogs.save = join(this.root, 'chosen', 'report.pdf');
    await call('report.export', { id: sample.id });
    const { recoveryKey } = await call('vault.makeRecoveryKey', { passphrase: PASSPHRASE });
    await call('backup.make', null);
    running.vault.lock();

    const put = (name: string, bytes: Uint8Array | string): void =>
      writeFileSync(join(this.root, 'chosen', name), bytes);
    const caseFile = new Uint8Array(writeCaseFile(loadSample()));
    put('case.residua', caseFile);
    put('scan.png', picture);
    put('key.p12', readFileSync(identityFixture('p256-modern.p12')));
    put('table.csv', 'Date,Title\n2026-01-05,Letter\n');
    put('garbage.bin', Buffer.from('%PDF-1.7\nnothing of the kind\0\x01'));
    this.known = {
      ...{ draft, revision: 1, signed: sample.id, identity: identity.id, phrase: phrase.id, statement: statement.id },
      ...{ attachment: attached.sha256, backup: '0'.repeat(64), accounts, recoveryKey, png: picture, caseFile },
      // Whole reports are verified from the file that the dialog gives.
      pdf: new Uint8Array(Buffer.from('%PDF-1.7\n1 0 obj\n<< /ByteRange [0 1 2 3] >>\nendobj\nstartxref\n9\n%%EOF\n')),
    };
  }

  /** A copy of the vault, locked; `at` tells apart what is done to it. */
  async copy(at: string): Promise<Running> {
    const folder = join(this.root, 'vaults', at);
    rmSync(folder, { recursive: true, force: true });
    cpSync(join(this.root, 'vaults', 'golden'), folder, { recursive: true });
    const running = this.#start(at);
    const [backup] = await running.vault.backups.list();
    this.known = { ...this.known, backup: backup?.id ?? '' };
    return running;
  }

  /** A folder with no vault in it. */
  empty(at: string): Running {
    rmSync(join(this.root, 'vaults', at), { recursive: true, force: true });
    return this.#start(at);
  }

  /** Every file outside the vaults and the chosen places, with the hash of its content. */
  outside(): Readonly<Record<string, string>> {
    const files = readdirSync(this.root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = files.map(({ parentPath, name }) => join(parentPath, name));
    const foreign = paths.filter((path) => !/^(?:vaults|chosen)[\\/]/.test(relative(this.root, path)));
    return Object.fromEntries(
      foreign.map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
    );
  }

  #start(name: string): Running {
    const folder = join(this.root, 'vaults', name);
    const vault = quickVault(folder);
    const handlers = this.#shell.createHandlers(vault, {
      keychain: KEYCHAIN,
      keychainObstacle: () => null,
      lockAfterMinutesForced: null,
      window: () => null,
      waitingFiles: this.#shell.waitingFiles(),
    });
    return { vault, handlers, folder };
  }
}
