import type { BackupRow } from '../../../main/contract/backup-schemas.ts';

const REASONS: Readonly<Record<NonNullable<BackupRow['reason']>, string>> = {
  automatic: 'Automatic',
  asked: 'Made on request',
  'before-migration': 'Before an update',
};

/** When a backup was made, in local time: "2026-11-24 14:02". */
export function backupTime(instant: string): string {
  const at = new Date(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** "3.2 MB". */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_000_000) return `${String(Math.max(1, Math.round(bytes / 1000)))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** What tells one backup from another in a list to choose from. */
export function backupLabel({ createdAt, reason }: BackupRow): string {
  return reason === null ? backupTime(createdAt) : `${backupTime(createdAt)}, ${REASONS[reason].toLowerCase()}`;
}

/** Why it was made, how large it is, where it lies, and whether it can be used. */
export function backupFacts({ reason, sizeInBytes, place, problem }: BackupRow): string {
  const kind = reason === null ? [] : [REASONS[reason]];
  const where = { own: 'in the data folder', chosen: 'in the folder for backups', elsewhere: 'elsewhere' }[place];
  const state = problem ?? 'checked when it was made';
  return [...kind, sizeInWords(sizeInBytes), where, state].join(', ');
}
