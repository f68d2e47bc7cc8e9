import { displayExact } from '../../domain/display.ts';
import { painAreaLabel, qualityWords } from '../../domain/labels-history.ts';
import type { MarkedArea } from '../../domain/pain-marks.ts';
import type { Section } from '../context.ts';
import type { ReportDocument } from '../layout/document.ts';
import { fact, filled, NONE } from '../words.ts';
import { inOrderOfBody, painFigure } from './pain-figure.ts';

/** Present complaints, with pain 0–10 and where it is felt (P1). */
export const complaints: Section = ({ report, evaluation }) => {
  const { current, painAtRest, painOnMovement, painAreas } = evaluation.complaints;
  const facts = [
    ...fact('Pain at rest', ofTen(painAtRest), '/complaints/painAtRest'),
    ...fact('Pain on movement', ofTen(painOnMovement), '/complaints/painOnMovement'),
  ];
  const text = filled(current);
  if (text === null && facts.length === 0 && painAreas.length === 0) return;
  report.heading(2, 'Present complaints');
  if (text !== null) report.paragraph(text, { source: '/complaints/current' });
  report.keyValues(facts, { columns: 2 });
  if (painAreas.length > 0) diagram(report, inOrderOfBody(painAreas));
};

/** The picture, and the same in words for those who cannot see it or want to quote it. */
function diagram(report: ReportDocument, marks: readonly MarkedArea[]): void {
  report.keepTogether(() => {
    report.heading(3, 'Pain diagram');
    report.figure(painFigure(marks));
  });
  report.table({
    caption: 'Marked areas',
    columns: [
      { header: 'Area', flex: 1, rowHeader: true },
      { header: 'Quality', flex: 1.4 },
      { header: 'Note', flex: 2 },
    ],
    rows: marks.map(({ area, qualities, note }) => [
      painAreaLabel(area),
      qualityWords(qualities) ?? NONE,
      filled(note) ?? NONE,
    ]),
    source: '/complaints/painAreas',
  });
}

function ofTen(pain: string | null): string | null {
  return pain === null ? null : `${displayExact(pain)} of 10`;
}
