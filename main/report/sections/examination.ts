import { bodyMassIndex } from '../../domain/body-mass-index.ts';
import { displayExact } from '../../domain/display.ts';
import type { Section } from '../context.ts';
import { fact, filled } from '../words.ts';
import { measurementTable, motionTable, strengthTable, testTable } from './examination-tables.ts';

/** Findings on both sides (P1). */
export const examination: Section = ({ report, evaluation }) => {
  const found = evaluation.examination;
  const body = [
    ...fact('Height', withUnit(found.heightCm, 'cm'), '/examination/heightCm'),
    ...fact('Weight', withUnit(found.weightKg, 'kg'), '/examination/weightKg'),
    ...fact(
      'Body mass index',
      withUnit(bodyMassIndex(found.heightCm, found.weightKg), 'kg/m²'),
      '/examination/weightKg',
    ),
  ];
  const texts = [
    ['General', found.general, 'general'],
    ['Gait', found.gait, 'gait'],
    ['Inspection', found.inspection, 'inspection'],
    ['Palpation', found.palpation, 'palpation'],
  ] as const;
  const later = [
    ['Nerves and vessels', found.neurovascular, 'neurovascular'],
    ['Other findings', found.otherFindings, 'otherFindings'],
  ] as const;
  const tables = [motionTable(found), strengthTable(found), testTable(found), measurementTable(found)].filter(
    (table) => table !== null,
  );
  const hasTexts = [...texts, ...later].some(([, text]) => filled(text) !== null);
  if (body.length === 0 && tables.length === 0 && !hasTexts) return;
  report.heading(2, 'Physical examination');
  const set = (parts: typeof texts | typeof later): void => {
    report.keyValues(
      parts.flatMap(([title, text, key]) => fact(title, text, `/examination/${key}`)),
      { keyWidth: 90 },
    );
  };
  set(texts);
  report.keyValues(body, { columns: 2 });
  for (const table of tables) {
    // Short enough for one page; both sides are read at one glance.
    report.keepTogether(() => {
      report.table({ ...table, source: '/examination' });
    });
  }
  set(later);
};

function withUnit(value: string | null, unit: string): string | null {
  return value === null ? null : `${displayExact(value)} ${unit}`;
}
