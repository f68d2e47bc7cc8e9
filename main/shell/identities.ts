import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import { readFile, stat } from 'node:fs/promises';
import type { Identity } from '../contract/schemas.ts';
import { ResiduaError } from '../domain/errors.ts';
import { checkIdentityUsable, createIdentity, describeIdentity, type SigningIdentity } from '../signing/identity.ts';
import { readP12 } from '../signing/p12.ts';
import { sealKey } from '../signing/sealed-key.ts';
import { addIdentity, listIdentities, removeIdentity } from '../store/identities.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';

type IdentityHandlers = Pick<Handlers, 'identity.list' | 'identity.create' | 'identity.import' | 'identity.remove'>;

/** A certificate with its chain is a few kilobytes; anything larger is another file. */
const P12_MAX_BYTES = 1024 * 1024;

export function identityHandlers(vault: Vault, window: () => BrowserWindow | null): IdentityHandlers {
  return {
    'identity.list': () => listIdentities(vault.database),
    'identity.create': async ({ passphrase, name, organization, email, algorithm }) => {
      await vault.verifyPassphrase(passphrase);
      const identity = await createIdentity({
        name,
        ...(organization === '' ? {} : { organization }),
        ...(email === '' ? {} : { email }),
        algorithm,
        now: new Date(),
      });
      return keep(vault, identity, passphrase);
    },
    'identity.import': async ({ password, passphrase }) => {
      await vault.verifyPassphrase(passphrase);
      const file = await chooseP12(window());
      if (file === null) return null;
      const { size } = await stat(file);
      if (size > P12_MAX_BYTES) {
        throw new ResiduaError(
          'invalid-input',
          'This file is too large for a .p12 file. Choose the file that holds your certificate and key.',
        );
      }
      const identity = await readP12(await readFile(file), password);
      await checkIdentityUsable(identity, new Date());
      return keep(vault, identity, passphrase);
    },
    'identity.remove': ({ id }) => {
      removeIdentity(vault.database, id);
      return null;
    },
  };
}

async function keep(vault: Vault, identity: SigningIdentity, passphrase: string): Promise<Identity> {
  const sealedKey = await sealKey(identity.privateKeyPkcs8, passphrase);
  identity.privateKeyPkcs8.fill(0);
  const description = describeIdentity(identity);
  return addIdentity(vault.database, { ...description, certificates: identity.certificates, sealedKey }, new Date());
}

async function chooseP12(window: BrowserWindow | null): Promise<string | null> {
  const options: OpenDialogOptions = {
    title: 'Import a signing identity',
    properties: ['openFile', 'dontAddToRecent'],
    filters: [{ name: 'Certificate and key', extensions: ['p12', 'pfx'] }],
  };
  const { canceled, filePaths } =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
  return canceled ? null : (filePaths[0] ?? null);
}
