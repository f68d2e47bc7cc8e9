import { createHash } from 'node:crypto';
import type { CallInput, CallOutput } from '../contract/contract.ts';
import { ResiduaError } from '../domain/errors.ts';
import type { ReportOptions } from '../report/build-report.ts';
import { buildReportAside } from '../report/worker.ts';
import { describeIdentity, type IdentityDescription } from '../signing/identity.ts';
import { openEvaluation, signedReportPdf } from '../store/evaluations.ts';
import { readIdentity } from '../store/identities.ts';
import { readSettings } from '../store/settings.ts';
import { stopIfLocked } from '../vault/session.ts';
import type { Vault } from '../vault/vault.ts';
import { readPictures } from './exhibits.ts';
import type { Handlers } from './ipc.ts';
import { timestampServer } from './timestamp-server.ts';

type PreviewHandlers = Pick<Handlers, 'report.preview' | 'report.previewProgress' | 'report.cancelPreview'>;
type Request = CallInput<'report.preview'>;

/** A preview waits this long for its signature: the time in it is the time of signing. Milliseconds. */
export const PREVIEW_LASTS = 10 * 60 * 1000;

/** What is printed besides the evaluation and depends on how it is signed. */
type Around = Pick<ReportOptions, 'drawn' | 'licenceNumber' | 'timestampHost' | 'pageSize'>;

/** An unsigned report that waits to be signed as it was shown. */
export interface KeptPreview {
  readonly pdf: Uint8Array;
  readonly sha256: string;
  readonly signedAt: Date;
  readonly evaluationId: string;
  readonly revision: number;
  readonly identityId: string;
  readonly around: string;
}

/** The reports shown before they are signed. The last one is kept in memory until the vault is locked. */
export class Previews {
  readonly #vault: Vault;
  #kept: KeptPreview | null = null;
  #running: { readonly stop: AbortController; progress: CallOutput<'report.previewProgress'> } | null = null;

  constructor(vault: Vault) {
    this.#vault = vault;
    vault.onLock(() => {
      this.#kept = null;
      this.cancel();
    });
  }

  progress(): CallOutput<'report.previewProgress'> {
    return this.#running?.progress ?? null;
  }

  cancel(): void {
    this.#running?.stop.abort();
    this.#running = null;
  }

  /**
   * The report as it would be signed now; of a signed evaluation, the signed report. A preview that is still being made
   * gives way to the new one.
   *
   * @throws ResiduaError `not-found`, `conflict`, `cancelled`, `unprintable`.
   */
  async make(request: Request, now: Date): Promise<CallOutput<'report.preview'>> {
    this.cancel();
    const { database } = this.#vault;
    const opened = openEvaluation(database, request.id);
    if (opened.signedReport !== null) {
      const { sha256, signerName, signedAt } = opened.signedReport;
      return {
        bytes: Uint8Array.from(signedReportPdf(database, request.id)),
        sha256,
        state: 'signed',
        signerName,
        signedAt,
      };
    }
    if (opened.revision !== request.revision) {
      throw new ResiduaError('conflict', 'The evaluation has changed meanwhile. Preview it once more.');
    }
    const signedAt = new Date(Math.floor(now.getTime() / 1000) * 1000);
    const identity = this.#identity(request.identityId);
    const { timestampUrl, pageSize } = readSettings(database);
    const timestampHost = hostOf(timestampServer(timestampUrl, request.withoutTimestamp)?.url);
    const around: Around = { drawn: identity?.drawn, licenceNumber: identity?.licenceNumber, timestampHost, pageSize };
    const signer = identity?.description ?? nobody(opened.evaluation.examiner.name);
    const running = { stop: new AbortController(), progress: { done: 0, total: 1 } };
    this.#running = running;
    try {
      const { pdf, sha256 } = await buildReportAside(
        opened.evaluation,
        { signer, signedAt, ...around, exhibitSources: readPictures(database, opened.evaluation) },
        {
          signal: running.stop.signal,
          onProgress: (done, total) => {
            running.progress = { done, total };
          },
        },
      );
      stopIfLocked();
      if (request.identityId !== null) {
        const { id: evaluationId, revision, identityId } = request;
        this.#kept = { pdf, sha256, signedAt, evaluationId, revision, identityId, around: printedAround(around) };
      }
      return {
        bytes: Uint8Array.from(pdf),
        sha256,
        state: identity === null ? 'draft' : 'ready',
        signerName: identity?.description.name ?? null,
        signedAt: signedAt.toISOString(),
      };
    } finally {
      if (this.#running === running) this.#running = null;
    }
  }

  /**
   * The preview with this hash, to be signed as it is.
   *
   * @throws ResiduaError `conflict` when it is of another evaluation, revision or signer, too old, or gone.
   */
  kept(wanted: Pick<KeptPreview, 'sha256' | 'evaluationId' | 'revision' | 'identityId'>, now: Date): KeptPreview {
    const kept = this.#kept;
    const isIt =
      kept !== null &&
      kept.sha256 === wanted.sha256 &&
      kept.evaluationId === wanted.evaluationId &&
      kept.revision === wanted.revision &&
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
export function bytesToSign(kept: KeptPreview, around: Around): Uint8Array {
  if (kept.around !== printedAround(around)) throw outdated();
  if (createHash('sha256').update(kept.pdf).digest('hex') !== kept.sha256) throw outdated();
  return kept.pdf;
}

/** To compare: what is absent and what is null print alike. */
function printedAround({ drawn, licenceNumber, timestampHost, pageSize }: Around): string {
  return JSON.stringify([drawn ?? null, licenceNumber ?? null, timestampHost ?? null, pageSize ?? null]);
}

export function previewHandlers(previews: Previews): PreviewHandlers {
  return {
    'report.preview': (request) => previews.make(request, new Date()),
    'report.previewProgress': () => previews.progress(),
    'report.cancelPreview': () => {
      previews.cancel();
      return null;
    },
  };
}

function outdated(): ResiduaError {
  return new ResiduaError(
    'conflict',
    'The report is no longer as it was previewed, or the preview is older than ten minutes. Preview it once more, then sign.',
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
