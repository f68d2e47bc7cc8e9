import { cpus } from 'node:os';
import { basename } from 'node:path';
import type { Validation } from '../tools/verapdf.ts';
import { COMMANDS, type Judgement } from './judge.ts';
import type { PagePicture } from './pages.ts';

export interface Timing {
  readonly file: string;
  /** Of building and signing, median. */
  readonly milliseconds: number;
}

const TITLES: Readonly<Record<string, string>> = {
  'general.pdf': 'General report',
  'california.pdf': 'Report for workers’ compensation in California, with disclosures and an item left out on purpose',
  'federal.pdf': 'Expert report for a federal court, with exhibits',
  'statement.pdf': 'Return-to-work statement',
  'addendum.pdf': 'Addendum',
};

/** docs/REPORT.md, from what the programs said just now. */
export function reportDocument(
  validations: readonly Validation[],
  judged: readonly Judgement[],
  timings: readonly Timing[],
  pictures: readonly PagePicture[],
): string {
  return `${[
    INTRODUCTION,
    pagesSection(pictures),
    '## Verify it yourself',
    'None of these programs is ours. `report.pdf` stands for the file you received; the commands run in any shell on Linux and macOS, and on Windows in WSL.',
    ...COMMANDS.map(({ does, command }) => `${does}:\n\n${fenced(command.replaceAll('FILE', 'report.pdf'), 'sh')}`),
    SELF_SIGNED,
    '## What the programs say of the samples',
    'Output as it was printed when this page was made (`npm run report-pages`).',
    veraPdfSection(validations),
    ...Object.keys(TITLES).map((file) => outputSection(file, judged)),
    timingSection(timings, pictures),
  ].join('\n\n')}\n`;
}

const INTRODUCTION = `# The report

For attorneys, insurers and courts who receive a report that Residua made, and for physicians who want to know what they send. All people and cases shown here are fictitious.

A report is one PDF file and three things at once:

- **It can be archived**: PDF/A-3a (ISO 19005-3). All fonts are inside and nothing is loaded from elsewhere, so it looks the same on every machine, also years from now.
- **Everybody can read it**: PDF/UA-1 (ISO 14289-1). Headings, tables, figures and notes are tagged, so a screen reader reads them in order and names them; every figure has a text alternative.
- **It proves that nothing was changed**: a PAdES-B-B signature (ETSI EN 319 142-1) over the whole file, certified so that afterwards only a countersignature is permitted. One changed bit, and pdfsig, OpenSSL, MuPDF and Residua refuse it.

Inside the file stand the evaluation as \`residua-evaluation.json\` and as a FHIR R4 document, so the numbers need not be typed again, and Residua tells whether they match the printed score. An addendum is a document of its own that names the report it amends by its SHA-256; the report never changes. The return-to-work statement is one page for the employer and says only what work needs: the status, the capacity and the restrictions.`;

const SELF_SIGNED = `A self-signed certificate, as in the samples, proves that nothing was changed since it was signed, and that all files with this certificate come from the same key. It does not prove whose key that is: compare the certificate's fingerprint with the signer by telephone, or ask for a signature with a certificate of an authority you trust; then \`pdfsig\` says “Certificate is Trusted”. In Residua itself, *Verify a report* and \`residua verify report.pdf\` answer the same questions and compare the printed score with the data inside.

PDF/A-3a and PDF/UA-1 are checked by [veraPDF](https://verapdf.org): \`verapdf --flavour 3a report.pdf\` and \`verapdf --flavour ua1 report.pdf\`.`;

function pagesSection(pictures: readonly PagePicture[]): string {
  const rows = Object.entries(TITLES).map(([file, title]) => {
    const own = pictures.filter((picture) => picture.file === file);
    const links = own.map(({ name, page }) => `[${String(page)}](report-pages/${name})`).join(' ');
    return `| ${title} | ${String(own[0]?.pages ?? 0)} | ${links} |`;
  });
  return ['## Pages', ['| document | pages | pictures of pages |', '|---|---|---|', ...rows].join('\n')].join('\n\n');
}

function veraPdfSection(validations: readonly Validation[]): string {
  const rows = validations.map(
    ({ file, flavour, assertions, failures }) =>
      `| ${basename(file)} | ${flavour} | compliant | ${String(assertions)} | ${String(failures.length)} |`,
  );
  const head = ['| file | flavour | result | checks | failed |', '|---|---|---|---|---|'];
  return ['### veraPDF', [...head, ...rows].join('\n')].join('\n\n');
}

function outputSection(file: string, judged: readonly Judgement[]): string {
  const own = judged.filter((each) => each.file === file);
  const blocks = own.map(({ program, output }) => `\`${program}\`\n\n${fenced(output, 'text')}`);
  return [`### ${file}`, ...blocks].join('\n\n');
}

function timingSection(timings: readonly Timing[], pictures: readonly PagePicture[]): string {
  const rows = timings.map(({ file, milliseconds }) => {
    const pages = pictures.find((picture) => picture.file === file)?.pages ?? 0;
    return `| ${file} | ${String(pages)} | ${(milliseconds / 1000).toFixed(2)} s |`;
  });
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const machine = `${String(cpus().length)} cores, ${model}, ${process.platform}, Node ${process.versions.node}`;
  return [
    '## How long it takes',
    `Building and signing one report with a P-256 key, median of nine, measured as \`npm run bench\` measures, on a machine with ${machine}:`,
    ['| report | pages | time |', '|---|---|---|', ...rows].join('\n'),
  ].join('\n\n');
}

function fenced(text: string, language: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
