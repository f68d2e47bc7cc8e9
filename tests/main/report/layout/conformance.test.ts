import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { validateWithVeraPdf } from '../../../tools/verapdf.ts';
import { emptyReport, fullReport, runOn, saved, withFile } from './sample.ts';

describe('a report with every element', () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await saved(await fullReport());
  });

  it('is PDF/A-3a and PDF/UA-1 to veraPDF', async () => {
    const results = await withFile(bytes, (file) => validateWithVeraPdf(file, ['3a', 'ua1']));
    expect(results.map(({ flavour, compliant, failures }) => ({ flavour, compliant, failures }))).toEqual([
      { flavour: '3a', compliant: true, failures: [] },
      { flavour: 'ua1', compliant: true, failures: [] },
    ]);
    expect(Math.min(...results.map(({ assertions }) => assertions))).toBeGreaterThan(1000);
  });

  it('has no structural fault to qpdf', async () => {
    expect(await runOn(bytes, 'qpdf', '--check', '{}')).toContain('No syntax or stream encoding errors found');
  });

  it('has one cross-reference table and no object streams, as signatures need it', () => {
    const text = Buffer.from(bytes).toString('latin1');
    expect(text.match(/^xref$/gm)).toHaveLength(1);
    expect(text).toMatch(/^xref\n0 \d+\n/m);
    expect(text).not.toContain('/ObjStm');
  });

  it('carries title, author, dates and language as given', async () => {
    const info = await runOn(bytes, 'pdfinfo', '-isodates', '{}');
    expect(info).toMatch(/^Title: +Evaluation of <Žižka> & others$/m);
    expect(info).toMatch(/^Author: +Ann Example, MD$/m);
    expect(info).toMatch(/^CreationDate: +2025-03-04T10:11:12Z$/m);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^Page size: +612 x 792 pts \(letter\)$/m);
  });

  it('carries the attached files unchanged', async () => {
    expect(await runOn(bytes, 'pdfdetach', '-list', '{}')).toMatch(
      /2 embedded files\n1: bundle\.json\n2: evaluation\.json/,
    );
    const detached = await withFile(bytes, async (file) => {
      const target = `${file}.json`;
      await promisify(execFile)('pdfdetach', ['-save', '2', '-o', target, file]);
      return readFile(target, 'utf8');
    });
    expect(detached).toBe('{"file":"evaluation.json"}');
  });

  it('nests its bookmarks by heading level', async () => {
    const outline = await runOn(bytes, 'mutool', 'show', '{}', 'outline');
    const entries = outline
      .trimEnd()
      .split('\n')
      .map((line) => /^[|+-](\t+)"(.*)"/.exec(line)?.slice(1))
      .map((match) => [match?.[0]?.length, match?.[1]]);
    expect(entries).toEqual([
      [1, 'Evaluation of the left hip'],
      [2, 'History'],
      [3, 'Records'],
      [2, 'Signature'],
    ]);
  });

  it('has its elements in reading order with the signature field at its place', async () => {
    const structure = await runOn(bytes, 'pdfinfo', '-struct', '{}');
    const types = [...structure.matchAll(/^ *(H1|H2|H3|L|Figure|Table|Form)\b/gm)].map((match) => match[1]);
    expect(types).toEqual(['H1', 'L', 'H2', 'H3', 'L', 'L', 'Figure', 'Figure', 'Table', 'H2', 'Form']);
    expect(structure).toMatch(/Form[^\n]*\n +Object/);
  });
});

describe('determinism', () => {
  it('gives the same bytes for the same calls', async () => {
    const digest = async (): Promise<string> =>
      createHash('sha256')
        .update(await saved(await fullReport()))
        .digest('hex');
    const first = await digest();
    // More than a second later, so that a clock in the file would show.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await digest()).toBe(first);
  });

  it('gives another file identifier to another content', async () => {
    const identifier = async (text: string): Promise<string | undefined> => {
      const report = await emptyReport();
      report.paragraph(text);
      return /\/ID \[ ?<([0-9A-F]{32})> <\1>/.exec(Buffer.from(await report.save()).toString('latin1'))?.[1];
    };
    const first = await identifier('One');
    expect(first).toBeDefined();
    expect(await identifier('Two')).not.toBe(first);
  });
});

describe('what cannot be added', () => {
  it('refuses a skipped heading level, which PDF/UA forbids', async () => {
    const report = await emptyReport();
    expect(() => {
      report.heading(2, 'History');
    }).toThrow('Heading level 2');
  });

  it('refuses a figure without a text alternative', async () => {
    const report = await emptyReport();
    expect(() => {
      report.figure({ height: 10, alt: ' ', draw: () => undefined });
    }).toThrow('text alternative');
  });

  it('refuses anything once finished', async () => {
    const report = await emptyReport();
    report.paragraph('One');
    report.finish();
    expect(() => {
      report.paragraph('Two');
    }).toThrow('finished');
  });
});
