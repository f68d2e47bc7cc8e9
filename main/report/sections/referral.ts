import { REFERRAL_KIND_LABELS } from '../../domain/labels.ts';
import type { Section } from '../context.ts';
import { SPACE } from '../layout/theme.ts';
import { fact, filled, longDate } from '../words.ts';

/** Who referred and what was asked, with the answer to each numbered question (P1). */
export const referral: Section = ({ report, evaluation }) => {
  const { kind, name, organization, address, dateOfReferral, background, questions } = evaluation.case.referral;
  const at = '/case/referral';
  const facts = [
    ...fact('Referred by', name, `${at}/name`),
    ...fact('Organization', organization, `${at}/organization`),
    ...fact('Kind of referral', kind === null ? null : REFERRAL_KIND_LABELS[kind], `${at}/kind`),
    ...fact('Date of referral', dateOfReferral === null ? null : longDate(dateOfReferral), `${at}/dateOfReferral`),
    ...fact('Address', address, `${at}/address`),
  ];
  if (facts.length === 0 && filled(background) === null && questions.length === 0) return;
  report.preferTogether(() => {
    report.heading(2, 'Referral');
    report.keyValues(facts, { columns: 2 });
  });
  const text = filled(background);
  if (text !== null) report.paragraph(text, { source: `${at}/background` });
  if (questions.length === 0) return;
  report.heading(3, 'Questions and answers');
  questions.forEach(({ question, answer }, index) => {
    const source = `${at}/questions/${String(index)}`;
    report.paragraph(
      [{ text: `${String(index + 1)}. ${filled(question) ?? 'Question not documented'}`, weight: 'semibold' }],
      {
        source: `${source}/question`,
        keepWithNext: true,
        before: SPACE.s,
        after: SPACE.xs,
      },
    );
    const given = filled(answer);
    report.paragraph(given ?? { text: 'Not answered.', italic: true, color: 'muted' }, {
      source: `${source}/answer`,
      indent: SPACE.l,
      after: SPACE.s,
    });
  });
};
