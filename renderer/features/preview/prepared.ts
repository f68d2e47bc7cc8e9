import { CallFailure } from '../../app/client.ts';

/** A document that was previewed and waits, byte for byte, to be signed. */
interface Prepared {
  /** What it was made of. */
  readonly of: string;
  readonly identityId: string;
  readonly sha256: string;
}

let prepared: Prepared | null = null;

export function keepPrepared(value: Prepared): void {
  prepared = value;
}

function forgetPrepared(): void {
  prepared = null;
}

interface Request {
  readonly identityId: string;
  readonly withoutTimestamp?: boolean;
}

/** The hash under which to sign what was previewed; undefined when the document has to be made anew. */
function previewedHash(of: string, { identityId, withoutTimestamp }: Request): string | undefined {
  // A document that says nothing of a timestamp is another one than was previewed.
  if (withoutTimestamp === true) return undefined;
  return prepared?.of === of && prepared.identityId === identityId ? prepared.sha256 : undefined;
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
