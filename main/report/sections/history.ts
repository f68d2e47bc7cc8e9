import type { Section } from '../context.ts';
import { hasText, textParts } from './text-block.ts';

/** The history as told and as recorded (P1). */
export const history: Section = ({ report, evaluation }) => {
  const told = evaluation.history;
  const parts = [
    { title: 'Mechanism of injury', text: told.mechanismOfInjury, source: '/history/mechanismOfInjury' },
    { title: 'Present illness', text: told.presentIllness, source: '/history/presentIllness' },
    { title: 'Treatment', text: told.treatment, source: '/history/treatment' },
    { title: 'Prior injuries', text: told.priorInjuries, source: '/history/priorInjuries' },
    { title: 'Medical history', text: told.medicalHistory, source: '/history/medicalHistory' },
    { title: 'Medications', text: told.medications, source: '/history/medications' },
    {
      title: 'Social and occupational history',
      text: told.socialAndOccupational,
      source: '/history/socialAndOccupational',
    },
    {
      title: 'Activities of daily living',
      text: told.activitiesOfDailyLiving,
      source: '/history/activitiesOfDailyLiving',
    },
  ];
  if (!hasText(parts)) return;
  report.heading(2, 'History');
  textParts(report, parts);
};
