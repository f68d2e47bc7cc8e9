import { z } from 'zod';
import { KEEP_SIGNED_YEARS, KEEP_SIGNED_YEARS_MAX } from '../domain/retention.ts';
import type { Connection } from './connection.ts';
import { guarded } from './failures.ts';
import { parseJson } from './list-table.ts';

const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  /** Minutes without input after which the vault is locked. */
  lockAfterMinutes: z.int().min(1).max(60).catch(5),
  /** Paper of reports and statements. */
  pageSize: z.enum(['letter', 'a4']).catch('letter'),
  /** RFC 3161 server asked for a timestamp at each signature; null: nobody is asked. */
  timestampUrl: z.string().nullable().catch(null),
  /** Whether the person may have it asked for newer versions. */
  updateChecks: z.boolean().catch(false),
  /** Years after its signature for which a signed evaluation cannot be deleted. */
  keepSignedYears: z.int().min(0).max(KEEP_SIGNED_YEARS_MAX).catch(KEEP_SIGNED_YEARS),
});
export type Settings = z.output<typeof settingsSchema>;

/** The settings of this vault; what was never set, or by another version to something unknown, has its default. */
export function readSettings(db: Connection): Settings {
  const rows = guarded(() =>
    db.prepare<unknown[], { name: string; value: string }>('SELECT name, value FROM setting').all(),
  );
  return settingsSchema.parse(Object.fromEntries(rows.map(({ name, value }) => [name, parseJson(value)])));
}

export function saveSettings(db: Connection, settings: Settings): void {
  guarded(() => {
    const save = db.prepare(
      'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    );
    db.transaction(() => {
      for (const [name, value] of Object.entries(settings)) save.run(name, JSON.stringify(value));
    }).immediate();
  });
}
