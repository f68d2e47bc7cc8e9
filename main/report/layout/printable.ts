import { ResiduaError } from '../../domain/errors.ts';

const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;
/** Control and format characters, and selectors of glyph variants, which no font here has. The line feed stays. */
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;
const UNORDERED = /[\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A text as it can be set: NFC, every kind of line end as a line feed, tabs as spaces, control, directional and
 * zero-width characters removed.
 */
export function printable(text: string): string {
  return text.normalize('NFC').replace(LINE_ENDS, '\n').replaceAll('\t', ' ').replace(INVISIBLE, '');
}

/**
 * True when the layout can set the character at all, whatever the fonts hold. Not so for lone surrogates, private
 * use, noncharacters and the right-to-left scripts for which there is no font with their joins.
 */
export function isSettable(codePoint: number): boolean {
  if (codePoint >= 0xd800 && codePoint <= 0xf8ff) return false;
  if (codePoint >= 0xf0000 || (codePoint & 0xfffe) === 0xfffe) return false;
  return !UNORDERED.test(String.fromCodePoint(codePoint));
}

/**
 * The refusal of a character that no font of the report has. It names the code point and the field, never the
 * text around it.
 *
 * @param source what the text is, for the person: 'Examinee name', or a JSON pointer such as '/examinee/name'.
 */
export function unprintable(codePoint: number, source: string): ResiduaError {
  const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  return new ResiduaError(
    'unprintable',
    `${source}: the character ${name} cannot be printed, because no font of the report has it. ` +
      'Write it in Latin letters, or leave it out.',
    source.startsWith('/') ? { path: source } : {},
  );
}
