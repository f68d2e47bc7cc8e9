import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { ResiduaError } from '../domain/errors.ts';
import { makePrivateFolder, sweepTemporary, temporaryName } from '../files.ts';
import type { Connection } from '../store/connection.ts';
import { contentMark, copyDatabase, inspectCopy } from '../store/copy.ts';
import { BACKUP_SUFFIX, checkBackupFile, measured, writeBackupFile, type Manifest } from './backup-file.ts';
import { backupsIn, isThere, lookAt, type FoundBackup } from './backup-list.ts';
import { Restoring, type RestorableVault } from './backup-restore.ts';
import { superseded, type Rotation } from './backup-rotation.ts';
import { readBackupSettings, saveBackupSettings, type BackupSettings } from './backup-settings.ts';
import { headerBytes, type AnyHeader } from './header.ts';

const OWN_FOLDER = 'backups';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STARTED = new Date(performance.timeOrigin);
/** A copy that a migration left, not packed yet. */
const RAW_COPY = /^residua-version-\d+-[0-9TZ-]+\.db$/;
const NO_MARK = '0'.repeat(64);

/** What the vault lends to its backups. */
interface BackedUpVault extends RestorableVault {
  /** @throws ResiduaError `locked`. */
  readonly opened: () => { readonly db: Connection; readonly header: AnyHeader };
}

/** What came of a backup. */
export interface BackupReceipt {
  readonly fileName: string;
  readonly sizeInBytes: number;
  /** Why it lies in the vault's own folder and not in the chosen one; null when it is where it belongs. */
  readonly problem: string | null;
}

/** The backups of one vault: made, listed, rotated. */
export class Backups {
  readonly restoring: Restoring;
  readonly #vault: BackedUpVault;
  /** Files that were pointed at, wherever they lie. */
  readonly #chosen = new Set<string>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(vault: BackedUpVault) {
    this.#vault = vault;
    this.restoring = new Restoring(vault);
  }

  get ownFolder(): string {
    return join(this.#vault.folder, OWN_FOLDER);
  }

  settings(): Promise<BackupSettings> {
    return readBackupSettings(this.#vault.folder);
  }

  /**
   * @param folder where backups go from now on; null for the vault's own.
   * @throws ResiduaError `file-unwritable` when the folder is not there or cannot be written.
   */
  async saveSettings(folder: string | null, rotation: Rotation): Promise<void> {
    if (folder !== null && !(await isThere(folder))) {
      throw new ResiduaError('file-unwritable', 'This folder is not there. Choose another one, or connect its disk.');
    }
    await saveBackupSettings(this.#vault.folder, { folder, rotation, lastProblem: null });
  }

  /** All backups that are known, newest first. */
  async list(): Promise<FoundBackup[]> {
    const { folder } = await this.settings();
    const { floor } = this.#vault;
    const places = [this.ownFolder, ...(folder === null ? [] : [folder])];
    const found = [
      ...(await Promise.all(places.map((place) => backupsIn(place, floor)))).flat(),
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
   * be written, the backup is made in the vault's own.
   *
   * @throws ResiduaError `locked`, `vault-damaged`, `file-unwritable` when it could be written nowhere.
   */
  make(reason: Manifest['reason'], now: Date): Promise<BackupReceipt> {
    return this.#inTurn(() => this.#make(reason, now));
  }

  /**
   * Makes a backup when the last is older than a day and something changed since, and packs the copies that migrations
   * left. Null when nothing was due. A failure is remembered for the settings to show, and thrown.
   */
  makeIfDue(now: Date): Promise<BackupReceipt | null> {
    return this.#inTurn(async () => {
      await sweepTemporary(this.ownFolder, STARTED);
      const { folder } = await this.settings();
      // Another machine may be writing there; nothing takes an hour.
      if (folder !== null) await sweepTemporary(folder, new Date(now.getTime() - HOUR));
      await this.#packRawCopies();
      const { db, header } = this.#vault.opened();
      const [newest] = (await this.list()).filter(({ content }) => content?.manifest.vaultId === header.id);
      if (newest !== undefined) {
        const age = now.getTime() - Date.parse(newest.createdAt);
        // A backup from the future says nothing about its age.
        if (age >= 0 && age < DAY) return null;
        if (newest.content?.manifest.contentMark === contentMark(db)) return null;
      }
      return this.#make('automatic', now);
    });
  }

  async #make(reason: Manifest['reason'], now: Date): Promise<BackupReceipt> {
    try {
      const receipt = await this.#writeCopy(reason, now);
      await this.#remember(receipt.problem, now);
      return receipt;
    } catch (error) {
      if (error instanceof ResiduaError && error.code !== 'locked') await this.#remember(error.message, now);
      throw error;
    }
  }

  async #writeCopy(reason: Manifest['reason'], now: Date): Promise<BackupReceipt> {
    const { db, header } = this.#vault.opened();
    const copy = temporaryName(this.#vault.folder);
    try {
      // In one go, before anything else can be written: the mark is that of the copy.
      const { version } = copyDatabase(db, copy);
      const mark = contentMark(db);
      return await this.#pack(copy, { header, version, reason, mark, createdAt: now.toISOString() });
    } finally {
      await rm(copy, { force: true });
    }
  }

  async #pack(
    copy: string,
    facts: {
      readonly header: AnyHeader;
      readonly version: number;
      readonly reason: Manifest['reason'];
      readonly mark: string;
      readonly createdAt: string;
    },
  ): Promise<BackupReceipt> {
    const { header, version, reason, mark, createdAt } = facts;
    const { sha256, sizeInBytes } = await measured(copy);
    const manifest: Manifest = {
      createdAt,
      reason,
      vaultId: header.id,
      header: headerBytes(header).toString('utf8'),
      database: { sizeInBytes, sha256, version },
      contentMark: mark,
      application: packageJson.version,
    };
    const fileName = `residua-${createdAt.replaceAll(/[:.]/g, '-')}${BACKUP_SUFFIX}`;
    const { folder, rotation } = await this.settings();
    const problem = folder === null ? null : await this.#writeInto(folder, fileName, manifest, copy);
    const target = folder !== null && problem === null ? folder : this.ownFolder;
    if (target === this.ownFolder) {
      await makePrivateFolder(target);
      await writeBackupFile(join(target, fileName), manifest, copy);
    }
    await this.#rotate(target, header.id, rotation, new Date(createdAt));
    return { fileName, sizeInBytes, problem };
  }

  /** Why a backup could not be written into the chosen folder; null when it was. */
  async #writeInto(folder: string, fileName: string, manifest: Manifest, copy: string): Promise<string | null> {
    try {
      await writeBackupFile(join(folder, fileName), manifest, copy);
      return null;
    } catch (error) {
      if (!(error instanceof ResiduaError)) throw error;
      return `The backup could not be written to the folder you chose: ${error.message} It was made in the data folder instead.`;
    }
  }

  /** Only backups of this vault go, and only whole ones count. */
  async #rotate(folder: string, vaultId: string, rotation: Rotation, now: Date): Promise<void> {
    const own = (await backupsIn(folder, this.#vault.floor)).filter(
      ({ content }) => content?.manifest.vaultId === vaultId,
    );
    const instants = own.map(({ createdAt }) => createdAt);
    const gone = new Set(superseded(instants, rotation, now));
    for (const { path, createdAt } of own) if (gone.has(createdAt)) await rm(path, { force: true });
  }

  /** Migrations copy the bare database before they change it; with the header it can be restored alone. */
  async #packRawCopies(): Promise<void> {
    if (!(await isThere(this.ownFolder))) return;
    for (const name of (await readdir(this.ownFolder)).filter((one) => RAW_COPY.test(one))) {
      const path = join(this.ownFolder, name);
      const { mtime } = await stat(path);
      const { db, header } = this.#vault.opened();
      const { version } = inspectCopy(db, path);
      const createdAt = mtime.toISOString();
      await this.#pack(path, { header, version, reason: 'before-migration', mark: NO_MARK, createdAt });
      await rm(path, { force: true });
    }
  }

  /** A problem is shown until a backup goes well. That it cannot be written down is no reason to fail. */
  async #remember(message: string | null, now: Date): Promise<void> {
    const settings = await this.settings();
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
