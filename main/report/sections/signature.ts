import type { SigningContext } from '../context.ts';
import type { Canvas } from '../layout/canvas.ts';
import { SIGNATURE_GAP, type SignatureArea } from '../layout/signature-area.ts';
import { filled, longTime } from '../words.ts';
import { licenceOf } from './letterhead.ts';
import { drawSigned, INSET } from './signature-box.ts';

/** Of a signature that stands alone; two share the width of the page. */
const WIDTH = 400;
const HEIGHT = 132;
const HEIGHT_OF_TWO = 124;

const REVIEWER_NOTE =
  'The place at the right is for a reviewer. A countersignature is added to the file and leaves what was signed as it is.';

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
  /** Whether a second person may sign beside it. */
  readonly reviewer?: boolean;
  /** Adds what stands behind the signatures. */
  readonly behind?: () => void;
}

/** The places kept free for signatures. */
interface SignaturePlaces {
  readonly examiner: SignatureArea;
  /** For a second person, where the document has a place for one. */
  readonly reviewer: SignatureArea | undefined;
}

/**
 * The attestation with the places kept free for the signatures, always together on one page and with the end of the text
 * before them: a signature alone on a page could be put behind any other text, and a place for a reviewer alone on a page
 * would be read as a page that lacks its text.
 */
export function signature({ report, signer, timestampHost }: SigningContext, words: SignatureWords): SignaturePlaces {
  const enclosed = words.enclosed === undefined ? '' : ` ${words.enclosed}`;
  const time =
    timestampHost === undefined
      ? 'The time of signing is that of the signing computer; no timestamp authority was asked (PAdES-B-B).'
      : `The signature holds a timestamp of the authority at ${timestampHost} (PAdES-B-T), which says when it existed.`;
  const two = words.reviewer === true;
  const height = words.height ?? (two ? HEIGHT_OF_TWO : HEIGHT);
  const half = (report.contentWidth - SIGNATURE_GAP) / 2;
  let areas: readonly SignatureArea[] = [];
  report.keepLastWithNext();
  report.keepTogether(() => {
    if (words.heading !== undefined) report.heading(2, words.heading);
    for (const text of words.attestation) report.paragraph(text, { source: '/disclosures/county', keepWithNext: true });
    areas = report.signatureAreas(
      two
        ? [
            { width: half, height },
            { width: half, height },
          ]
        : [{ width: WIDTH, height }],
    );
    report.paragraph(
      `Signed digitally with a ${signer.selfSigned ? 'self-signed ' : ''}certificate (${signer.algorithm}), SHA-256 ` +
        `fingerprint ${grouped(signer.sha256Fingerprint)}. ${time}${enclosed}`,
      { style: 'small', ...(two ? { after: 0, keepWithNext: true } : {}) },
    );
    if (two) report.paragraph(REVIEWER_NOTE, { style: 'small' });
  });
  const [examiner, reviewer] = areas;
  if (examiner === undefined) throw new Error('The signature area was not placed.');
  return { examiner, reviewer };
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
      [filled(examiner.specialty), licence].filter((part) => part !== null),
      [`Certificate: ${signer.name}`],
      timeAndPlace(signedAt, utcOffsetMinutes, county),
    ],
  });
}

/** When and, where that is told, in which county somebody signed. */
export function timeAndPlace(signedAt: Date, utcOffsetMinutes: number, county: string | null): string[] {
  return [longTime(signedAt, utcOffsetMinutes), ...(county === null ? [] : [`county of ${county}`])];
}

/** What the reviewer's field shows while nobody has signed there. */
export function drawEmptyPlace(canvas: Canvas): void {
  canvas.rect(0.4, 0.4, canvas.width - 0.8, canvas.height - 0.8, { stroke: { color: 'rule', width: 0.75 } });
  canvas.text('Not countersigned', INSET, 18);
}

function grouped(hex: string): string {
  return (hex.match(/.{1,8}/g) ?? []).join(' ');
}
