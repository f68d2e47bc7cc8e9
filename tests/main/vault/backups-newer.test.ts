import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Vault } from '../../../main/vault/vault.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { newestBackup, newVault } from './backup-support.ts';

describe('a backup of a newer version', () => {
  /** The newest backup with another manifest, as a file elsewhere. */
  async function changedBackup(vault: Vault, change: (manifest: Record<string, unknown>) => object): Promise<string> {
    await vault.backups.make('asked', new Date());
    const bytes = readFileSync((await newestBackup(vault)).path);
    const end = 21 + bytes.readUInt32BE(17);
    const manifest = JSON.parse(bytes.subarray(21, end).toString('utf8')) as Record<string, unknown>;
    const json = Buffer.from(JSON.stringify(change(manifest)), 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(json.length);
    const file = join(temporaryFolder(), 'newer.residua-backup');
    writeFileSync(file, Buffer.concat([bytes.subarray(0, 17), length, json, bytes.subarray(end)]));
    return vault.backups.add(file);
  }
  const newerDatabase = (manifest: Record<string, unknown>) => ({
    ...manifest,
    database: { ...(manifest['database'] as object), version: 9999 },
  });

  test.each([
    ['98.7.6', /made by Residua 98\.7\.6; this is Residua \d.*Nothing was changed\./],
    ['a later numbering', /made by a newer version of Residua; this is Residua \d/],
    [undefined, /made by a newer version of Residua; this is Residua \d/],
  ])('is told in the list and not restored (%s)', async (application, message) => {
    const { vault } = await newVault();
    const id = await changedBackup(vault, (manifest) => ({ ...newerDatabase(manifest), application }));
    const row = (await vault.backups.list()).find((backup) => backup.id === id);
    expect(row?.problem).toMatch(message);
    await expect(vault.backups.find(id)).rejects.toThrow(message);
  });

  test('is not restored although its tables are the same', async () => {
    const { vault } = await newVault();
    const id = await changedBackup(vault, (manifest) => ({ ...manifest, application: '98.7.6' }));
    await expect(vault.backups.find(id)).rejects.toThrow('made by Residua 98.7.6');
  });

  test('is told by its version also when only the header of its vault is newer', async () => {
    const { vault } = await newVault();
    const id = await changedBackup(vault, (manifest) => ({
      ...manifest,
      application: '98.7.6',
      header: '{"format": "residua-vault/99"}',
    }));
    await expect(vault.backups.find(id)).rejects.toThrow('made by Residua 98.7.6');
  });
});
