import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { writeFileAtomic } from '../../../main/files.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, quickVault } from '../vault/quick-vault.ts';

vi.mock('../../../main/shell/log.ts', () => ({ logFailure: () => undefined }));

const { withAudit } = await import('../../../main/shell/auditing.ts');
const NEXT = 'another passphrase entirely';

function actions(vault: Vault): string[] {
  return vault.database
    .prepare<unknown[], string>('SELECT action FROM audit_entry ORDER BY sequence')
    .pluck()
    .all()
    .slice(1);
}

function handlersOf(vault: Vault) {
  return withAudit(vault, {
    'vault.changePassphrase': async () => {
      await vault.accounts.changePassphrase(PASSPHRASE, NEXT);
    },
    'backup.saveRotation': async () => {
      await vault.backups.saveSettings(null, { daily: 1, weekly: 1, monthly: 1 });
    },
  } as never);
}

test('the change of a file beside the database is in the trail before the file is written, and stays there with a failure', async () => {
  const folder = join(temporaryFolder(), 'vault');
  let atWrite: string[] = [];
  let fails = false;
  const vault = quickVault(folder, {
    write: (path, bytes, options) => {
      if (vault.state() === 'open') atWrite = actions(vault);
      if (fails) throw Object.assign(new Error('EIO'), { code: 'EIO' });
      return writeFileAtomic(path, bytes, options);
    },
  });
  await vault.create(PASSPHRASE);
  const handlers = handlersOf(vault);
  const header = readFileSync(join(folder, 'vault.json'));
  fails = true;
  await expect(handlers['vault.changePassphrase']({} as never)).rejects.toThrow('EIO');
  expect(atWrite).toEqual(['passphrase-changed']);
  expect(actions(vault)).toEqual(['passphrase-changed', 'call-failed']);
  expect(readFileSync(join(folder, 'vault.json')).equals(header)).toBe(true);
  fails = false;
  await handlers['vault.changePassphrase']({} as never);
  expect(actions(vault).slice(2)).toEqual(['passphrase-changed']);
  expect(existsSync(join(folder, 'backups.json'))).toBe(false);
  await handlers['backup.saveRotation']({} as never);
  expect(actions(vault).slice(3)).toEqual(['backup-changed']);
  vault.lock();
});
