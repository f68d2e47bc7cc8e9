import { afterAll, describe, expect, test } from 'vitest';
import { exhibitDelivery } from '../../../main/exchange/exhibit-delivery.ts';
import { readJpegHead } from '../../../main/exchange/jpeg-head.ts';
import { buildReport } from '../../../main/report/build-report.ts';
import { signExhibits } from '../../../main/report/signed-exhibits.ts';
import { signReport } from '../../../main/report/signed-report.ts';
import { attachedFiles } from '../../../main/signing/pdf-attached.ts';
import { PdfStructure } from '../../../main/signing/pdf-structure.ts';
import { jpeg } from '../../tools/jpeg.ts';
import { png } from '../../tools/png.ts';
import { validateWithVeraPdf } from '../../tools/verapdf.ts';
import { newIdentity, NOW, run, workFolder } from '../signing/support.ts';
import { foreignPdf, hashOf, withExhibits } from './exhibit-files.ts';
import { between, linesOf, OPTIONS } from './support.ts';

const folder = workFolder();
afterAll(() => {
  folder.done();
});

const PICTURES = [
  { name: 'grey.jpg', bytes: jpeg(), title: 'Radiograph', description: 'Anteroposterior view of the pelvis.' },
  { name: 'turned.jpg', bytes: jpeg({ orientation: 6 }), title: 'Wound, 2026' },
  { name: 'deep.png', bytes: png(60, 40, { colors: 2, bits: 16 }) },
  { name: 'clear.png', bytes: png(40, 400, { colors: 6 }), title: 'Drawing' },
];

function attachedIn(pdf: Uint8Array): Map<string, Uint8Array> {
  const files = attachedFiles(new PdfStructure(pdf, { tokens: 20_000_000 }));
  return new Map(files.map(({ name, content }) => [name, content()]));
}

describe('exhibits of a report (P2, P3)', () => {
  test('pictures are stamped, tagged pages behind the signature; the file stays PDF/A-3a and PDF/UA-1', async () => {
    const scan = await foreignPdf();
    const cmyk = jpeg({ components: 4 });
    const { evaluation, sources } = withExhibits([
      ...PICTURES,
      { name: 'Operative report.pdf', bytes: scan, title: 'Operative report' },
      { name: 'print.jpg', bytes: cmyk },
    ]);
    const identity = await newIdentity();
    const options = { utcOffsetMinutes: 0, exhibitSources: sources };
    const { pdf } = await signReport(evaluation, identity, NOW, options);
    const path = folder.file('exhibits.pdf', pdf);
    const lines = linesOf(path);

    const list = between(lines, 'Exhibits', 'Signature');
    for (const { bytes } of PICTURES) expect(list.replaceAll(/[^0-9a-f]/g, '')).toContain(hashOf(bytes));
    expect(list).toContain(`residua-exhibit-E-${hashOf(scan).slice(0, 8)}.pdf`);
    expect(list).toContain(`residua-exhibit-F-${hashOf(cmyk).slice(0, 8)}.pdf`);
    const behind = lines.slice(lines.indexOf('Signature')).join(' ');
    for (const label of ['A', 'B', 'C', 'D']) expect(behind).toContain(`Exhibit ${label} – page 1 of 1`);
    expect(behind).not.toContain('Exhibit E – page');
    expect(run('pdfinfo', '-struct-text', path)).toMatch(
      /Figure:\s+\/Placement \/Block\s+\/BBox [^"]*"Exhibit A – page 1 of 1"/,
    );

    const inside = attachedIn(pdf);
    expect([...inside.keys()].filter((name) => name.startsWith('exhibit-'))).toEqual([
      'exhibit-A.jpg',
      'exhibit-B.jpg',
      'exhibit-C.png',
      'exhibit-D.png',
    ]);
    expect(hashOf(inside.get('exhibit-C.png') ?? new Uint8Array())).toBe(evaluation.exhibits[2]?.sha256);

    const beside = await signExhibits(evaluation, (sha256) => sources.get(sha256), identity, NOW, options);
    expect(beside.map(({ position, sourceSha256 }) => [position, sourceSha256])).toEqual([
      [4, hashOf(scan)],
      [5, hashOf(cmyk)],
    ]);
    const files = [path, ...beside.map(({ name, pdf: file }) => folder.file(name, file))];
    for (const file of files) {
      expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
      expect(run('pdfsig', '-nocert', file)).toContain('Signature is Valid');
    }
    const validations = await validateWithVeraPdf(files, ['3a', 'ua1']);
    expect(validations.flatMap(({ failures }) => failures)).toEqual([]);
    expect(validations).toHaveLength(6);
  });

  test('a file beside the report holds the exhibit unchanged and says which one it is', async () => {
    const scan = await foreignPdf();
    const { evaluation, sources } = withExhibits([{ name: 'MRI.pdf', bytes: scan, title: 'MRI of the left hip' }]);
    const [file] = await signExhibits(evaluation, (sha256) => sources.get(sha256), await newIdentity(), NOW);
    const inside = attachedIn(file?.pdf ?? new Uint8Array());
    expect(hashOf(inside.get('exhibit-A.pdf') ?? new Uint8Array())).toBe(hashOf(scan));
    expect(JSON.parse(Buffer.from(inside.get('residua-exhibit.json') ?? []).toString())).toEqual({
      format: 'residua-exhibit/1',
      label: 'A',
      source: { name: 'exhibit-A.pdf', sha256: hashOf(scan) },
    });
    const text = linesOf(folder.file('mri.pdf', file?.pdf ?? new Uint8Array())).join(' ');
    expect(text).toContain('Exhibit A: MRI of the left hip');
    expect(text).toContain('Exhibit A – 3 pages inside');
  });

  test('the same exhibits give the same bytes; another picture gives others', async () => {
    const { evaluation, sources } = withExhibits(PICTURES);
    const [first, second] = await Promise.all([
      buildReport(evaluation, { ...OPTIONS, exhibitSources: sources }),
      buildReport(evaluation, { ...OPTIONS, exhibitSources: sources }),
    ]);
    expect(Buffer.compare(first, second)).toBe(0);
    const [, ...others] = PICTURES;
    const swapped = withExhibits([{ ...PICTURES[0], name: 'grey.jpg', bytes: jpeg({ orientation: 3 }) }, ...others]);
    const other = await buildReport(swapped.evaluation, { ...OPTIONS, exhibitSources: swapped.sources });
    expect(Buffer.compare(first, other)).not.toBe(0);
  });

  test('a picture that is not at hand is named, and nothing is made', async () => {
    const { evaluation } = withExhibits(PICTURES.slice(0, 2));
    await expect(buildReport(evaluation, OPTIONS)).rejects.toMatchObject({ code: 'not-found', path: '/exhibits/0' });
  });
});

describe('what becomes of each kind of file', () => {
  const picture = { mediaType: 'image/jpeg' } as const;

  test('everything a PDF can hold as it is becomes a page', async () => {
    for (const { name, bytes } of PICTURES) {
      const mediaType = name.endsWith('png') ? 'image/png' : 'image/jpeg';
      expect(await exhibitDelivery({ mediaType }, bytes), name).toEqual({ kind: 'appended' });
    }
  });

  test.each([
    ['a foreign PDF', { mediaType: 'application/pdf' } as const, jpeg(), 'PDF from elsewhere'],
    ['a picture in printing colors', picture, jpeg({ components: 4 }), 'CMYK'],
    ['a picture of two channels', picture, jpeg({ components: 2 }), 'colors'],
    ['a lossless JPEG', picture, jpeg({ coding: 0xc3 }), 'coded'],
    ['a huge picture', picture, jpeg({ side: 7000 }), '7000 by 7000 pixels'],
    ['a JPEG cut off', picture, jpeg().subarray(0, -10), 'damaged'],
    ['no picture at all', picture, new Uint8Array([1, 2, 3]), 'damaged'],
    ['a damaged PNG', { mediaType: 'image/png' } as const, png(9, 9, { claimedHeight: 10 }), 'damaged'],
  ])('%s goes beside the report, and the reason is told', async (_, file, bytes, reason) => {
    const delivery = await exhibitDelivery(file, bytes);
    expect(delivery).toMatchObject({ kind: 'separate', reason: expect.stringContaining(reason) as string });
  });

  test('the camera’s orientation is read, and nonsense in its place is upright', () => {
    expect(
      [undefined, 1, 3, 6, 8, 9].map(
        (turn) => readJpegHead(jpeg(turn === undefined ? {} : { orientation: turn }))?.orientation,
      ),
    ).toEqual([1, 1, 3, 6, 8, 1]);
  });
});
