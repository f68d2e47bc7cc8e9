import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { AFRelationship, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { run } from '../../main/cli/run.ts';
import { parseCaseFile, writeCaseFile } from '../../main/exchange/case-file.ts';
import { inspectAttachment } from '../../main/exchange/attachment-file.ts';
import { writeFhirBundle } from '../../main/exchange/fhir/bundle.ts';
import { parseImportableFile } from '../../main/exchange/importable-file.ts';
import { readReport } from '../../main/exchange/report-import.ts';
import { loadSample } from '../../main/exchange/sample.ts';
import { decodeTable } from '../../main/exchange/table-file.ts';
import { signReport } from '../../main/report/signed-report.ts';
import { createIdentity } from '../../main/signing/identity.ts';
import { readP12 } from '../../main/signing/p12.ts';
import { writeP12 } from '../../main/signing/p12-write.ts';
import { auditAsCsv, auditAsJson } from '../../main/store/audit-export.ts';
import { checkBackupFile } from '../../main/vault/backup-file.ts';
import { parseHeader } from '../../main/vault/header.ts';
import { canonicalBytes, keyId, manifestText, readManifest } from '../../main/update/manifest.ts';
import { splitTable } from '../../renderer/features/evaluation/records/split-table.ts';
import { jpeg } from '../tools/jpeg.ts';
import { png } from '../tools/png.ts';

/** A reader of files from outside, good files for it, and how many changed ones `npm test` tries. */
export interface Parser {
  readonly name: string;
  readonly files: readonly Uint8Array[];
  readonly usual: number;
  readonly read: (bytes: Uint8Array) => unknown;
}

const PASSWORD = 'a password of the fuzzer';
const NOW = new Date('2026-10-06T10:00:00Z');
const LOW_FLOOR = { cost: 2 ** 10, blockSize: 8, parallelization: 1 };
const MIB = 1024 * 1024;

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../fixtures', name)));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Every reader of what comes from outside. @param material files that only a vault can make. */
export async function parsers(material: {
  readonly backup: Uint8Array;
  readonly header: Uint8Array;
  readonly trail: Parameters<typeof auditAsJson>[0];
}): Promise<Parser[]> {
  const sample = loadSample();
  const identity = await createIdentity({ name: 'Ada Example', algorithm: 'P-256', now: NOW });
  const { pdf } = await signReport(sample, identity, NOW, { utcOffsetMinutes: 0 });
  const rows = utf8('Date\tAuthor\tKind\tPages\tSummary\n2025-02-11\tA\tB\t6\t"x\ny"\n');
  const everything = { evaluationId: null, action: null, from: null, to: null };
  const work = mkdtempSync(join(tmpdir(), 'fuzz-files-'));
  const asFile = (bytes: Uint8Array): string => {
    const path = join(work, 'input');
    writeFileSync(path, bytes);
    return path;
  };
  return [
    {
      name: 'case files',
      files: [writeCaseFile(sample), fixture('cases/negative-residual.json')],
      usual: 250,
      read: parseCaseFile,
    },
    { name: 'FHIR Bundles', files: [writeFhirBundle(sample, NOW)], usual: 100, read: parseImportableFile },
    {
      name: 'tables (CSV, TSV)',
      files: [rows, utf8('a;b;c\r\n1;"2;3";4\r\n'), new Uint8Array(gzipSync('x'))],
      usual: 500,
      read: (bytes) => splitTable(decodeTable('table.csv', bytes)),
    },
    {
      name: '.p12 files',
      files: [
        fixture('identities/p256-modern.p12'),
        fixture('identities/rsa2048-legacy.p12'),
        await writeP12(identity, PASSWORD),
      ],
      usual: 150,
      read: (bytes) => readP12(bytes, PASSWORD),
    },
    { name: 'PDFs to verify and re-import', files: [pdf, await bombInReport()], usual: 60, read: readReport },
    {
      name: 'attachments',
      files: [pdf, png(20, 30, { colors: 2 }), new Uint8Array(jpeg({ orientation: 6 })), pictureBomb()],
      usual: 200,
      read: (bytes) => inspectAttachment('../../a.pdf', bytes),
    },
    { name: 'backups', files: [material.backup], usual: 150, read: (bytes) => checkBackupFile(asFile(bytes)) },
    {
      name: 'headers of vaults',
      files: [material.header],
      usual: 300,
      read: (bytes) => parseHeader(Buffer.from(bytes), LOW_FLOOR),
    },
    updateManifests(),
    {
      name: 'exported audit trails',
      files: [auditAsJson(material.trail, everything, NOW), auditAsCsv(material.trail, everything, NOW)],
      usual: 200,
      read: (bytes) => verifiedTrail(work, asFile(bytes)),
    },
  ];
}

const FOR_DEBIAN = { platform: 'linux', arch: 'x64', kind: 'deb' } as const;

function updateManifests(): Parser {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const manifest = {
    format: 'residua-update/1' as const,
    version: '9.9.9',
    date: '2026-10-06',
    notes: 'Notes.',
    files: [{ ...FOR_DEBIAN, name: 'residua.deb', sizeInBytes: 5, sha256: 'ab'.repeat(32) }],
  };
  const value = sign(null, canonicalBytes(manifest), privateKey).toString('base64');
  const text = manifestText(manifest, [{ key: keyId(publicKey), value }]);
  const pinned = [publicKey.export({ type: 'spki', format: 'der' }).toString('base64')];
  return { name: 'update manifests', files: [utf8(text)], usual: 300, read: (bytes) => readManifest(bytes, pinned) };
}

/** The command line answers with 0, 1 or 2; a fault of the program would be 70. */
async function verifiedTrail(cwd: string, file: string): Promise<void> {
  let told = '';
  const say = (text: string): void => void (told += text);
  const code = await run(['audit', 'verify', file], {
    cwd,
    now: () => NOW,
    out: say,
    err: say,
    drained: () => Promise.resolve(),
  });
  if (code < 0 || code > 2) throw new Error(`exit code ${String(code)}: ${told.slice(0, 300)}`);
}

/** A PDF whose attached evaluation unpacks to 600 MiB. */
async function bombInReport(): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage([100, 100]);
  await document.attach(utf8('{}'), 'residua-evaluation.json', {
    mimeType: 'application/json',
    // Only the source of the document is unpacked.
    afRelationship: AFRelationship.Source,
  });
  await document.flush();
  for (const [reference, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Type')) !== PDFName.of('EmbeddedFile'))
      continue;
    const dict = object.dict.clone(document.context);
    dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
    document.context.assign(reference, PDFRawStream.of(dict, zeros()));
  }
  return document.save({ useObjectStreams: false });
}

/** A PNG of a few pixels whose data unpack to 600 MiB. */
function pictureBomb(): Uint8Array {
  const whole = Buffer.from(png(8, 8));
  const at = whole.indexOf('IDAT');
  const data = Buffer.concat([Buffer.from('IDAT'), zeros()]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length - 4);
  checksum.writeUInt32BE(crc32(data));
  const end = whole.subarray(-12);
  return new Uint8Array(Buffer.concat([whole.subarray(0, at - 4), length, data, checksum, end]));
}

/** 600 MiB of zeros as zlib packs them: one packed piece over and over, so that they are never held unpacked. */
function zeros(): Uint8Array {
  const [pieces, size] = [20, 30 * MIB];
  const piece = deflateRawSync(Buffer.alloc(size), { finishFlush: constants.Z_FULL_FLUSH });
  // Adler-32 (RFC 1950): of zeros, the lower half stays 1 and the upper one counts them.
  const checksum = Buffer.alloc(4);
  checksum.writeUInt16BE((pieces * size) % 65_521, 0);
  checksum.writeUInt16BE(1, 2);
  const [head, lastBlock] = [Buffer.from([0x78, 0x9c]), Buffer.from([0x03, 0x00])];
  return Buffer.concat([head, ...Array.from({ length: pieces }, () => piece), lastBlock, checksum]);
}
