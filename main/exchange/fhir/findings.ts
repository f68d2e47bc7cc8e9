import { companionCode } from '../../domain/codes.ts';
import { isIcd10Code } from '../../domain/diagnoses/icd10.ts';
import { displayScore } from '../../domain/display.ts';
import { STATUS_LABELS } from '../../domain/labels.ts';
import { explainResidual } from '../../domain/residual-text.ts';
import type { FhirContext } from './context.ts';
import { absent, points } from './instruments.ts';
import { FhirDecimal, type FhirObject, type Resource } from './json.ts';
import { performerOf, subjectOf } from './people.ts';
import { concept, SYSTEM, type Coding, type Concept } from './systems.ts';
import { fhirText, narrative } from './text.ts';

/** The residual with its code, or why there is none (R1–R3). */
export function residualObservation(context: FhirContext): Resource {
  const { value, code, descriptor, status, dateOfService } = context.score.residual;
  return {
    resourceType: 'Observation',
    id: context.id('residual'),
    text: narrative('Residual score', [
      ['Residual score', value === null ? null : displayScore(value)],
      ['Code', code],
      ['Status', STATUS_LABELS[status]],
    ]),
    status: 'final',
    category: [{ coding: [{ system: SYSTEM.observationCategory, code: 'survey' }] }],
    code: concept('residual-score', 'Residual score', code === null ? [] : [hcpcs(code, descriptor)]),
    subject: subjectOf(context),
    effectiveDateTime: dateOfService ?? undefined,
    performer: [performerOf(context)],
    valueQuantity: value === null ? undefined : points(value),
    dataAbsentReason: value === null ? absent(STATUS_LABELS[status]) : undefined,
    note: [{ text: explainResidual(context.score.residual) }],
    component: [...residualInputs(context), ...companions(context)],
  };
}

function residualInputs({ evaluation }: FhirContext): FhirObject[] {
  const input = evaluation.residual;
  if (input?.method !== 'change') return [];
  const part = (code: string, text: string, value: string | null): FhirObject[] =>
    value === null ? [] : [{ code: concept(code, text), valueQuantity: points(value) }];
  return [
    ...part('residual-intake', 'Functional status at intake', input.intake),
    ...part('residual-discharge', 'Functional status at discharge', input.discharge),
    ...part('residual-predicted-change', 'Predicted change', input.predictedChange),
  ];
}

function companions({ score }: FhirContext): FhirObject[] {
  return score.residual.companionCodes.map((code): FhirObject => {
    const descriptor = companionCode(code)?.descriptor ?? null;
    return { code: { coding: [hcpcs(code, descriptor)], text: 'Companion code' }, valueBoolean: true };
  });
}

function hcpcs(code: string, descriptor: string | null): Coding {
  return { system: SYSTEM.hcpcs, code, ...(descriptor === null ? {} : { display: descriptor }) };
}

/** The impairment rating as whole person (A4, A5); null when there is none. */
export function ratingObservation(context: FhirContext): Resource | null {
  const percent = context.score.rating?.wholePerson ?? null;
  const edition = context.evaluation.rating?.edition;
  if (percent === null || edition === undefined) return null;
  return {
    resourceType: 'Observation',
    id: context.id('rating'),
    text: narrative('Impairment rating', [['Whole person', `${percent} %`]]),
    status: 'final',
    code: concept('whole-person-impairment', 'Whole person impairment'),
    subject: subjectOf(context),
    effectiveDateTime: context.evaluation.case.dateOfExam ?? undefined,
    performer: [performerOf(context)],
    valueQuantity: { value: new FhirDecimal(percent), unit: '%', system: SYSTEM.ucum, code: '%' },
    method: concept(edition, `AMA Guides, ${edition}`),
  };
}

/** The diagnoses of the opinions, with ICD-10-CM where the code has its form. */
export function conditions(context: FhirContext): Resource[] {
  return context.evaluation.opinions.diagnoses.flatMap((diagnosis, index): Resource[] => {
    const code = diagnosisConcept(diagnosis);
    if (code === null) return [];
    return [
      {
        resourceType: 'Condition',
        id: context.id(`condition ${String(index)}`),
        text: narrative('Diagnosis', [
          ['Code', diagnosis.code],
          ['Description', diagnosis.description],
        ]),
        category: [{ coding: [{ system: SYSTEM.conditionCategory, code: 'encounter-diagnosis' }] }],
        code,
        subject: subjectOf(context),
        asserter: performerOf(context),
      },
    ];
  });
}

function diagnosisConcept({
  code,
  description,
}: FhirContext['evaluation']['opinions']['diagnoses'][number]): Concept | null {
  const written = fhirText(code);
  const display = fhirText(description);
  const text = display ?? written;
  if (text === undefined) return null;
  if (written === undefined || !isIcd10Code(written)) {
    return { text: [written, display].filter((part) => part !== undefined).join(' ') };
  }
  const coding: Coding = { system: SYSTEM.icd10, code: written, ...(display === undefined ? {} : { display }) };
  return { coding: [coding], text };
}
