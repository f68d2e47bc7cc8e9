import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ResiduaError } from '../domain/errors.ts';
import { makePrivateFolder, sweepTemporary, temporaryName } from '../files.ts';
import { recordAudit } from '../store/audit.ts';
import type { Connection } from '../store/connection.ts';
import { contentMark, copyDatabase, inspectCopy } from '../store/copy.ts';
import { announceChange } from './announcing.ts';
import { checkBackupFile, type Manifest } from './backup-file.ts';
import { backupsIn, isThere, lookAt, type FoundBackup } from './backup-list.ts';
import { OWN_FOLDER, packCopy, type CopiedFacts } from './backup-pack.ts';
import { failureWords, folderForced, problemOf, receiptProblem } from './backup-problems.ts';
import { packRawCopies } from './backup-raw-copies.ts';
import { Restoring, type RestorableVault } from './backup-restore.ts';
import { rotateBackups } from './backup-rotating.ts';
import type { Rotation } from './backup-rotation.ts';
import { readBackupSettings, saveBackupSettings, withFolder, type BackupSettings } from './backup-settings.ts';
import type { AnyHeader } from './header.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STARTED = new Date(performance.timeOrigin);
const NO_MARK = '0'.repeat(64);
/** A database up to this size, bytes, is copied before the keys go at a lock: that takes about a second on a busy machine. */
const COPIED_AT_LOCK_MOST = 8 * 1024 * 1024;

/** What the vault lends to its backups. */
interface BackedUpVault extends RestorableVault {
  /** @throws ResiduaError `locked`. */
  readonly opened: () => OpenedVault;
  /** Where backups go, when whoever administers this machine decides that. */
  readonly forcedFolder: string | null;
}

interface OpenedVault {
  readonly db: Connection;
  readonly header: AnyHeader;
}

/** What came of a backup. */
export interface BackupReceipt {
  readonly fileName: string;
  readonly sizeInBytes: number;
  /** Why it lies in the vault's own folder and not in the chosen one, or what else did not go well; null when all did. */
  readonly problem: string | null;
}

/** The backups of one vault: made, listed, rotated. */
export class Backups {
  readonly restoring: Restoring;
  readonly #vault: BackedUpVault;
  /** Files that were pointed at, wherever they lie. */
  readonly #chosen = new Set<string>();
  /** The newest backup of the present vault, once it is known. */
  #newest: { readonly createdAt: string; readonly mark: string } | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(vault: BackedUpVault) {
    this.#vault = vault;
    this.restoring = new Restoring(vault);
  }

  get ownFolder(): string {
    return join(this.#vault.folder, OWN_FOLDER);
  }

  /** Whether the folder is decided by whoever administers this machine. */
  get isFolderForced(): boolean {
    return this.#vault.forcedFolder !== null;
  }

  /** The settings that hold: with the folder that is forced, if one is. */
  async settings(): Promise<BackupSettings> {
    const stored = await readBackupSettings(this.#vault.folder);
    const { forcedFolder } = this.#vault;
    return forcedFolder === null ? stored : withFolder(stored, forcedFolder);
  }

  /**
   * @param folder where backups go from now on; null for the vault's own.
   * @throws ResiduaError `file-unwritable` when the folder is not there or cannot be written; `not-permitted` when
   *   another one is forced.
   */
  async saveSettings(folder: string | null, rotation: Rotation): Promise<void> {
    const stored = await readBackupSettings(this.#vault.folder);
    const { forcedFolder } = this.#vault;
    if (forcedFolder !== null && folder !== forcedFolder) {
      throw folderForced();
    }
    const isNew = forcedFolder === null && folder !== stored.folder;
    if (isNew && folder !== null && !(await isThere(folder))) {
      throw new ResiduaError('file-unwritable', 'This folder is not there. Choose another one, or connect its disk.');
    }
    announceChange();
    const next = isNew ? { ...withFolder(stored, folder), lastProblem: null } : stored;
    await saveBackupSettings(this.#vault.folder, { ...next, rotation });
  }

  /** All backups that are known, newest first. */
  async list(): Promise<FoundBackup[]> {
    const { floor } = this.#vault;
    const found = [
      ...(await Promise.all((await this.#places()).map((place) => backupsIn(place, floor)))).flat(),
      ...(await Promise.all([...this.#chosen].map((path) => lookAt(path, floor)))),
    ];
    const unique = new Map(found.map((backup) => [backup.id, backup]));
    return [...unique.values()].sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
  }

  /** Puts a file that was pointed at among the backups. Its id. */
  async add(path: string): Promise<string> {
    this.#chosen.add(path);
    return (await lookAt(path, this.#vault.floor)).id;
  }

  /** @throws ResiduaError `not-found`; `backup-damaged` or `vault-newer` when it cannot be used. */
  async find(id: string): Promise<FoundBackup & { content: NonNullable<FoundBackup['content']> }> {
    const found = (await this.list()).find((backup) => backup.id === id);
    if (found === undefined) throw new ResiduaError('not-found', 'This backup is no longer there. Choose another one.');
    const { content } = found;
    if (content === null) throw new ResiduaError('backup-damaged', found.problem ?? 'This backup cannot be read.');
    return { ...found, content };
  }

  /** Reads a backup to its end. @throws ResiduaError as `find`, and `backup-damaged`. */
  async check(id: string): Promise<void> {
    const { path } = await this.find(id);
    await checkBackupFile(path);
  }

  /**
   * Makes a backup of the open vault and lets those go that the rotation no longer keeps. When the chosen folder cannot
   * be written, the backup is made in the vault's own. A failure is remembered for the settings to show, and thrown.
   *
   * @throws ResiduaError `locked`, `vault-damaged`, `file-unwritable` when it could be written nowhere.
   */
  make(reason: Manifest['reason'], now: Date): Promise<BackupReceipt> {
    return this.#inTurn(() => this.#remembered(now, () => this.#make(reason, now)));
  }

  /**
   * Makes a backup when the last is older than a day and something changed since, and packs the copies that migrations
   * left. Null when nothing was due. A failure is remembered for the settings to show, and thrown.
   */
  makeIfDue(now: Date): Promise<BackupReceipt | null> {
    return this.#inTurn(() => this.#remembered(now, () => this.#makeIfDue(now)));
  }

  /**
   * To be called when a vault is about to be locked, with what was open: when the last backup is older than an hour and
   * something changed since, it is copied, encrypted, while the keys are there, and packed once they are gone. A large
   * database would keep them too long. What fails is remembered, and hinders no lock.
   */
  copyBeforeLock({ db, header }: OpenedVault, now: Date): void {
    const newest = this.#newest;
    this.#newest = null;
    const age = newest === null ? 0 : now.getTime() - Date.parse(newest.createdAt);
    if (newest === null || (age >= 0 && age < HOUR)) return;
    const copy = temporaryName(this.#vault.folder);
    try {
      if (sizeOf(db) > COPIED_AT_LOCK_MOST) return;
      const mark = contentMark(db);
      if (newest.mark === mark) return;
      const { version } = copyDatabase(db, copy);
      recordAudit(db, { action: 'backup-made', details: { by: 'program' } });
      const facts = { header, version, reason: 'automatic' as const, mark, createdAt: now.toISOString() };
      void this.#inTurn(() => this.#remembered(now, () => this.#packAndRemove(copy, facts))).catch(() => undefined);
    } catch (error) {
      void this.#inTurn(() => this.#remember(failureWords(error), now)).catch(() => undefined);
    }
  }

  /** Waits until nothing is being made any more. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  async #makeIfDue(now: Date): Promise<BackupReceipt | null> {
    await sweepTemporary(this.ownFolder, STARTED);
    // Another machine may be writing there; nothing takes an hour.
    for (const place of await this.#places()) {
      if (place !== this.ownFolder) await sweepTemporary(place, new Date(now.getTime() - HOUR));
    }
    await packRawCopies(this.ownFolder, async (path, createdAt) => {
      const { db, header } = this.#vault.opened();
      const { version } = inspectCopy(db, path);
      await this.#pack(path, { header, version, reason: 'before-migration', mark: NO_MARK, createdAt });
    });
    const known = await this.list();
    // Only now: it may have been locked meanwhile.
    const { db, header } = this.#vault.opened();
    const newest = known.find(({ content }) => content?.manifest.vaultId === header.id);
    const mark = newest?.content?.manifest.contentMark;
    if (newest !== undefined && mark !== undefined) {
      this.#newest = { createdAt: newest.createdAt, mark };
      const age = now.getTime() - Date.parse(newest.createdAt);
      // A backup from the future says nothing about its age.
      if ((age >= 0 && age < DAY) || mark === contentMark(db)) return null;
    }
    return this.#make('automatic', now);
  }

  async #make(reason: Manifest['reason'], now: Date): Promise<BackupReceipt> {
    const { db, header } = this.#vault.opened();
    const copy = temporaryName(this.#vault.folder);
    // In one go, before anything else can be written: the mark is that of the copy.
    const { version } = copyDatabase(db, copy);
    return this.#packAndRemove(copy, { header, version, reason, mark: contentMark(db), createdAt: now.toISOString() });
  }

  async #packAndRemove(copy: string, facts: CopiedFacts): Promise<BackupReceipt> {
    try {
      return await this.#pack(copy, facts);
    } finally {
      await rm(copy, { force: true });
    }
  }

  async #pack(copy: string, facts: CopiedFacts): Promise<BackupReceipt> {
    const { fileName, sizeInBytes, writeInto } = await packCopy(copy, facts);
    const { folder, rotation } = await this.settings();
    const problem = folder === null ? null : await problemOf(() => writeInto(folder));
    const target = folder !== null && problem === null ? folder : this.ownFolder;
    if (target === this.ownFolder) {
      await makePrivateFolder(target);
      await writeInto(target);
    }
    const { createdAt, mark, header } = facts;
    if (mark !== NO_MARK) this.#newest = { createdAt, mark };
    const { floor } = this.#vault;
    const rotated = { target, places: await this.#places(), vaultId: header.id, rotation, floor };
    const kept = await problemOf(() => rotateBackups(rotated, new Date(createdAt)));
    return { fileName, sizeInBytes, problem: receiptProblem(problem, kept) };
  }

  /** The folders in which backups of this vault lie: the vault's own, the present one, those used before. */
  async #places(): Promise<string[]> {
    const { folder, formerFolders } = await this.settings();
    return [...new Set([this.ownFolder, ...(folder === null ? [] : [folder]), ...formerFolders])];
  }

  async #remembered<Receipt extends BackupReceipt | null>(now: Date, work: () => Promise<Receipt>): Promise<Receipt> {
    try {
      const receipt = await work();
      if (receipt !== null) await this.#remember(receipt.problem, now);
      return receipt;
    } catch (error) {
      if (!(error instanceof ResiduaError && error.code === 'locked')) await this.#remember(failureWords(error), now);
      throw error;
    }
  }

  /** A problem is shown until a backup goes well. That it cannot be written down is no reason to fail. */
  async #remember(message: string | null, now: Date): Promise<void> {
    const settings = await readBackupSettings(this.#vault.folder);
    if (settings.lastProblem === null && message === null) return;
    const lastProblem = message === null ? null : { at: now.toISOString(), message };
    try {
      await saveBackupSettings(this.#vault.folder, { ...settings, lastProblem });
    } catch (error) {
      if (!(error instanceof ResiduaError)) throw error;
    }
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}

function sizeOf(db: Connection): number {
  return Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
}
