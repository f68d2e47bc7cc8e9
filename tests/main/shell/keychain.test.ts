import { describe, expect, it, vi } from 'vitest';
import { failureOf } from '../store/errors.ts';

vi.mock('electron', () => ({ app: {} }));
const { keychainObstacle, systemKeychain } = await import('../../../main/shell/keychain.ts');

/** A keychain that turns the text around; `backend` as Linux names it. */
const storage = (backend: string, isAvailable = true) => ({
  isEncryptionAvailable: () => isAvailable,
  getSelectedStorageBackend: () => backend,
  encryptString: (text: string) => Buffer.from(text).reverse(),
  decryptString: (sealed: Buffer) => Buffer.from(sealed).reverse().toString(),
});

describe('the system’s keychain', () => {
  it.each(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'])('can be used on Linux with %s', (backend) => {
    expect(keychainObstacle(storage(backend), {}, 'linux')).toBeNull();
  });

  it.each(['basic_text', 'unknown', 'something new'])('is refused on Linux with %s, with the reason', (backend) => {
    expect(keychainObstacle(storage(backend), {}, 'linux')).toContain('GNOME Keyring or KWallet');
    const keychain = systemKeychain(storage(backend), {}, 'linux');
    expect(failureOf(() => keychain.seal(Buffer.alloc(32)))).toBe('keychain-unavailable');
    expect(failureOf(() => keychain.open(Buffer.alloc(32)))).toBe('keychain-unavailable');
  });

  it.each(['darwin', 'win32'] as const)('can be used on %s when it answers', (platform) => {
    expect(keychainObstacle(storage('none'), {}, platform)).toBeNull();
    expect(keychainObstacle(storage('none', false), {}, platform)).toContain('does not answer');
  });

  it('is refused where the policy of the machine says so', () => {
    expect(keychainObstacle(storage('kwallet6'), { keychainUnlock: false }, 'linux')).toContain('policy');
    expect(keychainObstacle(storage('kwallet6'), { keychainUnlock: true }, 'linux')).toBeNull();
  });

  it('gives back what it sealed, and tells a refusal of the system in its own code', () => {
    const keychain = systemKeychain(storage('kwallet6'), {}, 'linux');
    const secret = Buffer.from('0123456789abcdef0123456789abcdef');
    expect(keychain.open(keychain.seal(secret))).toEqual(secret);
    const broken = {
      ...storage('kwallet6'),
      decryptString: () => {
        throw new Error('Error while decrypting the ciphertext');
      },
    };
    expect(failureOf(() => systemKeychain(broken, {}, 'linux').open(secret))).toBe('keychain-unavailable');
  });
});
