/** The side a diagnosis code speaks of; null where the code does not tell sides apart. */
export type DiagnosisSide = 'left' | 'right' | 'bilateral' | 'unspecified' | null;

/** "unspecified" says that the side is not known only beside the limb: not in "unspecified fracture of right femur". */
const PART = '(?:lower )?(?:leg|limb|extremity)|hip|thigh|femur|acetabulum|ilium|ischium|pubis|side';
const UNSPECIFIED_SIDE = new RegExp(
  String.raw`\bunspecified (?:${PART}|quadriceps muscle|tibia and fibula|artificial hip)\b|\b(?:hip|femur|thigh), unspecified\b`,
);

/** The side that an official ICD-10-CM description names. */
export function sideInDescription(description: string): DiagnosisSide {
  const words = description.toLowerCase();
  if (/\bbilateral\b/.test(words)) return 'bilateral';
  const left = /\bleft\b/.test(words);
  const right = /\bright\b/.test(words);
  if (left !== right) return left ? 'left' : 'right';
  return UNSPECIFIED_SIDE.test(words) ? 'unspecified' : null;
}
