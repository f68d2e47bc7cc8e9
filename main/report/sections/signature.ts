import type { SigningContext } from '../context.ts';
import type { Canvas } from '../layout/canvas.ts';
import type { SignatureArea } from '../layout/signature-area.ts';
import { filled, longTime } from '../words.ts';
import { licenceOf } from './letterhead.ts';
import { drawSigned, INSET } from './signature-box.ts';

const WIDTH = 400;
const HEIGHT = 132;
const REVIEWER_HEIGHT = 118;

/** The texts around a signature. */
export interface SignatureWords {
  /** What the signature stands for, above it. */
  readonly attestation: readonly string[];
  /** Heading of level 2; none when the document is short. */
  readonly heading?: string;
  /** Below it, after the certificate and the time. */
  readonly enclosed?: string;
  /** County in which it is signed, where the profile asks for it. */
  readonly county?: string | null;
  /** Points; less than usual where the page is short of room. */
  readonly height?: number;
  /** Whether a second person may sign below. */
  readonly reviewer?: boolean;
  /** Adds what stands behind the signatures. */
  readonly behind?: () => void;
}

/** The attestation with the place kept free for the signature, always together on one page. */
export function signature({ report, signer, timestampHost }: SigningContext, words: SignatureWords): SignatureArea {
  const enclosed = words.enclosed === undefined ? '' : ` ${words.enclosed}`;
  const time =
    timestampHost === undefined
      ? 'The time of signing is that of the signing computer; no timestamp authority was asked (PAdES-B-B).'
      : `The signature holds a timestamp of the authority at ${timestampHost} (PAdES-B-T), which says when it existed.`;
  let area: SignatureArea | undefined;
  report.keepTogether(() => {
    if (words.heading !== undefined) report.heading(2, words.heading);
    for (const text of words.attestation) report.paragraph(text, { source: '/disclosures/county', keepWithNext: true });
    area = report.signatureArea({ width: WIDTH, height: words.height ?? HEIGHT });
    report.paragraph(
      `Signed digitally with a ${signer.selfSigned ? 'self-signed ' : ''}certificate (${signer.algorithm}), SHA-256 ` +
        `fingerprint ${grouped(signer.sha256Fingerprint)}. ${time}${enclosed}`,
      { style: 'small' },
    );
  });
  if (area === undefined) throw new Error('The signature area was not placed.');
  return area;
}

/** The empty place for a second person, with a sentence on what it is. */
export function reviewerPlace({ report }: SigningContext): SignatureArea {
  let area: SignatureArea | undefined;
  report.keepTogether(() => {
    report.paragraph(
      'Countersignature, where another person reviews the document. It is added below and leaves what was signed as it is.',
      { style: 'small', keepWithNext: true },
    );
    area = report.signatureArea({ width: WIDTH, height: REVIEWER_HEIGHT });
  });
  if (area === undefined) throw new Error('The place for the reviewer was not placed.');
  return area;
}

/** What the signature field shows. */
export function drawSignature(canvas: Canvas, context: SigningContext, county: string | null): void {
  const { evaluation, signer, signedAt, utcOffsetMinutes, drawn, licenceNumber } = context;
  const { examiner } = evaluation;
  const licence = licenceOf({ ...examiner, licenceNumber: filled(examiner.licenceNumber) ?? licenceNumber ?? null });
  const name = filled(examiner.name) ?? signer.name;
  drawSigned(canvas, {
    hand: { name, drawn },
    name,
    credentials: filled(examiner.credentials),
    lines: [
      [filled(examiner.specialty), licence].filter((part) => part !== null).join(' · '),
      `Certificate: ${signer.name}`,
      longTime(signedAt, utcOffsetMinutes) + (county === null ? '' : `, county of ${county}`),
    ],
  });
}

/** What the reviewer's field shows while nobody has signed there. */
export function drawEmptyPlace(canvas: Canvas): void {
  canvas.rect(0.4, 0.4, canvas.width - 0.8, canvas.height - 0.8, { stroke: { color: 'rule', width: 0.75 } });
  canvas.text('Not countersigned', INSET, 18);
}

function grouped(hex: string): string {
  return (hex.match(/.{1,8}/g) ?? []).join(' ');
}
