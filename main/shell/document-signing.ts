import { signed, type SigningOptions } from '../report/signed-report.ts';
import { buildAside } from '../report/worker.ts';
import type { SigningIdentity } from '../signing/identity.ts';
import type { NewSignedReport } from '../store/tables/signed-report.ts';
import type { Vault } from '../vault/vault.ts';
import { stopIfCancelled, type Around } from './makings.ts';
import { bytesToSign, type Previews, type Signable } from './previews.ts';
import { signedWith } from './signing-key.ts';

interface SigningRequest {
  readonly identityId: string;
  readonly passphrase: string;
  readonly withoutTimestamp?: boolean | undefined;
  /** Signs the very bytes that were previewed, under the time that stands in them. */
  readonly previewSha256?: string | undefined;
}

/**
 * Signs a document: as it was previewed, or made anew beside the main process. `more` signs what goes with it while the key is
 * at hand. What comes back is ready to be stored, and not given up until here.
 *
 * @throws ResiduaError `conflict` when the preview no longer holds; `cancelled`; as {@link signedWith}.
 */
export async function signDocument(
  { vault, previews, making }: { vault: Vault; previews: Previews; making: Around },
  signable: Signable,
  { previewSha256, ...request }: SigningRequest,
  more: (identity: SigningIdentity, signedAt: Date, options: SigningOptions) => Promise<void> = () => Promise.resolve(),
): Promise<NewSignedReport> {
  const { identityId } = request;
  const kept =
    previewSha256 === undefined
      ? null
      : previews.kept({ sha256: previewSha256, of: signable.of, identityId }, new Date());
  const at = kept === null ? request : { ...request, signedAt: kept.signedAt };
  const document = await signedWith(vault, at, async (identity, signedAt, options) => {
    const made = await signed(
      async ({ job }: Signable, around) =>
        kept === null ? (await buildAside(job(around), making)).pdf : bytesToSign(kept, around),
      signable,
      identity,
      signedAt,
      options,
    );
    stopIfCancelled(making.signal);
    await more(identity, signedAt, options);
    return made;
  });
  stopIfCancelled(making.signal);
  return document;
}
