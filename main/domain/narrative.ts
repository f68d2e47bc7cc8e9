import type { Evaluation } from './evaluation/evaluation.ts';

/** A text in which the examiner tells or concludes. */
export interface NarrativeText {
  /** JSON pointer. */
  readonly path: string;
  /** What the report calls it, e.g. "Causation". */
  readonly title: string;
  readonly text: string;
}

/** The parts of an evaluation that hold its narrative; other parts may be absent. */
export type Narrative = Pick<
  Evaluation,
  'history' | 'complaints' | 'examination' | 'imaging' | 'operativeReports' | 'opinions'
> & {
  readonly case: { readonly referral: Pick<Evaluation['case']['referral'], 'questions'> };
};

/**
 * History, complaints, findings in words and of studies, opinions and answers, in the order of the report. Summaries of records and
 * disclosures are left out: they repeat by their nature.
 */
export function narrativeTexts({
  history,
  complaints,
  examination,
  imaging,
  operativeReports,
  opinions,
  case: { referral },
}: Narrative): NarrativeText[] {
  const texts: (readonly [path: string, title: string, text: string | null])[] = [
    ['/history/mechanismOfInjury', 'Mechanism of injury', history.mechanismOfInjury],
    ['/history/presentIllness', 'History of the present illness', history.presentIllness],
    ['/history/treatment', 'Treatment', history.treatment],
    ...history.treatmentTimeline.flatMap(({ description, outcome }, index) =>
      rowTexts(`/history/treatmentTimeline/${String(index)}`, `Treatment ${String(index + 1)}`, {
        description,
        outcome,
      }),
    ),
    ['/history/priorInjuries', 'Prior injuries', history.priorInjuries],
    ...history.priorInjuryList.flatMap(({ description, residuals }, index) =>
      rowTexts(`/history/priorInjuryList/${String(index)}`, `Prior injury ${String(index + 1)}`, {
        description,
        residuals,
      }),
    ),
    ['/history/medicalHistory', 'Medical history', history.medicalHistory],
    ['/history/medications', 'Medication', history.medications],
    ['/history/socialAndOccupational', 'Social and occupational history', history.socialAndOccupational],
    ['/history/activitiesOfDailyLiving', 'Activities of daily living', history.activitiesOfDailyLiving],
    ['/complaints/current', 'Complaints', complaints.current],
    ['/examination/general', 'General appearance', examination.general],
    ['/examination/gait', 'Gait', examination.gait],
    ['/examination/inspection', 'Inspection', examination.inspection],
    ['/examination/palpation', 'Palpation', examination.palpation],
    ['/examination/neurovascular', 'Neurovascular findings', examination.neurovascular],
    ['/examination/otherFindings', 'Other findings', examination.otherFindings],
    ...imaging.map(
      ({ findings }, index) =>
        [`/imaging/${String(index)}/findings`, `Findings of study ${String(index + 1)}`, findings] as const,
    ),
    ...operativeReports.map(
      ({ findings }, index) =>
        [
          `/operativeReports/${String(index)}/findings`,
          `Findings of operation ${String(index + 1)}`,
          findings,
        ] as const,
    ),
    ['/opinions/causation', 'Causation', opinions.causation],
    [
      '/opinions/maximumMedicalImprovement/explanation',
      'Maximum medical improvement',
      opinions.maximumMedicalImprovement.explanation,
    ],
    ...opinions.apportionment.map(
      ({ howAndWhy }, index) =>
        [
          `/opinions/apportionment/${String(index)}/howAndWhy`,
          `Apportionment ${String(index + 1)}`,
          howAndWhy,
        ] as const,
    ),
    ['/opinions/workRestrictions', 'Work restrictions', opinions.workRestrictions],
    ['/opinions/returnToWork/explanation', 'Return to work', opinions.returnToWork.explanation],
    ['/opinions/futureCare', 'Future care', opinions.futureCare],
    ['/opinions/reasons', 'Reasons for the opinions', opinions.reasons],
    ...referral.questions.map(
      ({ answer }, index) =>
        [
          `/case/referral/questions/${String(index)}/answer`,
          `Answer to question ${String(index + 1)}`,
          answer,
        ] as const,
    ),
  ];
  return texts.flatMap(([path, title, text]) => (text === null || text.trim() === '' ? [] : [{ path, title, text }]));
}

function rowTexts(path: string, title: string, texts: Readonly<Record<string, string | null>>) {
  return Object.entries(texts).map(([name, text]) => [`${path}/${name}`, title, text] as const);
}
