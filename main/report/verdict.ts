import { isSamePerson } from '../domain/same-person.ts';
import type { CertificateReport, SignatureReport } from '../signing/signature-report.ts';
import type { VerificationResult } from '../signing/verify.ts';
import type { AttachedAddendum } from './addendum-facts.ts';
import type { AttachedData } from './attached-data.ts';
import type { WrittenScore } from './printed-score.ts';

/** Why the signatures of a PDF are not valid, or cannot be judged, a sentence each; none when they are. */
export function objectionsTo({ valid, reason, signatures }: VerificationResult): string[] {
  const found: string[] = [];
  if (reason !== null) found.push(reason);
  // What is known to be wrong comes before what cannot be judged.
  for (const signature of [...signatures].sort((left, right) => Number(right.judged) - Number(left.judged))) {
    if (signature.reason !== null && !found.includes(signature.reason)) found.push(signature.reason);
  }
  if (!valid && found.length === 0) found.push('The signatures could not be checked.');
  return found;
}

/** Where the data inside and the pages contradict each other, a sentence each. */
export function contradictionsIn(data: AttachedData): string[] {
  const found: string[] = [];
  if (data.score?.result === 'different' && data.score.printed !== null) {
    found.push(
      `The attached evaluation gives ${inWords(data.score.attached)}, but the pages print ${inWords(data.score.printed)}.`,
    );
  }
  // Only what this very version made is compared, and of that the same evaluation gives the same pages and files.
  if (data.rebuilt?.result === 'different-pages') {
    found.push(`The attached evaluation gives other pages than those printed (${pageList(data.rebuilt.pages)}).`);
  }
  if (data.rebuilt?.result === 'different-file') {
    found.push(`The attached ${data.rebuilt.name} does not say the same as the attached evaluation.`);
  }
  return found;
}

/** Where the pages of an addendum and the data inside contradict each other. */
export function addendumContradictions(addendum: AttachedAddendum): string[] {
  if (addendum.kind !== 'read') return [];
  const { rebuilt } = addendum.facts;
  if (rebuilt.result === 'different-pages') {
    return [`The attached addendum gives other pages than those printed (${pageList(rebuilt.pages)}).`];
  }
  return rebuilt.result === 'different-file' ? [`The attached ${rebuilt.name} is not what the pages give.`] : [];
}

/** Why the pages of an addendum were not compared with the data inside. */
export function addendumReservations(addendum: AttachedAddendum): string[] {
  if (addendum.kind === 'none') return [];
  if (addendum.kind === 'unreadable') return [addendum.reason];
  const { rebuilt } = addendum.facts;
  if (rebuilt.result === 'other-version') {
    return [
      `It was made by another version (${rebuilt.generator}), so its pages were not compared with the data inside.`,
    ];
  }
  return rebuilt.result === 'not-tried' ? [`Its pages were not compared with the data inside. ${rebuilt.reason}`] : [];
}

/** What to bear in mind about a PDF that is valid, a sentence each, the weightiest first. */
export function reservationsAbout({ signatures }: VerificationResult, data: AttachedData): string[] {
  return [
    ...dataReservations(data),
    ...nameReservation(signatures, data),
    ...signatures.flatMap(signerReservations),
  ].filter((sentence, index, all) => all.indexOf(sentence) === index);
}

function dataReservations({ kind, reason, score, rebuilt }: AttachedData): string[] {
  if (kind === 'unreadable') return [reason ?? 'The attached evaluation cannot be read.'];
  if (kind === 'none') return [];
  const found: string[] = [];
  if (score?.result !== 'same') {
    found.push('The printed residual could not be read, so it was not compared with the attached evaluation.');
  }
  if (rebuilt?.result === 'other-version') {
    found.push(
      `It was made by another version (${rebuilt.generator}), so only the score was compared with the attached evaluation, not the pages.`,
    );
  }
  if (rebuilt?.result === 'not-tried') {
    found.push(`The pages were not compared with the attached evaluation. ${rebuilt.reason}`);
  }
  return found;
}

/** A certificate in another name than the examiner's is how a changed report would be signed again. */
function nameReservation(signatures: readonly SignatureReport[], { examiner }: AttachedData): string[] {
  const first = signatures.find(({ certification }) => certification !== null) ?? signatures[0];
  const signer = first?.signer ?? null;
  if (examiner === null || examiner.trim() === '' || signer === null) return [];
  if (isSamePerson(signer, examiner)) return [];
  return [`It is signed by ${signer}, while the report names ${examiner} as the examiner.`];
}

function signerReservations({ chain, chainReaches, signedAt, issuer, addedSince }: SignatureReport): string[] {
  const found = addedSince
    .filter((addition) => addition.includes('shown on a page'))
    .map((addition) => `After it was signed, something was put on its pages: ${addition}.`);
  if (chainReaches === 'self-signed') {
    found.push(
      'The certificate is self-signed: nobody but the signer vouches for the name. Compare its fingerprint with one that the signer gave you.',
    );
  }
  if (chainReaches === 'incomplete') {
    found.push(
      `The file does not carry the certificate of the issuer (${issuer ?? 'unnamed'}), so it was not checked.`,
    );
  }
  const at = signedAt === null ? null : new Date(signedAt);
  const expired = chain.slice(1).find((certificate) => at !== null && !isValidAt(certificate, at));
  if (expired !== undefined) {
    found.push(`The certificate of the issuer ${expired.subject} was not valid at the time of signing.`);
  }
  return found;
}

function isValidAt({ notBefore, notAfter }: CertificateReport, at: Date): boolean {
  return at >= new Date(notBefore) && at <= new Date(notAfter);
}

function inWords({ value, code }: WrittenScore): string {
  const number = value === null ? 'no residual' : `a residual of ${value}`;
  return code === null ? `${number} without a code` : `${number} with the code ${code}`;
}

function pageList(pages: readonly number[]): string {
  const shown = pages.slice(0, 10).join(', ');
  return `${pages.length === 1 ? 'page' : 'pages'} ${shown}${pages.length > 10 ? ' …' : ''}`;
}
