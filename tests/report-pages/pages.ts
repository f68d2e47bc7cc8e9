import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { readPpm, writePalettePng } from '../tools/picture.ts';

const DOTS_PER_INCH = '75';

/** All pages, or the first page that holds each of these words. */
export type PageChoice = 'all' | readonly RegExp[];

export interface PagePicture {
  /** Name of the picture, e.g. "general-03.png". */
  readonly name: string;
  readonly png: Uint8Array;
  readonly file: string;
  /** Counted from 1, and of how many. */
  readonly page: number;
  readonly pages: number;
}

const run = promisify(execFile);

/** Pictures of the chosen pages of a file. */
export async function pagePictures(file: { name: string; path: string }, choice: PageChoice): Promise<PagePicture[]> {
  const { stdout } = await run('pdftotext', ['-layout', file.path, '-'], { maxBuffer: 64 * 1024 * 1024 });
  const texts = stdout.split('\f').slice(0, -1);
  const chosen =
    choice === 'all' ? texts.map((_, index) => index) : choice.map((words) => pageWith(texts, words, file.name));
  const pictures: PagePicture[] = [];
  for (const index of [...new Set(chosen)].sort((one, other) => one - other)) {
    const page = String(index + 1);
    const args = ['-r', DOTS_PER_INCH, '-f', page, '-l', page, '-singlefile', file.path];
    const { stdout: ppm } = await run('pdftoppm', args, { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 });
    const name = `${file.name.replace('.pdf', '')}-${page.padStart(2, '0')}.png`;
    pictures.push({ name, png: writePalettePng(readPpm(ppm)), file: file.name, page: index + 1, pages: texts.length });
  }
  return pictures;
}

function pageWith(texts: readonly string[], words: RegExp, file: string): number {
  const index = texts.findIndex((text) => words.test(text));
  if (index === -1) throw new Error(`No page of ${file} holds ${words.source}.`);
  return index;
}
