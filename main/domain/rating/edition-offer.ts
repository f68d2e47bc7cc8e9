import type { Evaluation } from '../evaluation/evaluation.ts';
import { usualEditions } from './editions.ts';
import { EDITIONS } from './score-rating.ts';

/** What the jurisdiction of the case rates by, as a proposal. */
export interface EditionOffer {
  /** One sentence with the source. */
  readonly words: string;
  /** The paths of this program that compute it; none when it computes none. */
  readonly editions: typeof EDITIONS;
}

/**
 * The editions that are usual in workers' compensation where the case is decided, with the source (SPEC A1–A3); null
 * while the referral names no jurisdiction that is on file, and for experts in federal courts, where no edition is
 * prescribed.
 */
export function editionOffer({ case: { jurisdiction, reportProfile } }: Evaluation): EditionOffer | null {
  if (reportProfile === 'us-federal-expert') return null;
  const usual = usualEditions(reportProfile === 'us-ca-workers-comp' ? 'US-CA' : jurisdiction);
  if (usual === null) return null;
  const editions = EDITIONS.filter(({ id }) => usual.editions.some((used) => id === used || id.startsWith(`${used}-`)));
  const titles = editions.map(({ title }) => title).join(' or ');
  const source = `${usual.source}${usual.confirmed ? '' : '; not confirmed in the law itself'}`;
  const words =
    editions.length === 0
      ? `For workers’ compensation ${usual.name} usually rates by a method that this program does not compute (${source}).`
      : `For workers’ compensation ${usual.name} usually rates by the ${titles} (${source}).`;
  return { words, editions };
}
