import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { asBytes, asText, contentsSpan, run, tryRun, type WorkFolder } from './support.ts';

/** Fills the one place that was prepared for a signature with a CMS of one's own making. */
export async function filledBy(
  empty: Uint8Array,
  make: (covered: Uint8Array, digest: Uint8Array) => Promise<Uint8Array> | Uint8Array,
): Promise<Uint8Array> {
  const { start, end } = contentsSpan(empty);
  const text = asText(empty).replace(/\[ ?0 9999999999 9999999999 9999999999 ?\]/, (place) =>
    `[0 ${String(start)} ${String(end)} ${String(empty.length - end)}]`.padEnd(place.length),
  );
  const covered = asBytes(text.slice(0, start) + text.slice(end));
  const cms = await make(covered, createHash('sha256').update(covered).digest());
  const hex = Buffer.from(cms).toString('hex');
  return asBytes(text.slice(0, start + 1) + hex.padEnd(end - start - 2, '0') + text.slice(end - 1));
}

export interface OpensslSigner {
  readonly key: string;
  readonly certificate: string;
  readonly authority: string;
}

/** An RSA signer under an authority, made by the openssl program; `leafDigest` is what the authority signs with. */
export function opensslSigner(
  folder: WorkFolder,
  name: string,
  leafDigest = 'sha256',
  rootDigest = 'sha256',
): OpensslSigner {
  const at = (part: string): string => `${folder.path}/${name}-${part}`;
  const newKey = ['-newkey', 'rsa:2048', '-nodes'];
  run(
    'openssl',
    'req',
    '-x509',
    ...newKey,
    `-${rootDigest}`,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-subj',
    '/CN=Other Authority',
    '-days',
    '3650',
  );
  run('openssl', 'req', ...newKey, '-keyout', at('leaf.key'), '-out', at('leaf.csr'), '-subj', `/CN=${name}`);
  writeFileSync(at('ext.cnf'), 'keyUsage=critical,digitalSignature,nonRepudiation\n');
  run(
    'openssl',
    'x509',
    '-req',
    `-${leafDigest}`,
    '-in',
    at('leaf.csr'),
    '-CA',
    at('ca.pem'),
    '-CAkey',
    at('ca.key'),
    '-CAcreateserial',
    '-out',
    at('leaf.pem'),
    '-days',
    '365',
    '-extfile',
    at('ext.cnf'),
  );
  return { key: at('leaf.key'), certificate: at('leaf.pem'), authority: at('ca.pem') };
}

/** Signs as other programs do: openssl's own CMS, with or without the attribute that CAdES asks for. */
export function opensslCms(folder: WorkFolder, signer: OpensslSigner, cades: boolean, more: readonly string[] = []) {
  return (covered: Uint8Array): Uint8Array => {
    const content = folder.file('covered.bin', covered);
    const out = `${folder.path}/signature.der`;
    const kind = cades ? ['-cades'] : [];
    run(
      'openssl',
      'cms',
      '-sign',
      '-binary',
      '-md',
      'sha256',
      ...kind,
      '-nosmimecap',
      '-signer',
      signer.certificate,
      '-inkey',
      signer.key,
      ...more,
      '-certfile',
      signer.authority,
      '-in',
      content,
      '-outform',
      'DER',
      '-out',
      out,
    );
    return readFileSync(out);
  };
}

/** Whether openssl accepts the last timestamp of a file as one over what it covers, by an authority in this folder. */
export function opensslAccepts(folder: WorkFolder, pdf: Uint8Array): boolean {
  const { start, end } = contentsSpan(pdf);
  const token = folder.file('accepted.token', withoutPadding(pdf.subarray(start + 1, end - 1)));
  const data = folder.file('accepted.data', Buffer.concat([pdf.subarray(0, start), pdf.subarray(end)]));
  const root = `${folder.path}/tsa-ca.pem`;
  const args = ['ts', '-verify', '-data', data, '-in', token, '-token_in', '-CAfile', root];
  return tryRun('openssl', ...args, '-untrusted', `${folder.path}/tsa-pem`).output.includes('Verification: OK');
}

function withoutPadding(digits: Uint8Array): Uint8Array {
  const bytes = Buffer.from(asText(digits), 'hex');
  return bytes.subarray(0, 4 + bytes.readUInt16BE(2));
}

/** A page with nothing on it, with a plain cross-reference table. */
export function emptyPage(): Uint8Array {
  const bodies = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>',
  ];
  let text = '%PDF-1.4\n';
  let rows = '0000000000 65535 f \n';
  bodies.forEach((body, index) => {
    rows += `${String(text.length).padStart(10, '0')} 00000 n \n`;
    text += `${String(index + 1)} 0 obj\n${body}\nendobj\n`;
  });
  const trailer = `trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${String(text.length)}\n%%EOF\n`;
  return asBytes(`${text}xref\n0 4\n${rows}${trailer}`);
}
