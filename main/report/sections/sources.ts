import type { Span } from '../layout/inline.ts';

/** The number of a note that names a source, set behind what it is claimed for. */
export function sourceNote(source: string): Span {
  // A number alone says nothing to those who do not know the register.
  return { text: '', footnote: source.startsWith('PMID ') ? `PubMed, ${source}` : source };
}
