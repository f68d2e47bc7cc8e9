import type { EvaluationTitle } from '../store/evaluation-titles.ts';

/** What restoring a backup would change, by evaluation. */
export interface VaultDifference {
  readonly inBackup: number;
  readonly same: number;
  /** In the backup and no longer in the vault: they come back. */
  readonly returning: readonly EvaluationTitle[];
  /** Changed in the vault since the backup: they go back to what they were. As the backup has them. */
  readonly older: readonly EvaluationTitle[];
  /** Newer in the backup, as after an earlier restoring. As the backup has them. */
  readonly newer: readonly EvaluationTitle[];
  /** In the vault only: they are set aside with it. */
  readonly missing: readonly EvaluationTitle[];
}

export function compareTitles(inBackup: readonly EvaluationTitle[], now: readonly EvaluationTitle[]): VaultDifference {
  const present = new Map(now.map((title) => [title.id, title]));
  const backedUp = new Set(inBackup.map(({ id }) => id));
  const inBoth = inBackup.flatMap((title) => {
    const other = present.get(title.id);
    return other === undefined ? [] : [{ title, other }];
  });
  const titles = (pairs: typeof inBoth): EvaluationTitle[] => pairs.map(({ title }) => title);
  const isSame = ({ title, other }: (typeof inBoth)[number]): boolean =>
    title.revision === other.revision && title.updatedAt === other.updatedAt;
  const changed = inBoth.filter((pair) => !isSame(pair));
  return {
    inBackup: inBackup.length,
    same: inBoth.length - changed.length,
    returning: inBackup.filter(({ id }) => !present.has(id)),
    older: titles(changed.filter(({ title, other }) => title.updatedAt <= other.updatedAt)),
    newer: titles(changed.filter(({ title, other }) => title.updatedAt > other.updatedAt)),
    missing: now.filter(({ id }) => !backedUp.has(id)),
  };
}
