import { createHash } from 'node:crypto';
import { checkTrail } from '../../main/store/audit-check.ts';
import type { Vault } from '../../main/vault/vault.ts';

/** The first person of a vault, who works in these scripts. */
export async function owner(vault: Vault): Promise<string | undefined> {
  return (await vault.door()).accounts[0]?.id;
}

/** @throws Error when the open vault is damaged or its trail does not hold. */
export async function checkWhole(vault: Vault): Promise<void> {
  const problem: unknown = vault.database.pragma('integrity_check(1)', { simple: true });
  if (problem !== 'ok') throw new Error(`The database is damaged: ${String(problem)}`);
  const trail = await checkTrail(vault.database, { full: true });
  if (trail?.state !== 'whole') throw new Error(`The trail does not hold: ${JSON.stringify(trail)}`);
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
