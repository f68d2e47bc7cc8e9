import type { SigningContext } from '../context.ts';
import type { Canvas } from '../layout/canvas.ts';
import type { SignatureArea } from '../layout/signature-area.ts';
import { filled, longTime } from '../words.ts';
import { examinerName } from './examiner-name.ts';

const WIDTH = 300;
const HEIGHT = 92;

/** The texts around a signature. */
export interface SignatureWords {
  /** What the signature stands for, above it. */
  readonly attestation: readonly string[];
  /** Heading of level 2; none when the document is short. */
  readonly heading?: string;
  /** Below it, after the certificate and the time. */
  readonly enclosed?: string;
}

/** The attestation with the place kept free for the signature, always together on one page. */
export function signature({ report, signer }: SigningContext, words: SignatureWords): SignatureArea {
  const enclosed = words.enclosed === undefined ? '' : ` ${words.enclosed}`;
  let area: SignatureArea | undefined;
  report.keepTogether(() => {
    if (words.heading !== undefined) report.heading(2, words.heading);
    for (const text of words.attestation) report.paragraph(text, { source: '/disclosures/county', keepWithNext: true });
    area = report.signatureArea({ width: WIDTH, height: HEIGHT });
    report.paragraph(
      `Signed digitally with a ${signer.selfSigned ? 'self-signed ' : ''}certificate (${signer.algorithm}), SHA-256 ` +
        `fingerprint ${grouped(signer.sha256Fingerprint)}. The time of signing is that of the signing computer; no ` +
        `timestamp authority was asked.${enclosed}`,
      { style: 'small' },
    );
  });
  if (area === undefined) throw new Error('The signature area was not placed.');
  return area;
}

/** What the signature field shows. */
export function drawSignature(canvas: Canvas, context: SigningContext): void {
  const { evaluation, signer, signedAt, utcOffsetMinutes } = context;
  const { examiner } = evaluation;
  const licence = [filled(examiner.licenceNumber), filled(examiner.licenceState)].filter((part) => part !== null);
  canvas.rect(0, 0, canvas.width, canvas.height, { fill: 'faint' });
  canvas.rect(0, 0, 3, canvas.height, { fill: 'accent' });
  canvas.text('Digitally signed by', 14, 18);
  canvas.text(fitting(canvas, examinerName(examiner) ?? signer.name), 14, 36, { style: 'h3' });
  const lines = [
    [filled(examiner.specialty), licence.length === 0 ? null : `License ${licence.join(', ')}`]
      .filter((part) => part !== null)
      .join(' · '),
    `Certificate: ${signer.name}`,
    longTime(signedAt, utcOffsetMinutes),
  ].filter((line) => line !== '');
  lines.forEach((line, index) => {
    canvas.text(fitting(canvas, line, 'small'), 14, 52 + index * 13, { style: { color: 'ink', tabular: true } });
  });
}

/** The text, shortened until the box holds it. */
function fitting(canvas: Canvas, text: string, style: 'h3' | 'small' = 'h3'): string {
  const room = canvas.width - 24;
  if (canvas.textWidth(text, style) <= room) return text;
  let end = text.length;
  while (end > 0 && canvas.textWidth(`${text.slice(0, end)}…`, style) > room) end -= 1;
  return `${text.slice(0, end)}…`;
}

function grouped(hex: string): string {
  return (hex.match(/.{1,8}/g) ?? []).join(' ');
}
