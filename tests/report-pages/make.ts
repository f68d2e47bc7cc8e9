// Makes signed reports of the samples, pictures of their pages, and the document that shows how to verify them.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyAddendum } from '../../main/domain/addendum.ts';
import { signAddendum } from '../../main/report/build-addendum.ts';
import { signReport, signStatement } from '../../main/report/signed-report.ts';
import { createIdentity } from '../../main/signing/identity.ts';
import { exhibitPictures, profileSamples } from '../main/report/profile-samples.ts';
import { workFolder } from '../main/signing/support.ts';
import { medianOf } from '../bench/measure.ts';
import { judgements, validated } from './judge.ts';
import { pagePictures, type PageChoice } from './pages.ts';
import { reportDocument, type Timing } from './text.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const PAGES = join(DOCS, 'report-pages');
/** Of all pictures together; they are part of every checkout. */
const MOST_BYTES = 4 * 1024 * 1024;
const SIGNED_AT = new Date('2026-10-06T21:05:09Z');
const OPTIONS = { utcOffsetMinutes: -420, exhibitSources: exhibitPictures() };

/** Which pages are shown of each file. */
const SHOWN: Readonly<Record<string, PageChoice>> = {
  'general.pdf': 'all',
  'california.pdf': [/Page 1 of/, /^ *Disclosures$/m, /^ *Signature$/m],
  'federal.pdf': [
    /Conclusions in brief/,
    /^ *Disclosures$/m,
    /^ *Signature$/m,
    /Exhibit A – page 1/,
    /Exhibit C – page 1/,
  ],
  'statement.pdf': 'all',
  'addendum.pdf': 'all',
};

const folder = workFolder();
try {
  const identity = await createIdentity({
    name: 'Jordan Specimen',
    algorithm: 'P-256',
    now: new Date('2026-10-01T00:00:00Z'),
  });
  const samples = profileSamples();
  const sign = (evaluation: typeof samples.general) => signReport(evaluation, identity, SIGNED_AT, OPTIONS);
  const general = await sign(samples.general);
  const addendum = {
    ...emptyAddendum(samples.general),
    reason: 'Letter of the insurer of October 20, 2026, with one further question: may the examinee swim?',
    body: 'Swimming is not restricted. Work in water is, while the examinee has to climb a ladder to leave it.',
  };
  const original = { sha256: general.sha256, signedAt: SIGNED_AT, signerName: 'Jordan Specimen' };
  const content = { evaluation: samples.general, original, earlier: [], number: 1, addendum };
  const reports = [
    ['general.pdf', samples.general],
    ['california.pdf', samples['us-ca-workers-comp']],
    ['federal.pdf', samples['us-federal-expert']],
  ] as const;
  const [, california, federal] = reports;
  const documents: readonly (readonly [string, Uint8Array])[] = [
    ['general.pdf', general.pdf],
    [california[0], (await sign(california[1])).pdf],
    [federal[0], (await sign(federal[1])).pdf],
    ['statement.pdf', (await signStatement(samples.general, identity, SIGNED_AT, OPTIONS)).pdf],
    ['addendum.pdf', (await signAddendum(content, identity, new Date('2026-10-27T18:30:00Z'), OPTIONS)).pdf],
  ];
  const files = documents.map(([name, pdf]) => ({ name, pdf, path: folder.file(name, pdf) }));

  const pictures = (await Promise.all(files.map((file) => pagePictures(file, SHOWN[file.name] ?? 'all')))).flat();
  const bytes = pictures.reduce((sum, { png }) => sum + png.byteLength, 0);
  if (bytes > MOST_BYTES) throw new Error(`The pictures have ${String(bytes)} bytes; show fewer pages.`);
  mkdirSync(PAGES, { recursive: true });
  for (const stale of readdirSync(PAGES)) rmSync(join(PAGES, stale));
  for (const { name, png } of pictures) writeFileSync(join(PAGES, name), png);

  const timings: Timing[] = [];
  for (const [file, evaluation] of reports) {
    timings.push({ file, milliseconds: await medianOf({ name: file, run: () => sign(evaluation) }) });
  }
  const validations = await validated(files.map(({ path }) => path));
  const judged = files.flatMap(({ name }) => judgements(name, folder.path));
  writeFileSync(join(DOCS, 'REPORT.md'), reportDocument(validations, judged, timings, pictures));
  process.stdout.write(
    `${String(pictures.length)} pictures of ${String(Math.round(bytes / 1024))} KB, and docs/REPORT.md\n`,
  );
} finally {
  folder.done();
}
