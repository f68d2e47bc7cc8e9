import { fingerprint, isIssuedBy, isSelfIssued, type Certificate } from './certificate.ts';
import type { Cms } from './cms-verify.ts';

/** A certificate that a signature carries. */
export interface CertificateReport {
  /** One line, e.g. "CN=Ada Example, O=Clinic". */
  subject: string;
  issuer: string;
  /** ISO 8601 instants in UTC. */
  notBefore: string;
  notAfter: string;
  /** SHA-256, 64 lower-case hexadecimal digits. */
  fingerprint: string;
}

/** What is known of one signature. What could not be read is null. */
export interface SignatureReport {
  /** 'timestamp': a timestamp authority's over the document, which says when and not who. */
  kind: 'signature' | 'timestamp';
  valid: boolean;
  /** False: it may be valid, but this program cannot check it; the reason says why. */
  judged: boolean;
  /** Nothing stands in the file that this signature does not cover. */
  coversWholeDocument: boolean;
  subFilter: string | null;
  /** Common name of the certificate. */
  signer: string | null;
  /** ISO 8601 with offset, as the signer states it. */
  signedAt: string | null;
  /** What the certification permits later (DocMDP): 1 nothing, 2 forms and signing, 3 comments too; null: not a certification. */
  certification: 1 | 2 | 3 | null;
  /** Why the signature is not valid, as a plain sentence; null when it is. */
  reason: string | null;
  fieldName: string | null;
  /** Why the signer signed, as stated in the file. */
  statedReason: string | null;
  location: string | null;
  /** SHA-256 of the signer's certificate, 64 lower-case hexadecimal digits. */
  fingerprint: string | null;
  issuer: string | null;
  selfSigned: boolean | null;
  algorithm: string | null;
  timestamp: 'none' | 'not-checked' | 'valid';
  /** The time of the timestamp, ISO 8601 in UTC, and who gave it. */
  timestampTime: string | null;
  timestampAuthority: string | null;
  /** One line, e.g. "CN=Ada Example, O=Clinic". */
  subject: string | null;
  /** Serial number of the certificate, hexadecimal. */
  serial: string | null;
  /** The certificates that the signature carries, the signer's first, then who issued it, and so on. */
  chain: CertificateReport[];
  /** How far the certificates reach that the signature carries; a root is not trusted for being there. */
  chainReaches: 'self-signed' | 'root' | 'incomplete' | null;
  /** The file up to this byte is what was signed. */
  coveredBytes: number | null;
  /** What was added since and leaves it valid, in plain words. */
  addedSince: string[];
}

export const EMPTY_REPORT: Readonly<SignatureReport> = {
  kind: 'signature',
  valid: false,
  judged: true,
  coversWholeDocument: false,
  subFilter: null,
  signer: null,
  signedAt: null,
  certification: null,
  reason: null,
  fieldName: null,
  statedReason: null,
  location: null,
  fingerprint: null,
  issuer: null,
  selfSigned: null,
  algorithm: null,
  timestamp: 'none',
  timestampTime: null,
  timestampAuthority: null,
  subject: null,
  serial: null,
  chain: [],
  chainReaches: null,
  coveredBytes: null,
  addedSince: [],
};

/** Writes down who signed, as the signature itself says it. */
export async function describeSigner(report: SignatureReport, cms: Cms): Promise<void> {
  const { signer } = cms;
  const chain = await chainOf(cms);
  const top = chain.at(-1);
  report.signer = signer.name;
  report.subject = signer.subject;
  report.issuer = signer.issuer;
  report.serial = Buffer.from(signer.serial).toString('hex');
  report.selfSigned = isSelfIssued(signer);
  report.fingerprint = fingerprint(signer.raw);
  report.algorithm = signer.key?.name ?? null;
  report.timestamp = cms.timestampToken === undefined ? 'none' : 'not-checked';
  report.chain = chain.map(certificateReport);
  report.chainReaches = isSelfIssued(signer)
    ? 'self-signed'
    : top !== undefined && isSelfIssued(top)
      ? 'root'
      : 'incomplete';
}

function certificateReport(certificate: Certificate): CertificateReport {
  return {
    subject: certificate.subject,
    issuer: certificate.issuer,
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
    fingerprint: fingerprint(certificate.raw),
  };
}

/** The signer's certificate and those that verifiably issued it, as far as they are carried. */
async function chainOf({ signer, certificates }: Cms): Promise<Certificate[]> {
  const chain = [signer];
  for (;;) {
    const last = chain.at(-1) ?? signer;
    if (isSelfIssued(last)) return chain;
    let issuer: Certificate | undefined;
    for (const candidate of certificates) {
      if (issuer === undefined && !chain.includes(candidate) && (await isIssuedBy(last, candidate))) issuer = candidate;
    }
    if (issuer === undefined) return chain;
    chain.push(issuer);
  }
}
