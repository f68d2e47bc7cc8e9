import { useEffect, useState } from 'react';
import type { Preview } from '../../../main/contract/preview-schemas.ts';
import { CallFailure, failureMessage } from '../../app/client.ts';
import { cancelMaking, useMaking } from '../making/use-making.ts';
import { keepPrepared } from './prepared.ts';
import type { PreviewSource } from './sources.ts';

export type PreviewState =
  | { readonly state: 'making'; readonly done: number; readonly total: number }
  | { readonly state: 'made'; readonly preview: Preview }
  /** `path`: the place that is at fault, where there is one. */
  | { readonly state: 'failed'; readonly message: string; readonly path: string | undefined };

/**
 * Has the document made as this identity would sign it; without one (null) as a draft. Undefined: not known yet, nothing is
 * made. It is made anew for each identity and `attempt`, and given up when the component goes.
 *
 * @param source the same object for as long as the same document is meant.
 */
export function usePreview(
  source: PreviewSource,
  identityId: string | null | undefined,
  attempt: number,
): PreviewState {
  const [known, setKnown] = useState<{ of: string; state: PreviewState } | null>(null);
  const wanted = `${String(identityId)} ${String(attempt)}`;
  const isMaking = known?.of !== wanted;
  const progress = useMaking('preview', isMaking);

  useEffect(() => {
    if (identityId === undefined) return;
    let isGone = false;
    let isRunning = true;
    const show = (state: PreviewState): void => {
      isRunning = false;
      if (!isGone) setKnown({ of: wanted, state });
    };
    source.make(identityId).then(
      ({ of, preview }) => {
        const { sha256, signedAt, state } = preview;
        if (!isGone && state === 'ready' && identityId !== null) keepPrepared({ of, identityId, sha256, signedAt });
        show({ state: 'made', preview });
      },
      (error: unknown) => {
        const path = error instanceof CallFailure ? error.path : undefined;
        show({ state: 'failed', message: failureMessage(error), path });
      },
    );
    return () => {
      isGone = true;
      if (isRunning) cancelMaking('preview');
    };
  }, [source, identityId, wanted]);

  if (!isMaking) return known.state;
  return { state: 'making', done: progress?.done ?? 0, total: progress?.total ?? 1 };
}
