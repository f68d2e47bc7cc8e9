import { PDFDocument } from 'pdf-lib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ResiduaError } from '../../../../main/domain/errors.ts';
import { FontBook } from '../../../../main/report/layout/fonts.ts';
import { breakLines, type Inline } from '../../../../main/report/layout/inline.ts';
import { STYLES } from '../../../../main/report/layout/theme.ts';
import { emptyReport, pageTexts, runOn } from './sample.ts';

async function printedText(content: Inline): Promise<string> {
  const report = await emptyReport();
  report.paragraph(content);
  return runOn(await report.save(), 'pdftotext', '-l', '1', '{}', '-');
}

async function refusal(content: Inline, source?: string): Promise<unknown> {
  const report = await emptyReport();
  try {
    report.paragraph(content, source === undefined ? {} : { source });
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('names and signs', () => {
  it.each([
    'Jiří Žižka',
    'Nguyễn Thị Hoa',
    'Ελένη Παπαδοπούλου',
    'Мария Ильинична',
    '李小龍 诸葛亮 髙﨑',
    'たなか タナカ',
    '김철수',
    'สมชาย น้ำใจ ที่',
    'محمد علي',
    'דוד בן־גוריון',
    'Łukasz Øystein Åse Ñandú Ġorġ Ștefan İpek',
    'O’Brien-Smith',
    '≥ 15° ≤ ≈ → ☒ ☑ ½ µ “quoted” – —',
    'fi ffl office',
  ])('prints %s so that it can be copied', async (text) => {
    expect(await printedText(text)).toContain(text);
  });

  it('keeps a no-break space apart from a space that has the same glyph', async () => {
    const report = await emptyReport();
    report.paragraph('5\u00a0kg and 6 kg');
    const structure = await runOn(await report.save(), 'pdfinfo', '-struct-text', '{}');
    expect(structure).toContain('"5\u00a0kg and 6 kg"');
  });

  it('composes letters that come in parts', async () => {
    expect(await printedText('Jir\u030ci\u0301')).toContain('Jiří');
  });

  it('drops control, directional and zero-width characters', async () => {
    expect(await printedText('Le\u0000ft\u200b h\u202eip\u0007\tpain')).toContain('Left hip pain');
  });

  it.each([
    ['ܐܒܓ', 'U+0710'],
    ['Ann 🦀', 'U+1F980'],
    ['मोहन', 'U+092E'],
    ['lone \ud800 surrogate', 'U+D800'],
    ['private \ue000 use', 'U+E000'],
  ])('refuses %s and names character and field', async (text, codePoint) => {
    const error = await refusal(['Before ', { text, strong: true }], '/examinee/name');
    expect(error).toBeInstanceOf(ResiduaError);
    expect(error).toMatchObject({ code: 'unprintable', path: '/examinee/name' });
    const { message } = error as ResiduaError;
    expect(message).toContain('/examinee/name');
    expect(message).toContain(codePoint);
    expect(message).not.toContain(text);
  });

  it('names the cell of a table that cannot be printed', async () => {
    const report = await emptyReport();
    expect(() => {
      report.table({
        columns: [{ header: 'Item' }, { header: 'Answer' }],
        rows: [
          ['One', 'Two'],
          ['Three', '🦀'],
        ],
        source: (row, column) => `/rows/${String(row)}/${String(column)}`,
      });
    }).toThrow('/rows/1/1: the character U+1F980');
  });
});

describe('reading order', () => {
  it('keeps lines, spans and blocks in order and words apart', async () => {
    const report = await emptyReport();
    report.letterhead({ name: 'Ann Example', lines: ['Orthopaedics', 'License 12345'] });
    report.heading(1, 'Evaluation');
    report.paragraph(['Pain ', { text: 'at night', strong: true }, ', none ', { text: 'by day', italic: true }, '.']);
    report.table({
      columns: [{ header: 'Item' }, { header: 'Answer' }],
      rows: [['Stairs\nup', 'Mild']],
    });
    report.keyValues([{ key: 'Side', value: 'Left' }]);
    const structure = await runOn(await report.save(), 'pdfinfo', '-struct-text', '{}');
    const texts = [...structure.matchAll(/^ *"(.*)"$/gm)].map((match) => match[1]?.trim());
    expect(texts).toEqual([
      'Ann Example',
      'Orthopaedics License 12345',
      'Evaluation',
      'Pain at night, none by day.',
      'Item',
      'Answer',
      'Stairs up',
      'Mild',
      'Side',
      'Left',
    ]);
  });

  it('sets running lines on each page and keeps them out of the structure', async () => {
    const report = await emptyReport();
    report.running({ headerLeft: 'Evaluation', headerRight: 'Claim 7', footerLeft: 'A. Example' });
    report.paragraph('First page.');
    report.pageBreak();
    report.paragraph('Second page.');
    const bytes = await report.save();
    const pages = await pageTexts(bytes);
    expect(pages).toHaveLength(2);
    expect(pages[0]).not.toContain('Claim 7');
    expect(pages[0]).toMatch(/A\. Example +Page 1 of 2/);
    expect(pages[1]).toMatch(/Evaluation +Claim 7/);
    expect(pages[1]).toMatch(/A\. Example +Page 2 of 2/);
    expect(await runOn(bytes, 'pdfinfo', '-struct-text', '{}')).not.toContain('Claim 7');
  });

  it('shortens a running line that would meet the other', async () => {
    const report = await emptyReport();
    report.running({ footerLeft: 'Orthopaedic '.repeat(30) });
    report.paragraph('One.');
    expect((await pageTexts(await report.save()))[0]).toMatch(/Orthop\w*… +Page 1 of 1/);
  });

  it('numbers notes and sets them at the foot of the page they belong to', async () => {
    const report = await emptyReport();
    report.paragraph(['One', { text: '', footnote: 'Note one.' }, ' more.']);
    report.pageBreak();
    report.paragraph(['Two', { text: '', footnote: 'Note two.' }, ' more.']);
    const [first, second] = await pageTexts(await report.save());
    expect(first).toMatch(/One1 more\.\s+1 +Note one\./);
    expect(second).toMatch(/Two2 more\.\s+2 +Note two\./);
  });

  it('gives the same note one number, and sets it once on each page that refers to it', async () => {
    const report = await emptyReport();
    const same = { text: '', footnote: 'One source.' };
    report.paragraph(['One', same, ' more.']);
    report.paragraph(['Two', same, ' more.']);
    report.pageBreak();
    report.paragraph(['Three', { text: '', footnote: 'Another source.' }, ' and', same, ' more.']);
    const bytes = await report.save();
    const [first, second] = await pageTexts(bytes);
    expect(first).toMatch(/One1 more\.\s+Two1 more\.\s+1 +One source\.\s+Page/);
    expect(second).toMatch(/Three2 and1 more\.\s+1 +One source\.\s+2 +Another source\.\s+Page/);
    const tags = await runOn(bytes, 'pdfinfo', '-struct', '{}');
    expect(tags.match(/Reference/g)).toHaveLength(4);
    expect(tags.match(/^ *Note/gm)).toHaveLength(3);
  });
});

describe('breaking lines', () => {
  const book = PDFDocument.create().then(({ context }) => new FontBook(context));
  const lettersAndSpaces = fc.string({
    unit: fc.constantFrom(...Array.from('abcdefghij WMi-/.,0123456789éřЖ\u00a0   ')),
    maxLength: 400,
  });

  it('loses no character and no line is wider than the measure', async () => {
    const fonts = await book;
    fc.assert(
      fc.property(fc.array(lettersAndSpaces, { maxLength: 4 }), fc.integer({ min: 20, max: 400 }), (texts, width) => {
        const content = texts.map((text, index) => ({ text, strong: index % 2 === 1 }));
        const setting = { fonts, style: STYLES.body, source: 'Test' };
        const lines = breakLines(content, width, setting).flat();
        const set = lines.map((line) => line.fragments.map((fragment) => fragment.text).join('')).join('');
        const pressed = (text: string): string => text.normalize('NFC').replace(/ +/g, ' ').trim();
        expect(pressed(set)).toBe(pressed(texts.join('')));
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.02);
      }),
      { numRuns: 100 },
    );
  });

  it('breaks behind a hyphen between letters and never inside a code or a number', async () => {
    const setting = { fonts: await book, style: STYLES.body, source: 'Test' };
    const words = (text: string): string[] =>
      breakLines(text, 54, setting)
        .flat()
        .map((line) => line.fragments.map((fragment) => fragment.text).join(''));
    expect(words('post-traumatic')).toEqual(['post-', 'traumatic']);
    expect(words('a 2023-08-02')).toEqual(['a ', '2023-08-02']);
  });

  it('sets figures of a table with equal widths', async () => {
    const fonts = await book;
    const width = (text: string): number => fonts.width(text, STYLES.cell, 'Test');
    expect(width('1111')).toBeCloseTo(width('0000'), 5);
    const proportional = { ...STYLES.cell, tabular: false };
    expect(fonts.width('1111', proportional, 'Test')).not.toBeCloseTo(fonts.width('0000', proportional, 'Test'), 1);
  });
});
