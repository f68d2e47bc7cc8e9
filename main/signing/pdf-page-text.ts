import { pageContent, pagesOf, streamContent } from './pdf-content.ts';
import type { PdfStructure } from './pdf-structure.ts';
import { PdfError, PdfReader, type PdfBudget, type PdfDict, type PdfValue } from './pdf-syntax.ts';

type CodeMap = ReadonlyMap<number, string>;

/** Longest text that is read of a file, characters. */
const MAX_TEXT = 20_000_000;

/**
 * The text that a file's pages show, in the order in which it is drawn, every kind of space as one. It is read as Residua
 * writes it (fonts of two-byte codes with a map to Unicode); text in other fonts is left out. Throws PdfError.
 */
export function shownText(structure: PdfStructure, budget: PdfBudget): string {
  const maps = new Map<number, CodeMap>();
  const parts: string[] = [];
  let length = 0;
  for (const page of pagesOf(structure)) {
    const text = textOfPage(structure, page, maps, budget);
    length += text.length;
    if (length > MAX_TEXT) throw new PdfError('holds too much text to be read');
    parts.push(text);
  }
  return parts.join(' ').replace(/\s+/gu, ' ');
}

function textOfPage(structure: PdfStructure, page: PdfDict, maps: Map<number, CodeMap>, budget: PdfBudget): string {
  const resources = structure.dictAt(page, 'Resources');
  const fonts = resources === undefined ? undefined : structure.dictAt(resources, 'Font');
  const reader = new PdfReader(pageContent(structure, page), 0, budget);
  const parts: string[] = [];
  let operands: PdfValue[] = [];
  let map: CodeMap | undefined;
  for (;;) {
    const operator = reader.takeOperator();
    if (operator === undefined) {
      if (reader.isAtEnd()) break;
      operands.push(reader.readValue());
      if (operands.length > 10_000) throw new PdfError('is damaged: the content of a page cannot be read');
      continue;
    }
    const [first] = operands;
    if (operator === 'BI') throw new PdfError('holds pictures inside its text, which is not read');
    if (operator === 'Tf')
      map = first?.kind === 'name' ? codeMap(structure, fonts?.entries.get(first.value), maps) : undefined;
    if (operator === 'Tj' && first !== undefined) parts.push(decoded([first], map));
    if (operator === 'TJ' && first?.kind === 'array') parts.push(decoded(first.items, map));
    if (operator === 'ET') parts.push(' ');
    operands = [];
  }
  return parts.join('');
}

function decoded(items: readonly PdfValue[], map: CodeMap | undefined): string {
  if (map === undefined) return '';
  let text = '';
  for (const item of items) {
    if (item.kind !== 'string') continue;
    for (let at = 0; at + 1 < item.bytes.length; at += 2) {
      text += map.get(((item.bytes[at] ?? 0) << 8) | (item.bytes[at + 1] ?? 0)) ?? '\u{fffd}';
    }
  }
  return text;
}

/** The map of a font from codes to text; undefined for a font of another kind. */
function codeMap(
  structure: PdfStructure,
  font: PdfValue | undefined,
  known: Map<number, CodeMap>,
): CodeMap | undefined {
  if (font?.kind !== 'ref') return undefined;
  const before = known.get(font.number);
  if (before !== undefined) return before;
  const dict = structure.resolve(font);
  if (dict.kind !== 'dict') return undefined;
  const encoding = structure.resolve(dict.entries.get('Encoding'));
  const toUnicode = dict.entries.get('ToUnicode');
  if (encoding.kind !== 'name' || encoding.value !== 'Identity-H' || toUnicode === undefined) return undefined;
  const text = Buffer.from(streamContent(structure, toUnicode)).toString('latin1');
  const map = new Map<number, string>();
  for (const [, block = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', target = ''] of block.matchAll(/<([0-9a-fA-F]{4})>\s*<((?:[0-9a-fA-F]{4}){1,8})>/g)) {
      map.set(Number.parseInt(code, 16), Buffer.from(target, 'hex').swap16().toString('utf16le'));
    }
  }
  known.set(font.number, map);
  return map;
}
