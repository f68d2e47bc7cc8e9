import { EVALUATION_FORMAT, evaluationSchema, type Evaluation } from '../domain/evaluation/evaluation.ts';
import type { Connection } from './connection.ts';
import { vaultDamaged } from './failures.ts';
import type { ListTable } from './list-table.ts';
import { apportionment } from './tables/apportionment.ts';
import { claimLine } from './tables/claim-line.ts';
import { diagnosis } from './tables/diagnosis.ts';
import { readSections, REJECTED, writeSections, type SectionName } from './tables/evaluation-section.ts';
import { imagingStudy } from './tables/imaging-study.ts';
import { exhibit } from './tables/exhibit.ts';
import { implant } from './tables/implant.ts';
import { instrumentAdministration } from './tables/instrument-administration.ts';
import { operativeReport } from './tables/operative-report.ts';
import { recordReviewed } from './tables/record-reviewed.ts';
import { referralQuestion } from './tables/referral-question.ts';
import { waiver } from './tables/waiver.ts';

const LISTS: readonly ListTable[] = [
  referralQuestion,
  recordReviewed,
  exhibit,
  imagingStudy,
  operativeReport,
  implant,
  instrumentAdministration,
  diagnosis,
  apportionment,
  claimLine,
  waiver,
];

/** Writes what differs between two states of an evaluation, row by row; `before` null when it is new. */
export function writeParts(db: Connection, id: string, before: Evaluation | null, after: Evaluation): void {
  writeSections(db, id, before, after);
  for (const list of LISTS) list.write(db, id, before, after);
}

/**
 * Puts an evaluation together from its rows.
 *
 * @throws ResiduaError `vault-damaged` when the rows do not make a valid evaluation.
 */
export function readParts(db: Connection, id: string, header: Pick<Evaluation, 'side' | 'region'>): Evaluation {
  const sections = readSections(db, id);
  const content = (name: SectionName): unknown => {
    if (!sections.has(name)) throw vaultDamaged();
    return sections.get(name);
  };
  const { [REJECTED]: rejected, ...theCase } = fields(content('case'));
  const parsed = evaluationSchema.safeParse({
    format: EVALUATION_FORMAT,
    side: header.side,
    region: header.region,
    case: { ...theCase, referral: { ...fields(theCase['referral']), questions: referralQuestion.read(db, id) } },
    examiner: content('examiner'),
    examinee: content('examinee'),
    recordsReviewed: recordReviewed.read(db, id),
    exhibits: exhibit.read(db, id),
    history: content('history'),
    complaints: content('complaints'),
    examination: content('examination'),
    imaging: imagingStudy.read(db, id),
    operativeReports: operativeReport.read(db, id),
    implants: implant.read(db, id),
    episode: content('episode'),
    residual: content('residual'),
    instruments: instrumentAdministration.read(db, id),
    rating: content('rating'),
    opinions: {
      ...fields(content('opinions')),
      diagnoses: diagnosis.read(db, id),
      apportionment: apportionment.read(db, id),
    },
    claim: { ...fields(content('claim')), lines: claimLine.read(db, id) },
    disclosures: content('disclosures'),
    waivers: waiver.read(db, id),
    rejected,
  });
  // The cause is left out: it could quote what the rows hold.
  if (!parsed.success) throw vaultDamaged();
  return parsed.data;
}

function fields(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw vaultDamaged();
  return { ...value };
}
