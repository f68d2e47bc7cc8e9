import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyAddendum } from '../../../main/domain/addendum.ts';
import type { Strokes } from '../../../main/domain/signature-strokes.ts';
import { buildAddendum } from '../../../main/report/build-addendum.ts';
import { buildReport } from '../../../main/report/build-report.ts';
import { buildStatement } from '../../../main/report/build-statement.ts';
import { countersignReport } from '../../../main/report/countersigned.ts';
import { FontBook } from '../../../main/report/layout/fonts.ts';
import { formXObject } from '../../../main/report/layout/signature-area.ts';
import type { PathStep } from '../../../main/report/layout/painter.ts';
import { drawSigned, type Signed } from '../../../main/report/sections/signature-box.ts';
import { drawHand } from '../../../main/report/sections/signature-hand.ts';
import { signReport, signStatement } from '../../../main/report/signed-report.ts';
import type { SigningIdentity } from '../../../main/signing/identity.ts';
import { verifyPdf } from '../../../main/signing/verify.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { newIdentity, NOW, run, workFolder } from '../signing/support.ts';
import { OPTIONS, plain, sampleWith } from './support.ts';

const folder = workFolder();
afterAll(() => {
  folder.done();
});

const NAME = 'Maximiliana-Theodora von und zu Hohenlohe-Schillingsfürst-Waldenburg and Sayn-Wittgenstein';
const CREDENTIALS = 'MD, PhD, FAAOS, FACS, QME';
const DRAWN: Strokes = [
  [
    [10, 200],
    [900, 120],
  ],
];
const { examiner, case: facts, disclosures } = loadSample();
const long = sampleWith({
  examiner: { ...examiner, name: NAME, credentials: CREDENTIALS },
  case: { ...facts, reportProfile: 'us-ca-workers-comp' },
  disclosures: { ...disclosures, county: 'San Luis Obispo' },
});

const textLines = (pdf: Uint8Array): string[] =>
  run('pdftotext', '-raw', folder.file('box.pdf', pdf), '-').split('\n').map(plain);

/** The words on a page of 500 points with where they stand, when a box of that size shows a signature. */
async function wordsIn(signed: Signed, width: number, height: number) {
  const document = await PDFDocument.create({ updateMetadata: false });
  const page = document.addPage([500, 500]);
  const fonts = new FontBook(document.context);
  const draw = formXObject(
    document.context,
    fonts,
    { width, height },
    (canvas) => {
      drawSigned(canvas, signed);
    },
    'test',
  );
  fonts.embed();
  const name = page.node.newXObject('Box', draw);
  page.node.addContentStream(
    document.context.register(document.context.stream(`q 1 0 0 1 50 ${String(450 - height)} cm ${String(name)} Do Q`)),
  );
  const html = run('pdftotext', '-bbox', folder.file('words.pdf', await document.save()), '-');
  return [...html.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)].map(
    ([, left, top, right, bottom, text = '']) => ({
      left: Number(left),
      top: Number(top),
      right: Number(right),
      bottom: Number(bottom),
      text,
    }),
  );
}

describe('the visible signature', () => {
  test.each([
    ['letter', 'typed', undefined],
    ['letter', 'drawn', DRAWN],
    ['a4', 'typed', undefined],
    ['a4', 'drawn', DRAWN],
  ] as const)(
    'on %s, %s, shows the whole name, and the credentials on a line of their own',
    async (pageSize, _, drawn) => {
      const lines = textLines(await buildStatement(long, { ...OPTIONS, pageSize, drawn }));
      expect(lines).toContain(CREDENTIALS);
      const at = lines.lastIndexOf(CREDENTIALS);
      expect(lines.slice(at - 2, at).join(' ')).toContain(NAME);
      expect(lines.slice(at).join(' ')).toContain(`License ${examiner.licenceNumber ?? ''}, Pennsylvania`);
      expect(lines.slice(at).join(' ')).toContain('county of San Luis Obispo');
      expect(lines.slice(at, -2).join(' ')).not.toContain('…');
    },
  );

  test.each([
    ['of the longest that can be entered', `${'Anna-Maria '.repeat(45)}End`, 'MD, '.repeat(120)],
    ['of one word without a place to break', 'W'.repeat(500), 'X'.repeat(499)],
    ['in letters that no handwriting has', '李小龍'.repeat(40), '医学博士'.repeat(20)],
  ])('%s: nothing is cut, and everything stands within the field', async (_, name, credentials) => {
    for (const drawn of [undefined, DRAWN]) {
      const lines = [
        ['Countersigned after review', 'License A-1'],
        ['Certificate issued by CN=Authority'],
        ['County of Kern'],
      ];
      const words = await wordsIn({ hand: { name, drawn }, name, credentials, lines }, 320, 98);
      for (const { left, top, right, bottom } of words) {
        expect(left).toBeGreaterThanOrEqual(50);
        expect(right).toBeLessThanOrEqual(370.5);
        expect(top).toBeGreaterThanOrEqual(49);
        expect(bottom).toBeLessThanOrEqual(149.5);
      }
      const text = words.map((word) => word.text).join('');
      for (const part of [name, credentials, ...lines.flat()]) expect(text).toContain(part.replaceAll(' ', ''));
    }
  });
});

test.each(['Jordan Specimen', 'Qylie Fjögfþ', 'Jj', 'Æ', 'Lily-Jo Quaffing-Hythe'])(
  'the ink of a written name stays within its box: %s',
  (name) => {
    const box = { x: 14, y: 6, width: 176, height: 36 };
    const points: (readonly [number, number])[] = [];
    const pen = {
      path: (steps: readonly PathStep[]): void => {
        for (const [kind, ...numbers] of steps) {
          if (kind === 'close') continue;
          points.push([Number(numbers.at(-2)), Number(numbers.at(-1))]);
        }
      },
      text: (): void => {
        throw new Error('The face has every letter of the name.');
      },
      textWidth: (): number => 0,
    };
    drawHand(pen, { name }, box);
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(box.x - 0.01);
    expect(Math.max(...xs)).toBeLessThanOrEqual(box.x + box.width + 0.01);
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(box.y - 0.01);
    expect(Math.max(...ys)).toBeLessThanOrEqual(box.y + box.height + 0.01);
    expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(box.height / 3);
  },
);

describe('the places of signatures', () => {
  const textPages = (pdf: Uint8Array): string[] =>
    run('pdftotext', folder.file('pages.pdf', pdf), '-').split('\f').slice(0, -1);

  test.each(['letter', 'a4'] as const)(
    'on %s, the place for a reviewer never stands without the attestation',
    async (pageSize) => {
      for (const evaluation of [loadSample(), long]) {
        const pages = textPages(await buildReport(evaluation, { ...OPTIONS, pageSize }));
        const page = pages.find((text) => text.includes('Not countersigned'));
        // Nor do both stand without the end of the text that they are signed for.
        expect(
          page
            ?.split('\nSignature\n')[0]
            ?.split('\n')
            .filter((line) => line !== '').length,
        ).toBeGreaterThan(3);
        expect(page).toContain('The findings and opinions in this report are my own.');
        expect(page).toContain('Signed digitally with a self-signed certificate');
      }
    },
  );

  test.each(['letter', 'a4'] as const)('on %s, a short addendum is one page', async (pageSize) => {
    const evaluation = loadSample();
    const addendum = {
      ...emptyAddendum(evaluation),
      reason: 'A letter with one question.',
      body: 'Swimming is allowed.',
    };
    const original = { sha256: '7'.repeat(64), signedAt: OPTIONS.signedAt, signerName: 'Jordan Specimen' };
    const content = { evaluation, original, earlier: [], number: 1, addendum };
    expect(textPages(await buildAddendum(content, { ...OPTIONS, pageSize }))).toHaveLength(1);
  });
});

describe('who signs, beside the certificate', () => {
  let signer: SigningIdentity;
  beforeAll(async () => {
    signer = await newIdentity('P-256', 'Jordan Specimen');
  });

  test('the county stands in the field and in the signature, of a report and of its countersignature', async () => {
    const { pdf } = await signReport(long, signer, NOW, { utcOffsetMinutes: 0 });
    const reviewer = { credentials: 'MD, QME', licenceNumber: 'G-9, Nevada', county: 'Kern' };
    const both = await countersignReport({ report: pdf, reviewer }, signer, NOW, { utcOffsetMinutes: 0 });
    expect(await verifyPdf(both.pdf)).toMatchObject({
      valid: true,
      signatures: [{ location: 'County of San Luis Obispo' }, { location: 'County of Kern' }],
    });
    const lines = textLines(both.pdf);
    expect(lines).toContain('MD, QME');
    // What does not fit on one line goes on in the next.
    const text = lines.join(' ');
    expect(text).toMatch(/Countersigned after review( ·)? License G-9, Nevada/);
    expect(text).toMatch(/March 1, 2026, 12:00:00 UTC( ·)? county of Kern/);
    expect(text).toMatch(/March 1, 2026, 12:00:00 UTC( ·)? county of San Luis Obispo/);
  });

  test('without a profile that asks for it no county is told', async () => {
    const { pdf } = await signStatement(loadSample(), signer, NOW, { utcOffsetMinutes: 0 });
    expect((await verifyPdf(pdf)).signatures).toMatchObject([{ location: null }]);
    expect(textLines(pdf).join(' ')).not.toContain('county of');
  });

  test('the license number of the identity stands in where the examiner’s is not documented', async () => {
    const bare = sampleWith({ examiner: { ...examiner, licenceNumber: null } });
    const shown = textLines(await buildStatement(bare, { ...OPTIONS, licenceNumber: 'B-77' }));
    expect(shown.some((line) => line.endsWith('License B-77, Pennsylvania'))).toBe(true);
    const own = textLines(await buildStatement(long, { ...OPTIONS, licenceNumber: 'B-77' }));
    expect(own.join(' ')).not.toContain('B-77');
  });
});
