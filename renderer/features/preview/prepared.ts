import { useSyncExternalStore } from 'react';
import { PREVIEW_LASTS } from '../../../main/contract/preview-schemas.ts';
import { CallFailure } from '../../app/client.ts';

/** A document that was previewed and waits, byte for byte, to be signed. */
interface Prepared {
  /** What it was made of. */
  readonly of: string;
  readonly identityId: string;
  readonly sha256: string;
  /** ISO 8601; the time of signing that stands in it. */
  readonly signedAt: string;
  /** It waited too long: what is signed is made anew. */
  readonly isOver: boolean;
}

let prepared: Prepared | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function publish(next: Prepared | null): void {
  prepared = next;
  for (const listener of listeners) listener();
}

export function keepPrepared(value: Omit<Prepared, 'isOver'>): void {
  clearTimeout(timer);
  const kept = { ...value, isOver: false };
  publish(kept);
  timer = setTimeout(
    () => {
      publish({ ...kept, isOver: true });
    },
    Date.parse(value.signedAt) + PREVIEW_LASTS - Date.now(),
  );
}

function forgetPrepared(): void {
  clearTimeout(timer);
  publish(null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** What was previewed of this content last; null when nothing was, or of other content. */
export function usePrepared(of: string): Prepared | null {
  const known = useSyncExternalStore(subscribe, () => prepared);
  return known?.of === of ? known : null;
}

interface Request {
  readonly identityId: string;
  readonly withoutTimestamp?: boolean;
}

/** The hash under which to sign what was previewed; undefined when the document has to be made anew. */
function previewedHash(of: string, { identityId, withoutTimestamp }: Request): string | undefined {
  // A document that says nothing of a timestamp is another one than was previewed.
  if (withoutTimestamp === true || prepared === null || prepared.isOver) return undefined;
  return prepared.of === of && prepared.identityId === identityId ? prepared.sha256 : undefined;
}

/** Signs as it was previewed where it was. A preview that no longer holds does not stop the next attempt. */
export async function signAsPreviewed<Result>(
  of: string,
  request: Request,
  sign: (previewSha256: string | undefined) => Promise<Result>,
): Promise<Result> {
  try {
    const result = await sign(previewedHash(of, request));
    forgetPrepared();
    return result;
  } catch (error) {
    if (error instanceof CallFailure && error.code === 'conflict') forgetPrepared();
    throw error;
  }
}
