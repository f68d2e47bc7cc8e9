import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vault } from '../../../main/vault/vault.ts';

export const EXHIBIT = 'residua-exhibit-A-0a0a0a0a.pdf';
export const OTHER_EXHIBIT = 'residua-exhibit-B-0b0b0b0b.pdf';

/** Names and contents of what is in a folder, the hidden ones too. */
export function filesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { withFileTypes: true });
  const told = files.map((file) => [
    file.name,
    file.isFile() ? readFileSync(join(folder, file.name), 'utf8').slice(0, 40) : 'a folder',
  ]);
  return Object.fromEntries(told) as Record<string, string>;
}

/** What the trail tells since the vault was made: actions, and the names of the files that left. */
export function trailOf(vault: Vault): string[] {
  return vault.database
    .prepare<unknown[], { action: string; details: string }>(
      'SELECT action, details FROM audit_entry ORDER BY sequence',
    )
    .all()
    .slice(1)
    .map(({ action, details }) => {
      const { fileName = '', code = '' } = JSON.parse(details) as { fileName?: string; code?: string };
      return `${action} ${fileName}${code}`;
    });
}
