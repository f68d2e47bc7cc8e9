import { addSignatureField } from '../signing/placeholder.ts';
import type { SigningContext } from './context.ts';
import { examinerName } from './sections/examiner-name.ts';
import { drawSignature, signature, type SignatureWords } from './sections/signature.ts';
import { dayOf, longDate } from './words.ts';

/** Ends a document with the examiner's signature, which waits for its value: certified, forms and signing permitted. */
export function placeSignature(context: SigningContext, words: SignatureWords): void {
  const { report, evaluation, signer, signedAt, utcOffsetMinutes } = context;
  const name = examinerName(evaluation.examiner) ?? signer.name;
  const area = signature(context, words);
  const appearance = area.appearance((canvas) => {
    drawSignature(canvas, context);
  }, '/examiner');
  const { widget } = addSignatureField(report.pdf, {
    page: area.page,
    rect: area.rect,
    appearance,
    fieldName: 'ExaminerSignature',
    signerName: name,
    reason: 'Signed by the examiner',
    signedAt,
    certification: 2,
    tooltip: `Signature of ${name}, ${longDate(dayOf(signedAt, utcOffsetMinutes))}`,
    utcOffsetMinutes,
  });
  area.placeWidget(widget);
}
