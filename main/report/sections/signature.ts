import type { SigningContext } from '../context.ts';
import type { Canvas } from '../layout/canvas.ts';
import type { SignatureArea } from '../layout/signature-area.ts';
import { filled, longTime } from '../words.ts';
import { examinerName } from './examiner-name.ts';
import { drawHand } from './signature-hand.ts';

const WIDTH = 320;
const HEIGHT = 132;
const REVIEWER_HEIGHT = 118;
/** Room between the edge of a field and what it shows. */
const INSET = 14;

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
  const { evaluation, signer, signedAt, utcOffsetMinutes, drawn } = context;
  const { examiner } = evaluation;
  const licence = [filled(examiner.licenceNumber), filled(examiner.licenceState)].filter((part) => part !== null);
  const name = filled(examiner.name) ?? signer.name;
  drawSigned(canvas, {
    hand: { name, drawn },
    name: examinerName(examiner) ?? signer.name,
    lines: [
      [filled(examiner.specialty), licence.length === 0 ? null : `License ${licence.join(', ')}`]
        .filter((part) => part !== null)
        .join(' · '),
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

export interface Signed {
  readonly hand: Parameters<typeof drawHand>[1];
  readonly name: string;
  readonly lines: readonly string[];
}

/** A signature above a line, the name and what belongs to it below. */
export function drawSigned(canvas: Canvas, { hand, name, lines }: Signed): void {
  const filledLines = lines.filter((line) => line !== '');
  canvas.rect(0, 0, canvas.width, canvas.height, { fill: 'faint' });
  canvas.rect(0, 0, 3, canvas.height, { fill: 'accent' });
  const below = 20 + filledLines.length * 12.5;
  const line = canvas.height - below - 10;
  drawHand(canvas, hand, { x: INSET, y: 6, width: canvas.width - 2 * INSET, height: line - 9 });
  canvas.line(INSET, line, canvas.width - INSET, line, { color: 'rule', width: 0.75 });
  canvas.text(fitting(canvas, name), INSET, line + 16, { style: 'h3' });
  filledLines.forEach((text, index) => {
    canvas.text(fitting(canvas, text, 'small'), INSET, line + 30 + index * 12.5, {
      style: { color: 'ink', tabular: true },
    });
  });
}

/** The text, shortened until the box holds it. */
function fitting(canvas: Canvas, text: string, style: 'h3' | 'small' = 'h3'): string {
  const room = canvas.width - 2 * INSET;
  if (canvas.textWidth(text, style) <= room) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && canvas.textWidth(`${characters.join('')}…`, style) > room) characters.pop();
  return `${characters.join('')}…`;
}

function grouped(hex: string): string {
  return (hex.match(/.{1,8}/g) ?? []).join(' ');
}
