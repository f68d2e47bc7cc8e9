/** A report that was previewed and waits, byte for byte, to be signed. */
interface Prepared {
  readonly evaluationId: string;
  readonly revision: number;
  readonly identityId: string;
  readonly sha256: string;
  /** The time that stands in it, ISO 8601. */
  readonly signedAt: string;
}

let prepared: Prepared | null = null;

export function keepPrepared(value: Prepared): void {
  prepared = value;
}

export function forgetPrepared(): void {
  prepared = null;
}

/** What was previewed last of an evaluation; null when it was another one. */
function preparedFor(evaluationId: string): Prepared | null {
  return prepared?.evaluationId === evaluationId ? prepared : null;
}

/** The hash under which to sign what was previewed; undefined when the report has to be made anew. */
export function previewedHash(evaluationId: string, revision: number, identityId: string): string | undefined {
  const kept = preparedFor(evaluationId);
  return kept?.revision === revision && kept.identityId === identityId ? kept.sha256 : undefined;
}
