import { describe, expect, it, vi } from 'vitest';
import { CALL_NAMES } from '../../../main/contract/names.ts';
import type { CallName } from '../../../main/contract/contract.ts';
import { ROLES, type Role } from '../../../main/domain/accounts.ts';
import { ResiduaError } from '../../../main/domain/errors.ts';
import { stopIfLocked } from '../../../main/vault/session.ts';
import { failureOf, failureOfAsync } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, quickVault } from '../vault/quick-vault.ts';

vi.mock('electron', () => ({ ipcMain: {}, app: {}, protocol: {} }));
const { checkRight, checkSettings, RIGHTS, withRights } = await import('../../../main/shell/rights.ts');
type Handlers = Parameters<typeof withRights>[1];

const account = (role: Role, manages = false) => ({
  currentAccount: () => ({ id: '11111111-1111-4111-8111-111111111111', name: 'Ada', role, manages }),
});
const lockedVault = {
  currentAccount: (): never => {
    throw new ResiduaError('locked', 'Locked.');
  },
};
const may = (name: CallName, role: Role, manages = false) =>
  failureOf(() => {
    checkRight(name, account(role, manages));
  }) === 'no failure';

describe('the rights of an account', () => {
  it('are told for every call of the contract and for nothing else', () => {
    expect(Object.keys(RIGHTS).sort()).toEqual([...CALL_NAMES].sort());
  });

  it('let an examiner do everything but manage the others', () => {
    for (const name of CALL_NAMES) expect(may(name, 'examiner'), name).toBe(RIGHTS[name] !== 'manage');
  });

  it('let the first account do everything', () => {
    for (const name of CALL_NAMES) expect(may(name, 'examiner', true), name).toBe(true);
  });

  it('let an assistant write, but neither sign, countersign nor hold a key', () => {
    for (const name of ['evaluation.create', 'evaluation.change', 'attachment.add', 'report.export'] as const) {
      expect(may(name, 'assistant'), name).toBe(true);
    }
    for (const name of ['report.sign', 'statement.sign', 'identity.create', 'identity.import'] as const) {
      expect(may(name, 'assistant'), name).toBe(false);
    }
  });

  it('let a reviewer read, and change nothing of an evaluation', () => {
    for (const name of ['evaluation.list', 'evaluation.open', 'attachment.read', 'report.export'] as const) {
      expect(may(name, 'reviewer'), name).toBe(true);
    }
    for (const name of [
      'evaluation.create',
      'evaluation.change',
      'attachment.add',
      'attachment.choose',
      'records.chooseTable',
      'examiner.save',
      'handover.start',
      'phrase.save',
      'phrase.remove',
      'report.sign',
      'statement.sign',
    ] as const) {
      expect(may(name, 'reviewer'), name).toBe(false);
    }
    expect(may('identity.create', 'reviewer')).toBe(true);
  });

  it.each(ROLES)('let %s manage nobody, but change their own passphrase and lock', (role) => {
    for (const name of ['account.add', 'account.change', 'account.remove'] as const) {
      expect(may(name, role), name).toBe(false);
    }
    for (const name of ['vault.changePassphrase', 'vault.makeRecoveryKey', 'vault.lock'] as const) {
      expect(may(name, role), name).toBe(true);
    }
  });

  it('let everybody choose how it looks, and an examiner alone what protects the vault and whom it asks', () => {
    const mayChange = (names: Parameters<typeof checkSettings>[0], role: Role) =>
      failureOf(() => {
        checkSettings(names, account(role));
      }) === 'no failure';
    for (const role of ROLES) {
      expect(mayChange(['theme', 'pageSize'], role), role).toBe(true);
      expect(mayChange([], role), role).toBe(true);
      for (const name of ['lockAfterMinutes', 'timestampUrl', 'updateChecks', 'keepSignedYears'] as const) {
        expect(mayChange([name], role), `${role} ${name}`).toBe(role === 'examiner');
        expect(mayChange(['theme', name], role), `${role} ${name}`).toBe(role === 'examiner');
      }
    }
    for (const name of ['backup.chooseFolder', 'backup.saveRotation'] as const) {
      for (const role of ROLES) expect(may(name, role), name).toBe(false);
    }
  });

  it('are nobody’s while the vault is locked, but for what opens it and the end of a hand-over', () => {
    const open = CALL_NAMES.filter((name) => failureOf(() => checkRight(name, lockedVault)) !== 'locked');
    expect(open.filter((name) => RIGHTS[name] !== 'always')).toEqual([]);
    expect(open).not.toContain('evaluation.list');
    expect(open).toContain('vault.unlock');
  });
});

describe('a call that a lock overtakes', () => {
  it('finds no database and writes nothing, not even when the vault is open again', async () => {
    const vault = quickVault(temporaryFolder());
    await vault.create(PASSPHRASE);
    let goOn: () => void = () => undefined;
    const written: string[] = [];
    const waiting = new Promise<void>((done) => {
      goOn = done;
    });
    const handlers = withRights(vault, {
      'report.export': async () => {
        await waiting;
        stopIfLocked();
        written.push('file');
        return { fileName: 'report.pdf' };
      },
      'evaluation.list': async () => {
        await waiting;
        written.push(String(vault.database.open));
        return [];
      },
    } as unknown as Handlers);
    const exported = failureOfAsync(Promise.resolve(handlers['report.export']({ id: '' })));
    const listed = failureOfAsync(Promise.resolve(handlers['evaluation.list']({ search: '' })));
    vault.lock();
    await vault.unlock(PASSPHRASE);
    goOn();
    expect([await exported, await listed]).toEqual(['locked', 'locked']);
    expect(written).toEqual([]);
    await handlers['evaluation.list']({ search: '' });
    expect(written).toEqual(['true']);
    vault.lock();
  });
});
