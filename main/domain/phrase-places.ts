import { narrativeTexts, type Narrative } from './narrative.ts';
import { literalParts } from './phrases.ts';

/** A phrase of the library, as far as texts are compared with it. */
export interface LibraryPhrase {
  readonly title: string;
  readonly body: string;
}

/** What a filled field holds at most; longer, and something was written in between. */
const FIELD_MAX = 200;

/** JSON pointers of the texts in which a phrase stands as it was inserted, whatever its fields were filled with. */
export function placesOfPhrase(narrative: Narrative, { body }: LibraryPhrase): string[] {
  const literals = literalParts(compared(body).trim());
  // A phrase that says nothing itself would stand anywhere.
  if (!literals.some((part) => /\p{L}/u.test(part))) return [];
  const wanted = {
    parts: literals.filter((part) => part !== ''),
    beginsItself: literals.at(0) !== '',
    endsItself: literals.at(-1) !== '',
  };
  return narrativeTexts(narrative)
    .filter(({ text }) => holds(compared(text), wanted))
    .map(({ path }) => path);
}

/** What a phrase says between its fields, none of it empty, and whether it begins and ends with that or with a field. */
interface Wanted {
  readonly parts: readonly string[];
  readonly beginsItself: boolean;
  readonly endsItself: boolean;
}

/** White space, line breaks and case make no difference. */
function compared(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();
}

/** Whether the parts stand one after the other, a field's length apart at most, and the phrase not within a word. */
function holds(text: string, { parts: [first = '', ...others], beginsItself, endsItself }: Wanted): boolean {
  for (let at = text.indexOf(first); at !== -1; at = text.indexOf(first, at + 1)) {
    if (beginsItself && isWithinWord(text, at)) continue;
    const end = endOf(text, at + first.length, others);
    if (end !== null && !(endsItself && isWithinWord(text, end))) return true;
  }
  return false;
}

/** Where the last part ends, each found at its first place behind the one before; null when one is not there. */
function endOf(text: string, start: number, parts: readonly string[]): number | null {
  let end = start;
  for (const part of parts) {
    const found = text.slice(end, end + FIELD_MAX + part.length).indexOf(part, 1);
    if (found === -1) return null;
    end += found + part.length;
  }
  return end;
}

function isWithinWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[at] ?? '');
}
