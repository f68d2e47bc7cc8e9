import type { Evaluation } from '../domain/evaluation/evaluation.ts';

/** What each part of a case file is, for the JSON Schema. */
export const SECTION_DESCRIPTIONS: Readonly<Record<keyof Evaluation, string>> = {
  format: 'Name and version of the format.',
  case:
    'Who asked for what, where and when the examination was, and how many pages the sender of the records declared. ' +
    'dateOfExam is required.',
  examiner: 'The physician who examined, as printed in the letterhead and beside the signature.',
  examinee: 'The person examined. dateOfBirth is required: it decides whether the measure applies.',
  side: 'The side that is evaluated.',
  region: 'The region of the body whose family of residual codes applies.',
  recordsReviewed: 'The records reviewed, in the order in which they are numbered in the report.',
  exhibits: 'Files of records that go with the report, in the order of their letters; the SHA-256 names the file.',
  history: 'The history as told and as recorded.',
  complaints: 'Present complaints; pain from 0 (none) to 10 (worst imaginable).',
  examination: 'Findings on both sides. Motion in degrees, lengths in centimeters, strength from 0 to 5.',
  imaging: 'Imaging studies reviewed.',
  operativeReports: 'Operative reports reviewed.',
  implants: 'Implants of either hip.',
  episode: 'The treatment episode; an exclusion takes it out of the measure.',
  residual:
    'Intake and discharge functional status (0 to 100) and predicted change (-100 to 100), or a finished residual ' +
    'with the document it was taken from.',
  instruments: 'Administrations of outcome instruments; "side": null means the side of the evaluation.',
  rating: 'Impairment rating: what the examiner took from the AMA Guides, with page and table.',
  opinions: "The examiner's conclusions.",
  claim: 'Place of service and the lines of the claim.',
  disclosures: 'What the report profile asks the signer to disclose and to affirm.',
  waivers: 'Readiness items left out on purpose, each with the reason that is printed.',
  rejected:
    'Texts typed into fields that could not take them, until they are corrected; a case that has any is refused.',
};
