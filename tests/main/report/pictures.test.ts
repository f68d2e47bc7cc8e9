import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { emptyAddendum } from '../../../main/domain/addendum.ts';
import type { Strokes } from '../../../main/domain/signature-strokes.ts';
import { buildAddendum } from '../../../main/report/build-addendum.ts';
import { buildReport } from '../../../main/report/build-report.ts';
import { buildStatement } from '../../../main/report/build-statement.ts';
import { countersignReport } from '../../../main/report/countersigned.ts';
import { signed } from '../../../main/report/signed-report.ts';
import { colorShift, difference, readPalettePng, readPpm, writePalettePng, type Picture } from '../../tools/picture.ts';
import { newIdentity } from '../signing/support.ts';
import { emptyReport, fullReport, pageTexts, saved, withFile } from './layout/sample.ts';
import { exhibitPictures, profileSamples } from './profile-samples.ts';
import { OPTIONS } from './support.ts';

/**
 * Pages as somebody looked at them and found them good. After an intended change look at the new pages, then renew:
 * `RENEW_PICTURES=1 npm test -- unit -- tests/main/report/pictures.test.ts`
 */
const APPROVED = join(import.meta.dirname, 'approved');
const RENEW = process.env['RENEW_PICTURES'] === '1';
const HOW_TO_RENEW =
  'The page does not look as it was approved. If the change is intended, look at the page, then renew the picture: ' +
  'RENEW_PICTURES=1 npm test -- unit -- tests/main/report/pictures.test.ts';
/** Share of inked pixels of a line that may differ: programs that render do not smooth edges all alike. */
const TOLERANCE = 0.15;
/** Change of a colour's share in the ink of a line; the approved pictures have a palette. */
const COLOR_TOLERANCE = 0.05;
const DOTS_PER_INCH = '60';

/** Name of the picture, its document, and what stands on the page and on none before it. */
const PICTURES = [
  ['letter-first-page', 'letter', /Conclusions in brief/],
  ['letter-contents', 'letter', /^Contents/m],
  ['letter-pain-diagram', 'letter', /Marked areas/],
  ['letter-residual', 'letter', /Actual change/],
  ['letter-table-goes-on', 'letter', /Lifting an object, like a bag/],
  ['letter-work-capacity', 'letter', /^ *Work capacity/m],
  ['letter-signature-typed', 'letter', /^ *Signature$/m],
  ['a4-first-page', 'a4', /Conclusions in brief/],
  ['a4-motion', 'a4', /Range of motion, degrees/],
  ['a4-signature-drawn', 'a4', /^ *Signature$/m],
  ['countersigned', 'countersigned', /Countersigned after review/],
  ['california-disclosures', 'california', /^ *Disclosures$/m],
  ['federal-exhibit', 'federal', /Exhibit A – page 1 of 1/],
  ['federal-exhibit-turned', 'federal', /Exhibit C – page 1 of 1/],
  ['statement', 'statement', /Work status/],
  ['addendum', 'addendum', /Addendum 1/],
  ['elements', 'elements', /The result first/],
  ['names', 'names', /Names/],
] as const;

const DRAWN: Strokes = [
  [
    [20, 260],
    [120, 60],
    [180, 240],
    [300, 90],
    [380, 250],
    [520, 120],
    [700, 230],
    [980, 140],
  ],
  [
    [60, 300],
    [900, 290],
  ],
];

const documents = new Map<string, Uint8Array>();

beforeAll(async () => {
  const { general, 'us-ca-workers-comp': california, 'us-federal-expert': federal } = profileSamples();
  const { signedAt, utcOffsetMinutes = 0 } = OPTIONS;
  const identity = await newIdentity('P-256', 'Jordan Specimen', new Date('2026-10-01T00:00:00Z'));
  const reviewer = await newIdentity('P-256', 'Rita Reviewer', new Date('2026-10-01T00:00:00Z'));
  const letter = await buildReport(general, { ...OPTIONS, pageSize: 'letter' });
  documents.set('letter', letter);
  documents.set('a4', await buildReport(general, { ...OPTIONS, pageSize: 'a4', drawn: DRAWN }));
  documents.set('california', await buildReport(california, OPTIONS));
  documents.set('federal', await buildReport(federal, { ...OPTIONS, exhibitSources: exhibitPictures() }));
  documents.set('statement', await buildStatement(general, OPTIONS));
  // Both show a certificate that is the same each time, so its fingerprint is too.
  const { pdf } = await signed(() => Promise.resolve(letter), null, identity, signedAt, {});
  const countersignature = { report: pdf, reviewer: { credentials: 'MD, PhD' } };
  const later = { utcOffsetMinutes, drawn: DRAWN };
  documents.set('countersigned', (await countersignReport(countersignature, reviewer, signedAt, later)).pdf);
  const addendum = {
    ...emptyAddendum(general),
    reason: 'Letter of the insurer of October 20, 2026, with one further question.',
    body: 'Swimming is not restricted. Work in water is, while the examinee has to climb a ladder to leave it.',
  };
  const original = { sha256: '7'.repeat(64), signedAt, signerName: 'Jordan Specimen' };
  const content = { evaluation: general, original, earlier: [], number: 1, addendum };
  documents.set('addendum', await buildAddendum(content, OPTIONS));
  documents.set('elements', await saved(await fullReport()));
  documents.set('names', await names(''));
});

async function names(shift: string, color: 'ink' | 'accent' = 'ink'): Promise<Uint8Array> {
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
  report.paragraph({ text: `${shift}One line more.`, color }, { before: shift === '' ? 0 : 3 });
  return report.save();
}

async function pagePicture(document: Uint8Array, words: RegExp): Promise<Picture> {
  const page = (await pageTexts(document)).findIndex((text) => words.test(text)) + 1;
  if (page === 0) throw new Error(`No page holds ${words.source}.`);
  return withFile(document, async (file) => {
    const target = file.replace('.pdf', '');
    const only = ['-f', String(page), '-l', String(page), '-singlefile'];
    await promisify(execFile)('pdftoppm', ['-r', DOTS_PER_INCH, ...only, file, target]);
    // With a palette, as the approved pictures have it.
    return readPalettePng(writePalettePng(readPpm(await readFile(`${target}.ppm`))));
  });
}

async function approved(name: string): Promise<Picture> {
  return readPalettePng(await readFile(join(APPROVED, `${name}.png`)));
}

describe('pages look as they were approved', () => {
  test.each(PICTURES)('%s', async (name, document, words) => {
    const picture = await pagePicture(documents.get(document) ?? new Uint8Array(), words);
    if (RENEW) await writeFile(join(APPROVED, `${name}.png`), writePalettePng(picture));
    expect(difference(picture, await approved(name)), HOW_TO_RENEW).toBeLessThan(TOLERANCE);
    expect(colorShift(picture, await approved(name)), HOW_TO_RENEW).toBeLessThan(COLOR_TOLERANCE);
  });

  test('a line moved by three points, of other words or of another colour is told', async () => {
    const picture = await approved('names');
    for (const other of [await names('\u00a0'), await names('No. ')])
      expect(difference(await pagePicture(other, /Names/), picture)).toBeGreaterThan(TOLERANCE);
    const colored = await pagePicture(await names('', 'accent'), /Names/);
    expect(colorShift(colored, picture)).toBeGreaterThan(COLOR_TOLERANCE);
  });

  test('a page of another size is told', async () => {
    expect(difference(await approved('letter-first-page'), await approved('a4-first-page'))).toBe(1);
  });
});
