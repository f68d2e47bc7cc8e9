/**
 * The least time face to face of a medical-legal evaluation of the extremities in California, without the reading of
 * records and the writing of the report.
 */
export const FACE_TO_FACE_GUIDELINE: { readonly minutes: number; readonly source: string } = {
  minutes: 20,
  source: '8 CCR 49.2',
};

export function isWithinGuideline(minutes: number): boolean {
  return minutes >= FACE_TO_FACE_GUIDELINE.minutes;
}
