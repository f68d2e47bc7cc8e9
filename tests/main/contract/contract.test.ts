import { describe, expect, it } from 'vitest';
import { contract } from '../../../main/contract/contract.ts';
import { CALL_NAMES, COMMANDS } from '../../../main/contract/names.ts';
import { SHORTCUTS } from '../../../main/contract/shortcuts.ts';

describe('the contract', () => {
  it('has exactly the calls that the preload script exposes', () => {
    expect([...CALL_NAMES].sort()).toEqual(Object.keys(contract).sort());
  });

  it('refuses unknown keys in the input of every call', () => {
    for (const [name, { input }] of Object.entries(contract)) {
      const parsed = input.safeParse({ surprise: true });
      expect(parsed.success, name).toBe(false);
    }
  });

  it('refuses a missing input where one is needed, and accepts null where none is', () => {
    const withoutInput = Object.entries(contract)
      .filter(([, { input }]) => input.safeParse(null).success)
      .map(([name]) => name);
    expect(withoutInput.sort()).toEqual([
      'account.list',
      'app.info',
      'app.licences',
      'app.waiting',
      'attachment.choose',
      'audit.check',
      'audit.state',
      'backup.chooseFile',
      'backup.list',
      'backup.make',
      'backup.takeOpened',
      'evaluation.deleted',
      'examiner.get',
      'handover.state',
      'identity.list',
      'phrase.list',
      'records.chooseTable',
      'recovery.begin',
      'recovery.dismiss',
      'recovery.state',
      'settings.get',
      'update.check',
      'update.choose',
      'update.state',
      'vault.door',
      'vault.lock',
      'vault.protection',
      'vault.state',
      'verify.file',
    ]);
  });
});

describe('the table of shortcuts', () => {
  it('gives every key once and names only commands the menu can send', () => {
    const keys = SHORTCUTS.map((shortcut) => shortcut.keys);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { command } of SHORTCUTS) expect(COMMANDS).toContain(command);
  });
});
