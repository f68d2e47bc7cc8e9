import { describeIdentity, type SigningIdentity } from '../signing/identity.ts';
import { openKey, sealedKeySchema } from '../signing/sealed-key.ts';
import type { SignedDocument } from '../report/signed-report.ts';
import { readIdentity } from '../store/identities.ts';
import type { NewSignedReport } from '../store/tables/signed-report.ts';
import type { Vault } from '../vault/vault.ts';

interface SigningRequest {
  readonly identityId: string;
  readonly passphrase: string;
}

/**
 * Opens the key of an identity, lets `make` sign a document with it, and forgets the key. What comes back is ready to
 * be stored.
 *
 * @throws ResiduaError `not-found`; `wrong-passphrase`; whatever `make` throws.
 */
export async function signedWith(
  vault: Vault,
  { identityId, passphrase }: SigningRequest,
  make: (identity: SigningIdentity, signedAt: Date) => Promise<SignedDocument>,
): Promise<NewSignedReport> {
  const { certificates, algorithm, sealedKey } = readIdentity(vault.database, identityId);
  const privateKeyPkcs8 = await openKey(sealedKeySchema.parse(sealedKey), passphrase);
  const identity = { certificates, algorithm, privateKeyPkcs8 };
  const signedAt = new Date();
  try {
    const { pdf, sha256 } = await make(identity, signedAt);
    const { name, sha256Fingerprint } = describeIdentity(identity);
    return { pdf, sha256, signerName: name, signedAt, certificateFingerprint: sha256Fingerprint };
  } finally {
    privateKeyPkcs8.fill(0);
  }
}
