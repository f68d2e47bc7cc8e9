import { ResiduaError } from '../domain/errors.ts';
import { describeIdentity, type SigningIdentity } from '../signing/identity.ts';
import {
  keySealedWithSecretSchema,
  openKey,
  openWithSecret,
  sealedKeySchema,
  sealWithSecret,
} from '../signing/sealed-key.ts';
import type { SignedDocument, SigningOptions } from '../report/signed-report.ts';
import type { Connection } from '../store/connection.ts';
import { readIdentity, replaceSealedKeys, sealedKeys } from '../store/identities.ts';
import { readSettings } from '../store/settings.ts';
import type { NewSignedReport } from '../store/tables/signed-report.ts';
import { stopIfLocked } from '../vault/session.ts';
import type { Vault } from '../vault/vault.ts';
import { timestampServer } from './timestamp-server.ts';

interface SigningRequest {
  readonly identityId: string;
  readonly passphrase: string;
  /** Signs without a timestamp although the settings name a server. */
  readonly withoutTimestamp?: boolean | undefined;
  /** The time that stands in the document; now unless given. */
  readonly signedAt?: Date | undefined;
}

/**
 * Opens the key of an identity, lets `make` sign a document with it, and forgets the key. What comes back is ready to
 * be stored.
 *
 * @throws ResiduaError `not-found`; `wrong-passphrase`; `timestamp-failed`; `locked` when the vault was locked meanwhile; whatever `make`
 *   throws.
 */
export async function signedWith(
  vault: Vault,
  { identityId, passphrase, withoutTimestamp, signedAt = new Date() }: SigningRequest,
  make: (
    identity: SigningIdentity,
    signedAt: Date,
    options: Pick<SigningOptions, 'drawn' | 'licenceNumber' | 'timestamp' | 'pageSize'>,
  ) => Promise<SignedDocument>,
): Promise<NewSignedReport> {
  const { certificates, algorithm, sealedKey, drawnSignature, licenceNumber } = readIdentity(
    vault.database,
    identityId,
    vault.currentAccount().id,
  );
  const { timestampUrl, pageSize } = readSettings(vault.database);
  const timestamp = timestampServer(timestampUrl, withoutTimestamp);
  const privateKeyPkcs8 = await privateKey(vault, sealedKey, passphrase);
  const identity = { certificates, algorithm, privateKeyPkcs8 };
  try {
    const { pdf, sha256, timestampedAt } = await make(identity, signedAt, {
      drawn: drawnSignature ?? undefined,
      licenceNumber,
      timestamp,
      pageSize,
    });
    stopIfLocked();
    const { name, sha256Fingerprint } = describeIdentity(identity);
    return { pdf, sha256, signerName: name, signedAt, certificateFingerprint: sha256Fingerprint, timestampedAt };
  } finally {
    privateKeyPkcs8.fill(0);
  }
}

/**
 * Seals the keys of an account that an older Residua sealed under the passphrase itself under the account's secret
 * instead. Called before every change of the passphrase; a crash in between leaves keys that the same passphrase opens.
 */
export async function resealKeys(
  db: Connection,
  { accountId, passphrase, secret }: { accountId: string; passphrase: string; secret: Buffer },
): Promise<void> {
  const resealed: { id: string; sealedKey: unknown }[] = [];
  for (const { id, sealedKey } of sealedKeys(db, accountId)) {
    const old = sealedKeySchema.safeParse(sealedKey);
    if (!old.success) continue;
    const pkcs8 = await openUnlessOther(old.data, passphrase);
    if (pkcs8 === null) continue;
    resealed.push({ id, sealedKey: sealWithSecret(pkcs8, secret) });
    pkcs8.fill(0);
  }
  if (resealed.length > 0) replaceSealedKeys(db, resealed);
}

/**
 * Null when the key is sealed under another passphrase: it came back with a backup from before a change of the passphrase.
 * It stays as it is; the identity has to be imported again.
 */
async function openUnlessOther(
  sealed: Parameters<typeof openKey>[0],
  passphrase: string,
): Promise<Awaited<ReturnType<typeof openKey>> | null> {
  try {
    return await openKey(sealed, passphrase);
  } catch (error) {
    if (error instanceof ResiduaError && error.code === 'wrong-passphrase') return null;
    throw error;
  }
}

/** The PKCS#8, for the caller to zero. */
async function privateKey(vault: Vault, sealedKey: unknown, passphrase: string): Promise<Uint8Array> {
  const present = keySealedWithSecretSchema.safeParse(sealedKey);
  if (!present.success) return openKey(sealedKeySchema.parse(sealedKey), passphrase);
  const secret = await vault.accounts.secret(passphrase);
  try {
    return openWithSecret(present.data, secret);
  } finally {
    secret.fill(0);
  }
}
