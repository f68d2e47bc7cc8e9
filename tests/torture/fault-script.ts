import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditAction } from '../../main/domain/audit.ts';
import { ResiduaError } from '../../main/domain/errors.ts';
import { emptyEvaluation } from '../../main/domain/evaluation/evaluation.ts';
import { writeFileAtomic } from '../../main/files.ts';
import { audited } from '../../main/store/audit.ts';
import { keepAttachment, readAttachment } from '../../main/store/attachments.ts';
import { deleteEvaluation, purgeEvaluation } from '../../main/store/deletion.ts';
import {
  changeEvaluation,
  createEvaluation,
  listEvaluations,
  openEvaluation,
  sealEvaluation,
  signedReportPdf,
} from '../../main/store/evaluations.ts';
import type { Vault } from '../../main/vault/vault.ts';
import { PASSPHRASE, quickVault } from '../main/vault/quick-vault.ts';
import { checkWhole, owner, sha256 } from './whole.ts';

const NEW_PASSPHRASE = `${PASSPHRASE} anew`;
const PDF = Buffer.from(`%PDF-1.7\n${'page '.repeat(30_000)}\n%%EOF\n`);
/** What a failing disk may be answered with, and what follows from that; anything else nobody thought of. */
const EXPECTED = new Set([
  'file-unwritable',
  'vault-damaged',
  'backup-damaged',
  'locked',
  'not-found',
  'vault-missing',
]);

/** The same work at every run, in a folder that holds a vault and a folder for exports, with what it was told. */
export class Script {
  readonly #folder: string;
  readonly #vault: Vault;
  /** The texts that were acknowledged and the one that may have been written, by evaluation. */
  readonly #texts = new Map<string, { sure: string | null; maybe: string | null }>();
  readonly #signed = new Set<string>();
  readonly #purged = new Set<string>();
  readonly #attached = new Set<string>();
  readonly #backups = new Set<string>();
  #exported: 'no' | 'maybe' | 'yes' = 'no';
  #passphrase: 'old' | 'maybe' = 'old';
  /** The one that was acknowledged last; while it is not known which one holds, it may be refused. */
  #acknowledgedPassphrase = PASSPHRASE;
  #person: 'no' | 'maybe' | 'yes' = 'no';
  refused = 0;
  acknowledged = 0;
  checked = 0;

  constructor(folder: string) {
    this.#folder = folder;
    this.#vault = quickVault(join(folder, 'vault'));
  }

  async run(): Promise<void> {
    await this.#told(() => this.begin());
    const first = await this.#create('first');
    for (const text of ['one ', 'two ', 'three ']) await this.#edit(first, text.repeat(2000));
    await this.#told(() => this.#attach());
    const second = await this.#create('second');
    await this.#sign(second);
    await this.#export();
    await this.#told(() => this.#backup());
    await this.#changePassphrase();
    await this.#addPerson();
    const third = await this.#create('third');
    await this.#purge(third);
    this.end();
    await this.#told(() => this.#restore());
    this.end();
  }

  async begin(): Promise<void> {
    await this.#vault.unlock(PASSPHRASE, await owner(this.#vault));
  }

  /** A disk that fails keeps no vault open. */
  end(): void {
    this.#vault.lock();
  }

  /** Writes into one evaluation, whichever there is; for logs that are cut. */
  edit(text: string): void {
    const { database } = this.#vault;
    const [row] = listEvaluations(database, '');
    const id =
      row?.id ?? this.#recorded('evaluation-created', () => createEvaluation(database, emptyEvaluation(), new Date()));
    this.#write(id, text);
  }

  /** Everything that was acknowledged is there, the trail holds, no file is half-written, nothing is left behind. */
  async check(): Promise<void> {
    const vault = quickVault(join(this.#folder, 'vault'));
    await this.#open(vault);
    await checkWhole(vault);
    const listed = new Set(listEvaluations(vault.database, '').map(({ id }) => id));
    for (const [id, { sure, maybe }] of this.#texts) this.#checkEvaluation(vault, id, listed, { sure, maybe });
    for (const sha256 of this.#attached) readAttachment(vault.database, sha256);
    const backups = await vault.backups.list();
    for (const { id } of backups) await vault.backups.check(id);
    for (const name of this.#backups) {
      if (!backups.some(({ fileName }) => fileName === name)) throw new Error('An acknowledged backup is gone.');
    }
    const hasPerson = vault.accounts.list().some(({ name }) => name === 'Second Person');
    if (this.#person === 'yes' && !hasPerson) throw new Error('An acknowledged person is gone.');
    this.#checkExport();
    const left = readdirSync(join(this.#folder, 'vault')).filter((name) => /\.tmp$|^incoming-|\.new\.db$/.test(name));
    if (left.length > 0) throw new Error(`${left.join(', ')} was left behind.`);
    this.#recordedIn(vault, 'evaluation-created', () =>
      createEvaluation(vault.database, emptyEvaluation(), new Date()),
    );
    vault.lock();
    this.checked += this.#texts.size + this.#attached.size + backups.length + 3;
  }

  /** A vault whose log lost its end: whole, with a trail that holds. @returns how many evaluations were read. */
  static async checkCut(folder: string): Promise<number> {
    const vault = quickVault(folder);
    await vault.unlock(PASSPHRASE);
    await checkWhole(vault);
    const rows = listEvaluations(vault.database, '');
    for (const { id } of rows) openEvaluation(vault.database, id);
    vault.lock();
    return rows.length + 1;
  }

  async #open(vault: Vault): Promise<void> {
    const tried = { old: [PASSPHRASE], maybe: [NEW_PASSPHRASE, PASSPHRASE] }[this.#passphrase];
    for (const [index, passphrase] of tried.entries()) {
      try {
        await vault.unlock(passphrase, await owner(vault));
        return;
      } catch (error) {
        if (index === tried.length - 1 || !(error instanceof ResiduaError) || error.code !== 'wrong-passphrase')
          throw error;
      }
    }
  }

  #checkEvaluation(
    vault: Vault,
    id: string,
    listed: ReadonlySet<string>,
    { sure, maybe }: { readonly sure: string | null; readonly maybe: string | null },
  ): void {
    if (this.#purged.has(id)) return;
    if (!listed.has(id)) throw new Error('An acknowledged evaluation is gone.');
    const { evaluation, signedReport } = openEvaluation(vault.database, id);
    const text = evaluation.history.presentIllness;
    if (text !== sure && text !== maybe) throw new Error('An acknowledged change is not there.');
    if (this.#signed.has(id) && signedReport === null) throw new Error('An acknowledged signature is not there.');
    if (signedReport !== null && !PDF.equals(signedReportPdf(vault.database, id)))
      throw new Error('A signed PDF is torn.');
  }

  #checkExport(): void {
    const path = join(this.#folder, 'exports', 'report.pdf');
    if (!existsSync(path)) {
      if (this.#exported === 'yes') throw new Error('An acknowledged export is gone.');
      return;
    }
    if (!PDF.equals(readFileSync(path))) throw new Error('An exported PDF is half-written.');
  }

  async #told(work: () => Promise<void> | void): Promise<boolean> {
    try {
      await work();
      this.acknowledged += 1;
      return true;
    } catch (error) {
      if (!(error instanceof ResiduaError) || !this.#isExpected(error)) throw error;
      this.refused += 1;
      return false;
    }
  }

  #isExpected({ code }: ResiduaError): boolean {
    return EXPECTED.has(code) || (code === 'wrong-passphrase' && this.#passphrase === 'maybe');
  }

  async #create(text: string): Promise<string | null> {
    let id: string | null = null;
    const empty = emptyEvaluation();
    const evaluation = { ...empty, history: { ...empty.history, presentIllness: text } };
    await this.#told(() => {
      const { database } = this.#vault;
      id = this.#recorded('evaluation-created', () => createEvaluation(database, evaluation, new Date()));
      this.#texts.set(id, { sure: text, maybe: null });
    });
    return id;
  }

  async #edit(id: string | null, text: string): Promise<void> {
    const known = id === null ? undefined : this.#texts.get(id);
    if (id === null || known === undefined) return;
    known.maybe = text;
    if (
      await this.#told(() => {
        this.#write(id, text);
      })
    )
      known.sure = text;
  }

  #write(id: string, text: string): void {
    const { database } = this.#vault;
    const { revision } = openEvaluation(database, id);
    const changes = [{ op: 'set' as const, path: '/history/presentIllness', value: text }];
    this.#recorded('evaluation-edited', () => {
      changeEvaluation(database, { id, revision, changes }, new Date());
      return { id };
    });
  }

  async #sign(id: string | null): Promise<void> {
    if (id === null) return;
    const done = await this.#told(() => {
      const { database } = this.#vault;
      const report = { pdf: PDF, sha256: sha256(PDF), ...SIGNER, signedAt: new Date() };
      this.#recorded('evaluation-signed', () => sealEvaluation(database, { id, revision: 0, report }, new Date()));
    });
    if (done) this.#signed.add(id);
  }

  #attach(): void {
    const bytes = Buffer.from('picture '.repeat(20_000));
    const { database } = this.#vault;
    const { sha256: hash } = keepAttachment(
      database,
      { name: 'a.png', mediaType: 'image/png', pages: 1, bytes },
      new Date(),
    );
    this.#attached.add(hash);
  }

  async #export(): Promise<void> {
    this.#exported = 'maybe';
    const path = join(this.#folder, 'exports', 'report.pdf');
    if (await this.#told(() => writeFileAtomic(path, PDF, { overwrite: true }))) this.#exported = 'yes';
  }

  async #backup(): Promise<void> {
    this.#backups.add((await this.#vault.backups.make('asked', new Date())).fileName);
  }

  async #changePassphrase(): Promise<void> {
    this.#passphrase = 'maybe';
    for (const [from, to] of [
      [PASSPHRASE, NEW_PASSPHRASE],
      [NEW_PASSPHRASE, PASSPHRASE],
    ] as const) {
      if (!(await this.#told(() => this.#vault.accounts.changePassphrase(from, to)))) return;
      this.#acknowledgedPassphrase = to;
    }
    this.#passphrase = 'old';
  }

  async #addPerson(): Promise<void> {
    this.#person = 'maybe';
    const person = { name: 'Second Person', role: 'assistant' as const, passphrase: `${PASSPHRASE} two` };
    if (await this.#told(() => this.#vault.accounts.add(this.#acknowledgedPassphrase, person))) this.#person = 'yes';
  }

  async #purge(id: string | null): Promise<void> {
    if (id === null) return;
    this.#purged.add(id);
    await this.#told(() => {
      deleteEvaluation(this.#vault.database, id, new Date());
      purgeEvaluation(this.#vault.database, id, new Date());
    });
  }

  /** Takes the backup back that was made before; what was acknowledged since is in the vault that is set aside. */
  async #restore(): Promise<void> {
    const passphrase = this.#acknowledgedPassphrase;
    await this.#vault.unlock(passphrase, await owner(this.#vault));
    const { fileName } = await this.#vault.backups.make('asked', new Date());
    this.#backups.add(fileName);
    const newest = (await this.#vault.backups.list()).find((backup) => backup.fileName === fileName);
    this.end();
    if (newest === undefined) throw new Error('The backup that was just made is not listed.');
    const found = await this.#vault.backups.find(newest.id);
    const key = { passphrase, account: await owner(this.#vault) };
    await this.#vault.backups.restoring.restore(found, key, new Date());
  }

  #recorded(action: AuditAction, work: () => { readonly id: string }): string {
    return this.#recordedIn(this.#vault, action, work);
  }

  #recordedIn(vault: Vault, action: AuditAction, work: () => { readonly id: string }): string {
    return audited(vault.database, work, ({ id }) => ({ action, subject: { kind: 'evaluation', id } })).id;
  }
}

const SIGNER = { signerName: 'Dr. Ada Example', certificateFingerprint: 'ab'.repeat(32) };
