import { displayExact } from '../../domain/display.ts';
import type { Section } from '../context.ts';
import { fact, filled } from '../words.ts';

/** Present complaints, with pain 0–10 (P1). */
export const complaints: Section = ({ report, evaluation }) => {
  const { current, painAtRest, painOnMovement } = evaluation.complaints;
  const facts = [
    ...fact('Pain at rest', ofTen(painAtRest), '/complaints/painAtRest'),
    ...fact('Pain on movement', ofTen(painOnMovement), '/complaints/painOnMovement'),
  ];
  const text = filled(current);
  if (text === null && facts.length === 0) return;
  report.heading(2, 'Present complaints');
  if (text !== null) report.paragraph(text, { source: '/complaints/current' });
  report.keyValues(facts, { columns: 2 });
};

function ofTen(pain: string | null): string | null {
  return pain === null ? null : `${displayExact(pain)} of 10`;
}
