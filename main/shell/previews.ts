import { createHash } from 'node:crypto';
import type { CallOutput } from '../contract/contract.ts';
import { PREVIEW_LASTS } from '../contract/preview-schemas.ts';
import { ResiduaError } from '../domain/errors.ts';
import type { ReportOptions } from '../report/build-report.ts';
import type { DocumentJob } from '../report/worker-protocol.ts';
import { buildAside } from '../report/worker.ts';
import { describeIdentity, type IdentityDescription } from '../signing/identity.ts';
import { readIdentity } from '../store/identities.ts';
import { readSettings } from '../store/settings.ts';
import { stopIfLocked } from '../vault/session.ts';
import type { Vault } from '../vault/vault.ts';
import type { Makings } from './makings.ts';
import { timestampServer } from './timestamp-server.ts';

/** What is printed besides the content and depends on how it is signed. */
type PrintedAround = Pick<ReportOptions, 'drawn' | 'licenceNumber' | 'timestampHost' | 'pageSize'>;

/** A document that is shown and then signed. */
export interface Signable {
  /** What it is made of; documents that may differ have different ones. */
  readonly of: string;
  /** Printed in place of the signer while none is chosen. */
  readonly examinerName: string | null;
  readonly job: (options: ReportOptions) => DocumentJob;
}

/** Who would sign; null: nobody has been chosen, and what is made cannot be signed. */
interface Signer {
  readonly identityId: string | null;
  readonly withoutTimestamp?: boolean | undefined;
}

/** An unsigned document that waits to be signed as it was shown. */
interface KeptPreview {
  readonly pdf: Uint8Array;
  readonly sha256: string;
  readonly signedAt: Date;
  readonly of: string;
  readonly identityId: string;
  readonly around: string;
}

/** The documents shown before they are signed. The last one is kept in memory until the vault is locked. */
export class Previews {
  readonly #vault: Vault;
  readonly #makings: Makings;
  #kept: KeptPreview | null = null;

  constructor(vault: Vault, makings: Makings) {
    this.#vault = vault;
    this.#makings = makings;
    vault.onLock(() => {
      this.#kept = null;
    });
  }

  /**
   * The document as it would be signed now. A preview that is still being made gives way to the new one.
   *
   * @throws ResiduaError `not-found`, `cancelled`, `unprintable`, `not-ready`.
   */
  async make(
    signable: Signable,
    { identityId, withoutTimestamp }: Signer,
    now: Date,
  ): Promise<CallOutput<'report.preview'>> {
    const { database } = this.#vault;
    const signedAt = new Date(Math.floor(now.getTime() / 1000) * 1000);
    const identity = this.#identity(identityId);
    const { timestampUrl, pageSize } = readSettings(database);
    const timestampHost = hostOf(timestampServer(timestampUrl, withoutTimestamp)?.url);
    const around = { drawn: identity?.drawn, licenceNumber: identity?.licenceNumber, timestampHost, pageSize };
    const signer = identity?.description ?? nobody(signable.examinerName);
    const job = signable.job({ signer, signedAt, ...around });
    const { pdf, sha256 } = await this.#makings.run('preview', (making) => buildAside(job, making));
    stopIfLocked();
    if (identityId !== null) {
      this.#kept = { pdf, sha256, signedAt, of: signable.of, identityId, around: printedAround(around) };
    }
    return {
      bytes: Uint8Array.from(pdf),
      sha256,
      state: identity === null ? 'draft' : 'ready',
      signerName: identity?.description.name ?? null,
      signedAt: signedAt.toISOString(),
    };
  }

  /**
   * The preview with this hash, to be signed as it is.
   *
   * @throws ResiduaError `conflict` when it is of another content or signer, too old, or gone.
   */
  kept(wanted: Pick<KeptPreview, 'sha256' | 'of' | 'identityId'>, now: Date): KeptPreview {
    const kept = this.#kept;
    const isIt =
      kept !== null &&
      kept.sha256 === wanted.sha256 &&
      kept.of === wanted.of &&
      kept.identityId === wanted.identityId &&
      now.getTime() - kept.signedAt.getTime() <= PREVIEW_LASTS;
    if (!isIt) throw outdated();
    return kept;
  }

  #identity(
    id: string | null,
  ): { description: IdentityDescription; drawn: ReportOptions['drawn']; licenceNumber: string | null } | null {
    if (id === null) return null;
    const { database } = this.#vault;
    const identity = readIdentity(database, id, this.#vault.currentAccount().id);
    const { certificates, algorithm, drawnSignature, licenceNumber } = identity;
    const description = describeIdentity({ certificates, algorithm, privateKeyPkcs8: new Uint8Array() });
    return { description, drawn: drawnSignature ?? undefined, licenceNumber };
  }
}

/**
 * The bytes to sign in place of newly made ones, once it is certain that newly made ones would be the same.
 *
 * @throws ResiduaError `conflict`.
 */
export function bytesToSign(kept: KeptPreview, around: PrintedAround): Uint8Array {
  if (kept.around !== printedAround(around)) throw outdated();
  if (createHash('sha256').update(kept.pdf).digest('hex') !== kept.sha256) throw outdated();
  return kept.pdf;
}

/** To compare: what is absent and what is null print alike. */
function printedAround({ drawn, licenceNumber, timestampHost, pageSize }: PrintedAround): string {
  return JSON.stringify([drawn ?? null, licenceNumber ?? null, timestampHost ?? null, pageSize ?? null]);
}

function outdated(): ResiduaError {
  return new ResiduaError(
    'conflict',
    'The document is no longer as it was previewed, or the preview is older than ten minutes. Preview it once more, then sign.',
  );
}

function hostOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).host;
}

/** In the place of a signer while none is chosen; the screen says so, and nobody can sign what is made with it. */
function nobody(name: string | null): IdentityDescription {
  const text = 'not chosen yet';
  return {
    name: name ?? text,
    subject: text,
    issuer: text,
    serial: '00',
    notBefore: '1970-01-01T00:00:00.000Z',
    notAfter: '1970-01-01T00:00:00.000Z',
    algorithm: 'P-256',
    selfSigned: false,
    sha256Fingerprint: '0'.repeat(64),
  };
}
