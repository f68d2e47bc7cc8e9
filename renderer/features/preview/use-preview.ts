import { useEffect, useState } from 'react';
import type { Preview } from '../../../main/contract/preview-schemas.ts';
import { CallFailure, failureMessage, residua } from '../../app/client.ts';
import { useSession } from '../evaluation/context.ts';
import { savedRevision } from '../evaluation/saved-revision.ts';
import { keepPrepared } from './prepared.ts';

export type PreviewState =
  | { readonly state: 'making'; readonly done: number; readonly total: number }
  | { readonly state: 'made'; readonly preview: Preview }
  /** `path`: the place that is at fault, where there is one. */
  | { readonly state: 'failed'; readonly message: string; readonly path: string | undefined };

/** How often progress is asked for. Milliseconds. */
const ASK_EVERY = 120;
const BEGINNING: PreviewState = { state: 'making', done: 0, total: 1 };

/**
 * Has the report made as this identity would sign it; without one (null) as a draft. Undefined: not known yet, nothing is
 * made. It is made anew for each identity and `attempt`, and given up when the component goes.
 */
export function usePreview(identityId: string | null | undefined, attempt: number): PreviewState {
  const session = useSession();
  const [known, setKnown] = useState<{ of: string; state: PreviewState } | null>(null);
  const wanted = `${String(identityId)} ${String(attempt)}`;

  useEffect(() => {
    if (identityId === undefined) return;
    let isGone = false;
    let isRunning = true;
    const show = (state: PreviewState): void => {
      if (!isGone) setKnown({ of: wanted, state });
    };
    const make = async (): Promise<void> => {
      const revision = await savedRevision(session);
      const preview = await residua.call('report.preview', { id: session.id, revision, identityId });
      const { sha256, signedAt, state } = preview;
      if (!isGone && state === 'ready' && identityId !== null) {
        keepPrepared({ evaluationId: session.id, revision, identityId, sha256, signedAt });
      }
      show({ state: 'made', preview });
    };
    const timer = setInterval(() => {
      residua.call('report.previewProgress', null).then(
        (progress) => {
          if (isRunning && progress !== null) show({ state: 'making', ...progress });
        },
        () => {
          // The preview itself tells what is wrong.
        },
      );
    }, ASK_EVERY);
    const stop = (): void => {
      isRunning = false;
      clearInterval(timer);
    };
    make()
      .catch((error: unknown) => {
        const path = error instanceof CallFailure ? error.path : undefined;
        show({ state: 'failed', message: failureMessage(error), path });
      })
      .finally(stop);
    return () => {
      isGone = true;
      if (isRunning) void residua.call('report.cancelPreview', null).catch(() => undefined);
      stop();
    };
  }, [session, identityId, wanted]);

  return known?.of === wanted ? known.state : BEGINNING;
}
