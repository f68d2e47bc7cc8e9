import type { Evaluation } from './evaluation/evaluation.ts';

export interface Modifier {
  readonly code: string;
  /** In own words; the wording of CPT belongs to the AMA (SPEC M1). */
  readonly meaning: string;
  readonly kind: 'service' | 'hcpcs';
  readonly needsJustification: boolean;
  readonly warning: string | null;
}

const SERVICE: readonly (readonly [code: string, meaning: string])[] = [
  ['22', 'Substantially more work than usual'],
  ['23', 'Unusual anesthesia'],
  ['24', 'Evaluation unrelated to a recent operation, within its follow-up period'],
  ['25', 'Separate, significant evaluation on the day of another service'],
  ['26', 'Professional part only'],
  ['32', 'Service mandated by a payer, a government body or a regulation'],
  ['50', 'Both sides in one session'],
  ['51', 'Several procedures in one session'],
  ['52', 'Service reduced'],
  ['53', 'Service stopped before its end'],
  ['57', 'Evaluation that led to the decision to operate'],
  ['58', 'Planned or related procedure within the follow-up period'],
  ['59', 'Distinct from another service on the same day'],
  ['76', 'Repeated by the same physician'],
  ['77', 'Repeated by another physician'],
  ['78', 'Unplanned return to the operating room for a related procedure'],
  ['79', 'Unrelated procedure within the follow-up period'],
  ['80', 'Assistant surgeon'],
  ['81', 'Assistant surgeon for a small part'],
  ['82', 'Assistant surgeon because no resident was available'],
  ['95', 'By live video'],
];

const HCPCS: readonly (readonly [code: string, meaning: string])[] = [
  ['LT', 'Left side'],
  ['RT', 'Right side'],
  ['GP', 'Under an outpatient physical therapy plan of care'],
  ['GO', 'Under an outpatient occupational therapy plan of care'],
  ['GN', 'Under an outpatient speech-language pathology plan of care'],
  ['KX', 'Requirements of the medical policy have been met'],
  ['CQ', 'In whole or in part by a physical therapist assistant'],
  ['CO', 'In whole or in part by an occupational therapy assistant'],
];

const ANAESTHESIA_WARNING =
  'modifier 23 describes the anesthesia of a procedure and does not fit an evaluation; remove it unless the payer asks for it';

/** The modifiers offered, in the order of SPEC M1. */
export const MODIFIERS: readonly Modifier[] = [
  ...SERVICE.map(([code, meaning]) => ({
    code,
    meaning,
    kind: 'service' as const,
    needsJustification: code === '22',
    warning: code === '23' ? ANAESTHESIA_WARNING : null,
  })),
  ...HCPCS.map(([code, meaning]) => ({
    code,
    meaning,
    kind: 'hcpcs' as const,
    needsJustification: false,
    warning: null,
  })),
];

/** Modifiers of the medical-legal codes of California alone, in own words (8 CCR 9795, in effect since 2021-04-01). */
const MEDICAL_LEGAL_MODIFIERS: readonly Modifier[] = (
  [
    ['92', 'By the primary treating physician'],
    ['93', 'With an interpreter'],
    ['94', 'By an agreed medical evaluator'],
    ['95', 'By a qualified medical evaluator from the panel'],
    ['96', 'Psychiatric or psychological evaluation'],
    ['97', 'Toxicological evaluation'],
    ['98', 'Oncological evaluation'],
  ] as const
).map(([code, meaning]) => ({ code, meaning, kind: 'service', needsJustification: false, warning: null }));

/** CPT (five digits, or four and a letter), HCPCS (a letter and four digits), California medical-legal (ML200…). */
const CODE = /^(?:\d{5}|\d{4}[A-Z]|[A-Z]\d{4}|ML\d{3}|MLPRR)$/;

/** Whether a text has the form of a code that a claim line takes. */
export function isWrittenLikeCode(code: string): boolean {
  return CODE.test(code);
}

/** A medical-legal code of California, such as ML201. */
export function isMedicalLegalCode(code: string): boolean {
  return /^ML(?:\d{3}|PRR)$/.test(code);
}

/** The modifiers offered on a line with this code (SPEC M1). None belongs on a quality data code, which the check says. */
export function modifiersFor(code: string): readonly Modifier[] {
  return isMedicalLegalCode(code) ? MEDICAL_LEGAL_MODIFIERS : MODIFIERS;
}

/** What a modifier means on a line with this code; null for one that is not offered anywhere. */
export function modifierOn(code: string, modifier: string): Modifier | null {
  return [...modifiersFor(code), ...MODIFIERS].find((one) => one.code === modifier) ?? null;
}

/** Modifiers of performance measures; they belong to CPT category II codes alone (SPEC M1). */
export const PERFORMANCE_MODIFIERS: readonly string[] = ['1P', '2P', '3P', '8P'];

/** Most modifiers a claim line takes (SPEC M1). */
export const MODIFIERS_PER_LINE = 4;

export interface ProposedModifier {
  readonly code: string;
  readonly why: string;
}

/** Referrals that make an examination a mandated service (SPEC M1). */
const MANDATING = new Set<Evaluation['case']['referral']['kind']>([
  'insurer',
  'employer',
  'court',
  'claims-administrator',
]);

/**
 * Modifiers the program proposes for the line of the evaluation service, with the reason: 32 for mandated services
 * (SPEC M1); on a medical-legal code of California those of its fee schedule that the case calls for.
 */
export function proposedModifiers(evaluation: Evaluation, code = '99456'): readonly ProposedModifier[] {
  const {
    case: { referral },
    examinee,
  } = evaluation;
  if (!isMedicalLegalCode(code)) {
    return MANDATING.has(referral.kind) ? [{ code: '32', why: 'The referral makes this a mandated service.' }] : [];
  }
  return [
    ...(examinee.interpreter.used === true ? [{ code: '93', why: 'An interpreter took part.' }] : []),
    ...(referral.kind === 'agreed' ? [{ code: '94', why: 'The parties agreed on the examiner.' }] : []),
    ...(referral.kind === 'panel' ? [{ code: '95', why: 'The examiner comes from the panel.' }] : []),
  ];
}

export type SiteOfService = NonNullable<Evaluation['case']['siteOfService']>;

/** Sites of service with the CMS place-of-service code beside each; the code stays editable (SPEC M2). */
export const SITES: readonly { readonly id: SiteOfService; readonly title: string; readonly placeOfService: string }[] =
  [
    { id: 'outpatient-clinic', title: 'Outpatient clinic', placeOfService: '22' },
    { id: 'orthopaedic-clinic', title: 'Orthopaedic clinic', placeOfService: '11' },
    { id: 'rehabilitation-clinic', title: 'Rehabilitation clinic', placeOfService: '62' },
    { id: 'ime-setting', title: 'Independent medical evaluation setting', placeOfService: '11' },
  ];

/** Payers offered; any other is entered as text (SPEC M3). */
export const PAYERS: readonly string[] = [
  'Aetna',
  'Blue Cross Blue Shield',
  'Cigna Health',
  'UnitedHealthcare',
  'Medicare',
];

/** Where no payer policy is on file (SPEC M3). */
export const NO_PAYER_POLICY = 'Data not available';

/** Charge of a quality data code's line: a cent where the payer refuses zero (SPEC M4). US dollars. */
export function qualityCharge(payerRefusesZero: boolean): '0.00' | '0.01' {
  return payerRefusesZero ? '0.01' : '0.00';
}
