import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFRef } from 'pdf-lib';
import { createIdentity, type SigningIdentity } from '../../../main/signing/identity.ts';
import { addEmptySignatureField, addSignatureField, saveForSigning } from '../../../main/signing/placeholder.ts';
import { signPdf } from '../../../main/signing/sign.ts';

/** A fixed instant, so that certificates and signatures of tests stay valid relative to each other. */
export const NOW = new Date('2026-03-01T12:00:00Z');

export interface SmallReport {
  reason?: string;
  signerName?: string;
  /** Adds an empty field for a second signer. */
  reviewer?: boolean;
  /** Makes the page refer to an object of this number, which does not exist. */
  missing?: number;
  signedAt?: Date;
  /** As another program makes it, and not as Residua does. */
  foreign?: boolean;
}

/** A one-page PDF that waits for its signature. */
export async function unsignedPdf(options: SmallReport = {}): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  doc.setCreator(options.foreign === true ? 'Another program' : 'Residua 0.0.0');
  const page = doc.addPage([300, 300]);
  page.drawText('Residual of the left hip', { x: 20, y: 250, size: 12 });
  const appearance = (): PDFRef => doc.context.register(doc.context.formXObject([], { BBox: [0, 0, 100, 50] }));
  addSignatureField(doc, {
    page,
    rect: [20, 20, 120, 70],
    appearance: appearance(),
    fieldName: 'Examiner',
    signerName: options.signerName ?? 'Ada Example',
    reason: options.reason ?? 'Independent medical evaluation',
    location: 'Springfield',
    signedAt: options.signedAt ?? NOW,
    certification: 2,
    tooltip: 'Signature of the examiner',
    utcOffsetMinutes: -300,
  });
  if (options.reviewer === true) {
    addEmptySignatureField(doc, {
      page,
      rect: [150, 20, 250, 70],
      appearance: appearance(),
      fieldName: 'Reviewer',
      tooltip: 'Signature of the reviewer',
    });
  }
  if (options.missing !== undefined) page.node.set(PDFName.of('PieceInfo'), PDFRef.of(options.missing));
  return saveForSigning(doc);
}

export function newIdentity(
  algorithm: 'P-256' | 'RSA-3072' = 'P-256',
  name = 'Ada Example',
  now: Date = NOW,
): Promise<SigningIdentity> {
  return createIdentity({ name, algorithm, now });
}

export async function signedPdf(identity?: SigningIdentity, options: SmallReport = {}): Promise<Uint8Array> {
  return signPdf(await unsignedPdf(options), identity ?? (await newIdentity()), options.signedAt ?? NOW);
}

export const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
export const asBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** Replaces the one occurrence of `from` by `to` of the same length, so that no offset moves. */
export function patched(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = asText(bytes);
  const at = text.indexOf(from);
  if (at < 0 || text.includes(from, at + 1) || from.length !== to.length) throw new Error(`cannot patch ${from}`);
  return asBytes(text.slice(0, at) + to + text.slice(at + from.length));
}

/** Where /Contents stands, angle brackets included; the last one of the file. */
export function contentsSpan(bytes: Uint8Array): { start: number; end: number } {
  const text = asText(bytes);
  // Links have /Contents too, but theirs are text, which begins with a byte-order mark.
  const places = [...text.matchAll(/\/Contents <(?!FEFF)/gi)];
  const start = (places.at(-1)?.index ?? -1) + '/Contents '.length;
  return { start, end: text.indexOf('>', start) + 1 };
}

export interface Revision {
  /** Object bodies by number, e.g. "<< /Type /Page >>". */
  objects: Record<number, string>;
  /** Replaces the trailer's Root. */
  root?: string;
  /** Replaces the trailer's Info. */
  info?: string;
}

/** Appends an incremental update with a classic cross-reference table. */
export function appended(bytes: Uint8Array, revision: Revision): Uint8Array {
  const text = asText(bytes);
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? '';
  const root = revision.root ?? /\/Root (\d+ 0 R)/.exec(text)?.[1] ?? '';
  const id = revision.info ?? /\/Info (\d+ 0 R)/.exec(text)?.[1];
  const numbers = Object.keys(revision.objects).map(Number);
  const size = Math.max(highestObject(bytes), ...numbers) + 1;
  let body = text.endsWith('\n') ? text : `${text}\n`;
  let table = 'xref\n';
  for (const number of numbers) {
    table += `${number} 1\n${String(body.length).padStart(10, '0')} 00000 n \n`;
    body += `${number} 0 obj\n${revision.objects[number] ?? ''}\nendobj\n`;
  }
  const info = id === undefined ? '' : ` /Info ${id}`;
  const trailer = `trailer\n<< /Size ${size} /Root ${root}${info} /Prev ${previous} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return asBytes(body + table + trailer);
}

export function highestObject(bytes: Uint8Array): number {
  return Math.max(...[...asText(bytes).matchAll(/\n(\d+) 0 obj/g)].map((match) => Number(match[1])));
}

/** Number and body of the last object whose body matches. */
export function objectWith(bytes: Uint8Array, pattern: RegExp): { number: number; body: string } {
  const found = [...asText(bytes).matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)]
    .map((match) => ({ number: Number(match[1]), body: match[2] ?? '' }))
    .findLast((object) => pattern.test(object.body));
  if (found === undefined) throw new Error(`no object matches ${String(pattern)}`);
  return found;
}

/** Appends the signing of the empty field "Reviewer", still without its value, together with what `further` changes. */
export function reviewerPlaceholder(bytes: Uint8Array, further: Partial<Revision> = {}): Uint8Array {
  const field = objectWith(bytes, /\/FT \/Sig[\s\S]*\/T <FEFF005200650076/);
  const value = highestObject(bytes) + 1;
  return appended(bytes, {
    ...further,
    objects: {
      ...further.objects,
      [field.number]: field.body.replace(/>>$/, `/V ${value} 0 R >>`),
      [value]: `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 9999999999 9999999999 9999999999] /Contents <${'0'.repeat(8192)}> /M (D:20260301120000Z) >>`,
    },
  });
}

export interface WorkFolder {
  file: (name: string, content: string | Uint8Array) => string;
  path: string;
  done: () => void;
}

/** A folder of its own for the files a judge reads; `done` removes it. */
export function workFolder(): WorkFolder {
  const path = mkdtempSync(join(tmpdir(), 'residua-signing-'));
  return {
    path,
    file: (name, content) => {
      const target = join(path, name);
      writeFileSync(target, content);
      return target;
    },
    done: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Runs a program and gives what it printed; a failure throws with its message. */
export function run(program: string, ...args: string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs a program that may fail. */
export function tryRun(program: string, ...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

export function pem(certificate: Uint8Array): string {
  const lines =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
