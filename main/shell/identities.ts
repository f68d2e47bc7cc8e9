import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import { basename } from 'node:path';
import type { Identity } from '../contract/schemas.ts';
import { ResiduaError } from '../domain/errors.ts';
import { readLimited } from '../exchange/read-limited.ts';
import { checkIdentityUsable, createIdentity, describeIdentity, type SigningIdentity } from '../signing/identity.ts';
import { readP12 } from '../signing/p12.ts';
import { sealWithSecret } from '../signing/sealed-key.ts';
import { audited } from '../store/audit.ts';
import { addIdentity, listIdentities, removeIdentity, setDrawnSignature } from '../store/identities.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';

type IdentityHandlers = Pick<
  Handlers,
  'identity.list' | 'identity.create' | 'identity.setHand' | 'identity.import' | 'identity.remove'
>;

/** A certificate with its chain is a few kilobytes; anything larger is another file. */
const P12_MAX_BYTES = 1024 * 1024;

export function identityHandlers(vault: Vault, window: () => BrowserWindow | null): IdentityHandlers {
  return {
    'identity.list': () => listIdentities(vault.database, vault.currentAccount().id),
    'identity.create': async ({ passphrase, name, organization, email, licenceNumber, algorithm }) => {
      const secret = await vault.accounts.secret(passphrase);
      try {
        const identity = await createIdentity({
          name,
          ...(organization === '' ? {} : { organization }),
          ...(email === '' ? {} : { email }),
          ...(licenceNumber.trim() === '' ? {} : { licenceNumber: licenceNumber.trim() }),
          algorithm,
          now: new Date(),
        });
        return keep(vault, identity, secret, licenceNumber.trim() || null);
      } finally {
        secret.fill(0);
      }
    },
    'identity.setHand': ({ id, strokes }) => setDrawnSignature(vault.database, id, vault.currentAccount().id, strokes),
    'identity.import': async ({ password, passphrase, licenceNumber }) => {
      const secret = await vault.accounts.secret(passphrase);
      try {
        const file = await chooseP12(window());
        if (file === null) return null;
        return keep(vault, await readFileOfIdentity(file, password), secret, licenceNumber.trim() || null);
      } finally {
        secret.fill(0);
      }
    },
    'identity.remove': ({ id }) => {
      removeIdentity(vault.database, id, vault.currentAccount().id);
      return null;
    },
  };
}

async function readFileOfIdentity(file: string, password: string): Promise<SigningIdentity> {
  const read = readLimited(file, P12_MAX_BYTES);
  if (!read.ok) throw new ResiduaError('invalid-input', `${basename(file)} ${read.reason}.`);
  const identity = await readP12(read.bytes, password);
  await checkIdentityUsable(identity, new Date());
  return identity;
}

function keep(vault: Vault, identity: SigningIdentity, secret: Buffer, licenceNumber: string | null): Identity {
  const sealedKey = sealWithSecret(identity.privateKeyPkcs8, secret);
  identity.privateKeyPkcs8.fill(0);
  const { certificates } = identity;
  const accountId = vault.currentAccount().id;
  const description = describeIdentity(identity);
  const { database } = vault;
  const row = { ...description, certificates, sealedKey, accountId, licenceNumber };
  return audited(
    database,
    () => addIdentity(database, row, new Date()),
    ({ id, sha256Fingerprint }) => ({
      action: 'identity-added',
      subject: { kind: 'identity', id },
      details: { fingerprint: sha256Fingerprint },
    }),
  );
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
