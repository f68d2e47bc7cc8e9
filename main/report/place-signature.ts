import { asksForCounty } from '../domain/addendum.ts';
import { addEmptySignatureField, addSignatureField } from '../signing/placeholder.ts';
import type { SigningContext } from './context.ts';
import { examinerName } from './sections/examiner-name.ts';
import { drawEmptyPlace, drawSignature, signature, type SignatureWords } from './sections/signature.ts';
import { dayOf, filled, longDate } from './words.ts';

/** Name of the field that waits for a second person. */
export const REVIEWER_FIELD = 'ReviewerSignature';

/**
 * Ends a document with the examiner's signature, which waits for its value: certified, forms and signing permitted; where
 * `words` asks for it with an empty field for a reviewer.
 */
export function placeSignature(context: SigningContext, words: SignatureWords): void {
  const { report, evaluation, signer, signedAt, utcOffsetMinutes } = context;
  const name = examinerName(evaluation.examiner) ?? signer.name;
  const county = asksForCounty(evaluation) ? filled(words.county ?? evaluation.disclosures.county) : null;
  const { examiner: area, reviewer } = signature(context, words);
  // Before the areas are asked for their pages, which places everything.
  words.behind?.();
  const appearance = area.appearance((canvas) => {
    drawSignature(canvas, context, county);
  }, '/examiner');
  const { widget } = addSignatureField(report.pdf, {
    page: area.page,
    rect: area.rect,
    appearance,
    fieldName: 'ExaminerSignature',
    signerName: name,
    reason: 'Signed by the examiner',
    ...(county === null ? {} : { location: `County of ${county}` }),
    signedAt,
    certification: 2,
    tooltip: `Signature of ${name}, ${longDate(dayOf(signedAt, utcOffsetMinutes))}`,
    utcOffsetMinutes,
  });
  area.placeWidget(widget);
  if (reviewer === undefined) return;
  const empty = addEmptySignatureField(report.pdf, {
    page: reviewer.page,
    rect: reviewer.rect,
    appearance: reviewer.appearance(drawEmptyPlace, 'Place for the reviewer'),
    fieldName: REVIEWER_FIELD,
    tooltip: 'Countersignature of a reviewer',
  });
  reviewer.placeWidget(empty);
}
