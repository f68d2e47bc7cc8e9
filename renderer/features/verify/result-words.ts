import type {
  ReportCheck,
  VerifiedData,
  VerifiedFile,
  VerifiedSignature,
} from '../../../main/contract/verification-schemas.ts';

/** A label with what is said of it. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** The verdict in two or three words. */
export const VERDICT_WORDS: Readonly<Record<ReportCheck['verdict'], string>> = {
  valid: 'Valid',
  'valid-but': 'Valid, but',
  'not-judged': 'Cannot be judged',
  'not-valid': 'NOT valid',
};

/** Whether one signature is valid, in two or three words. */
export function stateWords({ valid, judged }: Pick<VerifiedSignature, 'valid' | 'judged'>): string {
  if (valid) return 'valid';
  return judged ? 'NOT valid' : 'cannot be judged';
}

/** One sentence for the whole. */
export function leadOf({ verdict, signatures }: ReportCheck): string {
  if (signatures.length === 0)
    return 'Nobody has signed this PDF, so nothing shows who made it or whether it was changed.';
  if (verdict === 'not-judged') {
    return 'Nothing speaks against this file, but Residua cannot check its signature. Open it in another program that can.';
  }
  if (verdict === 'not-valid') return 'Do not rely on this file. Ask whoever sent it for the original.';
  const signers = signatures.filter(({ kind }) => kind === 'signature');
  const names = [...new Set(signers.map(({ signer }) => signer ?? 'an unnamed signer'))];
  const last = signers.at(-1)?.addedSince ?? [];
  const since =
    last.length === 0 ? 'nothing was changed since' : `nothing was changed since; added: ${last.join(', ')}`;
  return `Signed by ${names.join(' and ')}; ${since}.`;
}

/** What is known of one signature, as label and value. */
export function signatureFacts(signature: VerifiedSignature): Fact[] {
  const { signer, subject, chain, algorithm, fingerprint, statedReason, location, fieldName } = signature;
  const [leaf] = chain;
  return [
    fact(
      signature.kind === 'timestamp' ? 'Timestamp of the document' : 'Signature',
      signature.valid
        ? 'Valid'
        : `${signature.judged ? 'NOT valid' : 'Cannot be judged'}: ${signature.reason ?? 'it could not be checked'}`,
    ),
    fact(signature.kind === 'timestamp' ? 'Given by' : 'Signed by', signer),
    fact('Subject', subject),
    fact('Vouched for by', issuerWords(signature)),
    fact('Certificate valid', leaf === undefined ? null : `${day(leaf.notBefore)} to ${day(leaf.notAfter)}`),
    fact(
      'Signed at',
      signature.signedAt === null || signature.kind === 'timestamp'
        ? null
        : `${instant(signature.signedAt)}, as the signer's computer says`,
    ),
    fact('Timestamp', timestampWords(signature)),
    fact('Covers', coverWords(signature)),
    fact('Added since', signature.addedSince.join('; ')),
    fact('Permits later', permitWords(signature)),
    fact('Reason', statedReason),
    fact('Place', location),
    fact('Field', fieldName),
    fact('Key', algorithm),
    fact('Fingerprint (SHA-256)', fingerprint === null ? null : (fingerprint.match(/.{1,8}/g) ?? []).join(' ')),
  ].flat();
}

function fact(label: string, value: string | null): Fact[] {
  return value === null || value === '' ? [] : [{ label, value }];
}

function issuerWords({ chainReaches, issuer, chain }: VerifiedSignature): string | null {
  switch (chainReaches) {
    case 'self-signed':
      return 'Nobody else: the certificate is self-signed';
    case 'root':
      return `${chain
        .slice(1)
        .map(({ subject }) => subject)
        .join(', under ')}. Residua keeps no list of authorities: whether to trust this one is yours to decide`;
    case 'incomplete':
      return `${issuer ?? 'An unnamed issuer'}, whose certificate the file does not carry`;
    case null:
      return issuer;
  }
}

function timestampWords({ timestamp, timestampTime, timestampAuthority }: VerifiedSignature): string {
  if (timestamp === 'none') return 'None: no other clock confirms the time';
  if (timestamp === 'not-checked' || timestampTime === null) return 'Could not be checked';
  return `${instant(timestampTime)}, by ${timestampAuthority ?? 'an unnamed authority'}`;
}

function coverWords({ coversWholeDocument, coveredBytes }: VerifiedSignature): string | null {
  if (coveredBytes === null) return null;
  return coversWholeDocument ? 'The whole file' : `The first ${coveredBytes.toLocaleString('en-US')} bytes of the file`;
}

function permitWords({ certification }: VerifiedSignature): string | null {
  if (certification === null) return null;
  const words = ['Nothing', 'Filling in forms and signing', 'Filling in forms, signing and comments'];
  return words[certification - 1] ?? null;
}

/** What happened to the file, a sentence for each of its states. */
export function historyLines({ revisions }: ReportCheck): string[] {
  return revisions.map(({ signers, changes }, index) => {
    const who = signers.length === 0 ? 'not covered by a signature of its own' : `signed by ${signers.join(' and ')}`;
    if (index === 0) return `First state: ${who}.`;
    return `Addition ${String(index)}: ${changes.length === 0 ? 'no objects' : changes.join(', ')}; ${who}.`;
  });
}

/** Whether the data inside are what the pages print, a sentence each. */
export function dataLines({ kind, reason, score, rebuilt }: VerifiedData): string[] {
  if (kind === 'none')
    return [
      'The PDF holds no evaluation to compare with. Reports that Residua makes do; return-to-work statements do not, and addenda carry their own text.',
    ];
  if (kind === 'unreadable') return [reason ?? 'The attached evaluation cannot be read.'];
  return [...scoreLines(score), ...rebuiltLines(rebuilt)];
}

function scoreLines(score: VerifiedData['score']): string[] {
  if (score === null || score.result === 'unreadable') return ['The printed residual could not be read.'];
  const attached = scoreWords(score.attached);
  if (score.result === 'same') return [`Scored anew, the attached evaluation gives what the pages print: ${attached}.`];
  return [
    `The attached evaluation gives ${attached}, but the pages print ${score.printed === null ? 'nothing' : scoreWords(score.printed)}.`,
  ];
}

function scoreWords({ value, code }: { value: string | null; code: string | null }): string {
  return [value === null ? 'no residual' : `residual ${value}`, code ?? 'no code'].join(', ');
}

function rebuiltLines(rebuilt: VerifiedData['rebuilt']): string[] {
  switch (rebuilt?.result) {
    case 'identical':
      return ['Built once more from the attached evaluation, the report is the same, byte for byte.'];
    case 'same-pages':
      return ['Built once more from the attached evaluation, every page is the same.'];
    case 'different-pages':
      return [`Built once more from the attached evaluation, these pages differ: ${rebuilt.pages.join(', ')}.`];
    case 'different-file':
      return [`Built once more from the attached evaluation, ${rebuilt.name} differs.`];
    case 'other-version':
      return [`Made by another version (${rebuilt.generator}), so the pages were not built once more and compared.`];
    case 'not-tried':
      return [`The pages were not built once more and compared. ${rebuilt.reason}`];
    case undefined:
      return [];
  }
}

/** Everything as plain text, to be copied into a letter or a file. */
export function plainText({ fileName, sha256, check, exhibits, addendum }: VerifiedFile): string {
  return [
    `Verification of ${fileName} by Residua`,
    `SHA-256 of the file: ${sha256}`,
    '',
    check.summary,
    ...check.remarks.map((remark) => `- ${remark}`),
    '',
    ...check.signatures.flatMap((signature, index) => [
      `Signature ${String(index + 1)}`,
      ...signatureFacts(signature).map(({ label, value }) => `  ${label}: ${value}`),
      '',
    ]),
    'Changes',
    ...historyLines(check).map((line) => `  ${line}`),
    '',
    'Data and pages',
    ...dataLines(check.attachedData).map((line) => `  ${line}`),
    ...[...addendum, ...exhibits].map((line) => `  ${line}`),
  ].join('\n');
}

function day(iso: string): string {
  return iso.slice(0, 10);
}

/** "2026-10-06 14:05:09 −07:00", the offset as it stands in the file. */
function instant(iso: string): string {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(iso);
  if (match === null) return iso;
  const [, date = '', time = '', offset = ''] = match;
  return `${date} ${time} ${offset === 'Z' || offset === '+00:00' ? 'UTC' : offset.replace('-', '\u2212')}`;
}
