import { bodyMassIndex } from '../../domain/body-mass-index.ts';
import { displayExact } from '../../domain/display.ts';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { motionComparisons } from '../../domain/examination/motion.ts';
import { kindSentence, motionFinding } from '../../domain/examination/motion-words.ts';
import { GAIT_LABELS, WALKING_AID_LABELS } from '../../domain/labels-examination.ts';
import type { Section } from '../context.ts';
import type { ReportDocument } from '../layout/document.ts';
import { SPACE } from '../layout/theme.ts';
import { fact } from '../words.ts';
import {
  measurementTable,
  motionTable,
  neurovascularTable,
  strengthTable,
  testTable,
  type FindingsTable,
} from './examination-tables.ts';
import { motionFigure } from './motion-figure.ts';

type Examination = Evaluation['examination'];

/** Findings on both sides (P1). */
export const examination: Section = ({ report, evaluation }) => {
  const found = evaluation.examination;
  const facts = [
    ...fact('General', found.general, '/examination/general'),
    ...fact('Gait pattern', gaitPattern(found), '/examination/gaitPatterns'),
    ...fact('Walking aid', walkingAid(found), '/examination/walkingAid'),
    ...fact('Gait', found.gait, '/examination/gait'),
    ...fact('Inspection', found.inspection, '/examination/inspection'),
    ...fact('Palpation', found.palpation, '/examination/palpation'),
  ];
  const body = [
    ...fact('Height', withUnit(found.heightCm, 'cm'), '/examination/heightCm'),
    ...fact('Weight', withUnit(found.weightKg, 'kg'), '/examination/weightKg'),
    ...fact(
      'Body mass index',
      withUnit(bodyMassIndex(found.heightCm, found.weightKg), 'kg/m²'),
      '/examination/weightKg',
    ),
  ];
  const later = [
    ...fact('Nerves and vessels', found.neurovascular, '/examination/neurovascular'),
    ...fact('Other findings', found.otherFindings, '/examination/otherFindings'),
  ];
  const motion = motionTable(found);
  const tables = [strengthTable(found), testTable(found), measurementTable(found), neurovascularTable(found)].filter(
    (table) => table !== null,
  );
  if (motion === null && [facts, body, tables, later].every((part) => part.length === 0)) return;
  report.heading(2, 'Physical examination');
  report.keyValues(facts, { keyWidth: 90 });
  report.keyValues(body, { columns: 2 });
  if (motion !== null) {
    setTable(report, motion);
    setMotionFigure(report, found);
  }
  for (const table of tables) setTable(report, table);
  report.keyValues(later, { keyWidth: 90 });
};

/** Short enough for one page; both sides are read at one glance, where that costs no large gap. */
function setTable(report: ReportDocument, table: FindingsTable): void {
  report.preferTogether(() => {
    report.table({ ...table, source: '/examination' });
  });
}

/** The picture of both hips, under the finding it shows. */
function setMotionFigure(report: ReportDocument, { rangeOfMotion }: Examination): void {
  const comparisons = motionComparisons(rangeOfMotion);
  report.keepTogether(() => {
    report.paragraph(motionFinding(comparisons), { style: 'caption', before: SPACE.s, after: 0 });
    report.paragraph(kindSentence(comparisons), { style: 'small', after: 0 });
    report.figure(motionFigure(comparisons));
  });
}

/** "Antalgic, Trendelenburg". */
function gaitPattern({ gaitPatterns }: Examination): string | null {
  return gaitPatterns.length === 0 ? null : gaitPatterns.map((pattern) => GAIT_LABELS[pattern]).join(', ');
}

function walkingAid({ walkingAid: aid }: Examination): string | null {
  return aid === null ? null : WALKING_AID_LABELS[aid];
}

function withUnit(value: string | null, unit: string): string | null {
  return value === null ? null : `${displayExact(value)} ${unit}`;
}
