type Data = () => Promise<unknown>;

/** The 14 standard fonts, for PDFs that do not bring them, and the character maps of East Asian ones. Each is loaded when asked for. */
const FONTS = import.meta.glob(
  ['../../../node_modules/pdfjs-dist/standard_fonts/*.pfb', '../../../node_modules/pdfjs-dist/standard_fonts/*.ttf'],
  { query: '?url&inline', import: 'default' },
);
const CHARACTER_MAPS = import.meta.glob('../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url&inline',
  import: 'default',
});

const byName = (files: Readonly<Record<string, Data>>): ReadonlyMap<string, Data> =>
  new Map(Object.entries(files).map(([path, load]) => [path.slice(path.lastIndexOf('/') + 1), load]));

const KINDS: ReadonlyMap<string, ReadonlyMap<string, Data>> = new Map([
  ['standardFontDataUrl', byName(FONTS)],
  ['cMapUrl', byName(CHARACTER_MAPS)],
]);

/** What pdf.js asks for while it reads, out of the application itself: the window makes no request for it. */
export class BundledData {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const data = await KINDS.get(kind)?.get(filename)?.();
    if (typeof data !== 'string') throw new Error('This build has no such data.');
    const text = atob(data.slice(data.indexOf(',') + 1));
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  }
}
