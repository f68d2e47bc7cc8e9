import { displayInstrumentScore } from '../../domain/display.ts';
import type { Administration, HarrisAdministration, RomMethod } from '../../domain/evaluation/instruments.ts';
import { instrument } from '../../domain/instruments/catalogue.ts';
import type { Instrument, Item } from '../../domain/instruments/definition.ts';
import { HARRIS_ROM_METHODS } from '../../domain/instruments/harris-rom.ts';
import { harrisInputs } from '../../domain/instruments/harris-source.ts';
import { PHASE_LABELS } from '../../domain/labels.ts';
import type { InstrumentResult } from '../../domain/score-result.ts';
import { referenceTo, type FhirContext } from './context.ts';
import { FhirDecimal, type FhirObject, type Resource } from './json.ts';
import { performerOf, subjectOf } from './people.ts';
import { concept, SYSTEM, type Coding, type Concept } from './systems.ts';
import { narrative } from './text.ts';

/** The answers and the scores of every administration, in the order of the evaluation. */
export function instrumentResources(context: FhirContext): { responses: Resource[]; scores: Resource[] } {
  const responses: Resource[] = [];
  const scores: Resource[] = [];
  context.evaluation.instruments.forEach((administration, index) => {
    const result = context.score.instruments[index];
    if (result === undefined) return;
    const response = questionnaireResponse(context, administration, index);
    if (response !== null) responses.push(response);
    const method = administration.id === 'harris-hip' ? administration.romMethod : null;
    scores.push(scoreObservation(context, { result, index, response, method }));
  });
  return { responses, scores };
}

/** Answers item by item; null for an instrument of which only the total is entered (I4). */
function questionnaireResponse(context: FhirContext, administration: Administration, index: number): Resource | null {
  const about = instrument(administration.id);
  if (about.items.length === 0) return null;
  const items = about.items.map((item, at) => ({
    linkId: item.loinc ?? item.id,
    text: item.section === null ? item.text : `${item.section} ${item.text}`,
    answer: answersOf(context, administration, item, at),
  }));
  const isComplete = context.score.instruments[index]?.score !== null;
  return {
    resourceType: 'QuestionnaireResponse',
    id: context.id(`response ${String(index)}`),
    text: narrative(`Answers to ${about.title}`, []),
    questionnaire: about.loinc.panel === null ? undefined : `http://loinc.org/q/${about.loinc.panel}`,
    status: isComplete ? 'completed' : 'in-progress',
    subject: subjectOf(context),
    authored: administration.date ?? undefined,
    source: about.kind === 'items' ? subjectOf(context) : performerOf(context),
    item: items,
  };
}

function answersOf(context: FhirContext, administration: Administration, item: Item, at: number): FhirObject[] {
  if (administration.id === 'hoos-jr' || administration.id === 'lefs') {
    const value = administration.responses[at];
    return value === null || value === undefined ? [] : chosen(administration.id, item, String(value));
  }
  return administration.id === 'harris-hip' ? harrisAnswers(context, administration, item) : [];
}

function harrisAnswers(context: FhirContext, administration: HarrisAdministration, item: Item): FhirObject[] {
  const { responses } = harrisInputs(context.evaluation, administration);
  const value = Object.entries(responses).find(([name]) => name === item.id)?.[1];
  if (typeof value === 'string') return chosen(administration.id, item, value);
  if (value === null || value === undefined) return [];
  // Measured items: one nested item for each measurement.
  const measured = Object.entries(value).flatMap(([name, decimal]) =>
    decimal === null
      ? []
      : [{ linkId: `${item.id}.${name}`, text: name, answer: [{ valueDecimal: new FhirDecimal(decimal) }] }],
  );
  return measured.length === 0 ? [] : [{ valueString: 'measured', item: measured }];
}

function chosen(instrumentId: string, item: Item, value: string): FhirObject[] {
  const choice = item.choices.find((each) => each.value === value);
  if (choice === undefined) return [];
  const system = `${SYSTEM.local}:${instrumentId}`;
  return [{ valueCoding: { system, code: choice.value, display: choice.label } }];
}

interface Scored {
  readonly result: InstrumentResult;
  readonly index: number;
  readonly response: Resource | null;
  /** How range of motion becomes points (I3). */
  readonly method: RomMethod | null;
}

function scoreObservation(context: FhirContext, { result, index, response, method }: Scored): Resource {
  const about = instrument(result.id);
  const { score: total, subscales, grade } = result;
  const when = result.phase === null ? null : PHASE_LABELS[result.phase];
  const isScored = total !== null || subscales !== undefined;
  return {
    resourceType: 'Observation',
    id: context.id(`score ${String(index)}`),
    text: narrative(about.title, [
      ['Time', when],
      ['Date', result.date],
      ['Score', total === null ? null : displayInstrumentScore(result.id, total)],
      ['Grade', grade],
    ]),
    status: 'final',
    category: [{ coding: [{ system: SYSTEM.observationCategory, code: 'survey' }] }],
    code: scoreConcept(about),
    subject: subjectOf(context),
    effectiveDateTime: result.date ?? undefined,
    performer: [performerOf(context)],
    valueQuantity: total === null ? undefined : points(total),
    dataAbsentReason: isScored ? undefined : absent('The instrument is not complete'),
    interpretation: grade === undefined ? [] : [{ text: grade }],
    note: when === null ? [] : [{ text: when }],
    bodySite: result.side === null ? undefined : { text: `${result.side === 'left' ? 'Left' : 'Right'} hip` },
    method: method === null ? undefined : concept(method, HARRIS_ROM_METHODS[method].title),
    derivedFrom: response === null ? [] : [referenceTo(response.id)],
    component: about.subscales.flatMap(({ id, title }): FhirObject[] => {
      const value = subscales?.[id] ?? null;
      const code = concept(`${about.id}-${id}`, `${about.title} ${title}`);
      return subscales === undefined
        ? []
        : [value === null ? { code, dataAbsentReason: absent('Not entered') } : { code, valueQuantity: points(value) }];
    }),
  };
}

function scoreConcept(about: Instrument): Concept {
  const published: Coding[] = [];
  if (about.loinc.score !== null) published.push({ system: SYSTEM.loinc, code: about.loinc.score });
  if (about.snomed !== null) published.push({ system: SYSTEM.snomed, code: about.snomed });
  return concept(about.id, about.title, published);
}

/** A score: points have no unit of UCUM but the arbitrary one. */
export function points(value: string): FhirObject {
  return { value: new FhirDecimal(value), unit: 'points', system: SYSTEM.ucum, code: '{score}' };
}

export function absent(text: string): FhirObject {
  return { coding: [{ system: SYSTEM.absentReason, code: 'unknown' }], text };
}
