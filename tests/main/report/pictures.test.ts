import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadSample } from '../../../main/exchange/sample.ts';
import { buildReport } from '../../../main/report/build-report.ts';
import { difference, readGreyPng, type Grey } from '../../tools/grey.ts';
import { emptyReport, fullReport, pageTexts, saved, withFile } from './layout/sample.ts';
import { OPTIONS } from './support.ts';

/**
 * Pages as somebody looked at them and found them good. After an intended change look at the new pages, then renew:
 * `RENEW_PICTURES=1 npm test -- unit -- tests/main/report/pictures.test.ts`
 */
const APPROVED = join(import.meta.dirname, 'approved');
const RENEW = process.env['RENEW_PICTURES'] === '1';
/** Share of inked pixels of a line that may differ: programs that render do not smooth edges all alike. */
const TOLERANCE = 0.15;
const DOTS_PER_INCH = '60';

interface Picture {
  readonly name: string;
  readonly document: 'letter' | 'a4' | 'elements' | 'names';
  /** What stands on the page and on none before it. */
  readonly words: RegExp;
}

const PICTURES: readonly Picture[] = [
  { name: 'letter-first-page', document: 'letter', words: /Conclusions in brief/ },
  { name: 'letter-contents', document: 'letter', words: /^Contents/m },
  { name: 'letter-pain-diagram', document: 'letter', words: /Marked areas/ },
  { name: 'letter-residual', document: 'letter', words: /Actual change/ },
  { name: 'a4-first-page', document: 'a4', words: /Conclusions in brief/ },
  { name: 'a4-motion', document: 'a4', words: /Range of motion, degrees/ },
  { name: 'elements', document: 'elements', words: /The result first/ },
  { name: 'names', document: 'names', words: /Names/ },
];

const documents = new Map<Picture['document'], Uint8Array>();

beforeAll(async () => {
  const sample = loadSample();
  documents.set('letter', await buildReport(sample, { ...OPTIONS, pageSize: 'letter' }));
  documents.set('a4', await buildReport(sample, { ...OPTIONS, pageSize: 'a4' }));
  documents.set('elements', await saved(await fullReport()));
  documents.set('names', await names(''));
});

async function names(shift: string): Promise<Uint8Array> {
  const report = await emptyReport();
  report.heading(1, 'Names');
  report.list([
    'Jiří Žižka, Nguyễn Thị Hoa, Łukasz Øystein',
    'Ελένη Παπαδοπούλου, Мария Ильинична',
    '李小龍, 诸葛亮, たなか, タナカ, 김철수',
    'สมชาย น้ำใจ',
    'محمد علي, مُحَمَّد بن سلمان (12)',
    'דוד בן־גוריון (born 1886)',
  ]);
  report.paragraph(`${shift}One line more.`, { before: shift === '' ? 0 : 3 });
  return report.save();
}

async function pagePicture(document: Uint8Array, words: RegExp): Promise<Buffer> {
  const page = (await pageTexts(document)).findIndex((text) => words.test(text)) + 1;
  if (page === 0) throw new Error(`No page holds ${words.source}.`);
  return withFile(document, async (file) => {
    const target = file.replace('.pdf', '');
    const only = ['-f', String(page), '-l', String(page), '-singlefile'];
    await promisify(execFile)('pdftoppm', ['-gray', '-png', '-r', DOTS_PER_INCH, ...only, file, target]);
    return readFile(`${target}.png`);
  });
}

async function approved(name: string): Promise<Grey> {
  return readGreyPng(await readFile(join(APPROVED, `${name}.png`)));
}

describe('pages look as they were approved', () => {
  test.each(PICTURES)('$name', async ({ name, document, words }) => {
    const picture = await pagePicture(documents.get(document) ?? new Uint8Array(), words);
    if (RENEW) await writeFile(join(APPROVED, `${name}.png`), picture);
    expect(difference(readGreyPng(picture), await approved(name))).toBeLessThan(TOLERANCE);
  });

  test('a line moved by three points, or a line of other words, is told', async () => {
    const picture = await approved('names');
    const moved = readGreyPng(await pagePicture(await names('\u00a0'), /Names/));
    expect(difference(moved, picture)).toBeGreaterThan(TOLERANCE);
    const other = readGreyPng(await pagePicture(await names('No. '), /Names/));
    expect(difference(other, picture)).toBeGreaterThan(TOLERANCE);
  });

  test('a page of another size is told', async () => {
    expect(difference(await approved('letter-first-page'), await approved('a4-first-page'))).toBe(1);
  });
});
