import { z } from 'zod';
import { attachmentsSchema } from './attachments.ts';
import { choice, count, date, line, localTime, requiredText, text } from './fields.ts';

export const REPORT_PROFILES = ['general', 'us-ca-workers-comp', 'us-federal-expert'] as const;
export const REFERRAL_KINDS = [
  'insurer',
  'employer',
  'court',
  'claims-administrator',
  'attorney-applicant',
  'attorney-defense',
  'agreed',
  'panel',
  'physician',
  'examinee',
  'other',
] as const;
/** Sites of service (SPEC M2). */
export const SITES_OF_SERVICE = [
  'outpatient-clinic',
  'orthopaedic-clinic',
  'rehabilitation-clinic',
  'ime-setting',
] as const;

/** A question of the referral and its answer. Case files may write the question alone. */
const questionSchema = z.union([
  z.strictObject({ question: requiredText, answer: text }),
  requiredText.transform((question) => ({ question, answer: null })),
]);

/** What the party that sent the records declares about them (8 CCR 9793(n)). */
const recordsAttestationSchema = z.strictObject({ pagesDeclared: count, by: line, date }).prefault({});

const referralSchema = z
  .strictObject({
    kind: choice(REFERRAL_KINDS),
    name: line,
    organization: line,
    address: text,
    dateOfReferral: date,
    background: text,
    questions: z.array(questionSchema).max(200).default([]),
  })
  .prefault({});

/** The case: who asked for what, where and when the examination was (SPEC P1, M2, M3). */
export const caseSchema = z.strictObject({
  claimNumber: line,
  jurisdiction: line,
  reportProfile: z.enum(REPORT_PROFILES).default('general'),
  dateOfInjury: date,
  dateOfExam: date,
  placeOfExam: line,
  /** Face-to-face time with the examinee, minutes. */
  faceToFaceMinutes: count,
  /** When the clock of the face-to-face time ran; `end` null while it runs. */
  faceToFacePeriods: z
    .array(z.strictObject({ start: localTime, end: localTime.nullable().default(null) }))
    .max(50)
    .default([]),
  siteOfService: choice(SITES_OF_SERVICE),
  payer: line,
  referral: referralSchema,
  recordsAttestation: recordsAttestationSchema,
});

/** Physical demand of the job, in the terms of the Dictionary of Occupational Titles. */
export const JOB_DEMAND_LEVELS = ['sedentary', 'light', 'medium', 'heavy', 'very-heavy'] as const;

/** The physician who examined, as printed in the letterhead and the signature block. */
export const examinerSchema = z
  .strictObject({
    name: line,
    credentials: line,
    specialty: line,
    licenceNumber: line,
    licenceState: line,
    npi: line,
    organization: line,
    address: text,
    phone: line,
    email: line,
  })
  .prefault({});

export const examineeSchema = z.strictObject({
  name: line,
  dateOfBirth: date,
  sex: choice(['male', 'female', 'other', 'unknown']),
  address: text,
  phone: line,
  employer: line,
  occupation: line,
  jobDemandLevel: choice(JOB_DEMAND_LEVELS),
  jobDemands: text,
  /** How the identity was checked, e.g. "driver's licence". */
  identifiedBy: line,
  interpreter: z
    .strictObject({ used: z.boolean().nullable().default(null), language: line, name: line, certificate: line })
    .prefault({}),
});

export const recordReviewedSchema = z.strictObject({
  date,
  author: line,
  kind: line,
  pages: count,
  summary: text,
  attachments: attachmentsSchema,
});

/** What P2 and P3 ask the signer to disclose. */
export const disclosuresSchema = z
  .strictObject({
    /** County where the report is signed (Labor Code 4628). */
    county: line,
    /** Names and qualifications of others who took part, and what each did (Labor Code 4628). */
    assistants: text,
    /**
     * The signer's own word that the signer took the history, reviewed and summarized the records, and composed the
     * conclusions (Labor Code 4628(a)). Null until given; the report says it only when true.
     */
    performedBySigner: z.boolean().nullable().default(null),
    /** Why the time face to face was less than the guideline asks for (Labor Code 4628(b)). */
    timeVariance: text,
    /** Qualifications with publications of the last ten years (FRCP 26(a)(2)(B)(iv)). */
    qualifications: text,
    /** Cases of testimony in the last four years (FRCP 26(a)(2)(B)(v)). */
    testimony: text,
    /** Compensation for study and testimony (FRCP 26(a)(2)(B)(vi)). */
    compensation: text,
    /** Exhibits used to summarize or support the opinions (FRCP 26(a)(2)(B)(iii)). */
    exhibits: text,
  })
  .prefault({});
