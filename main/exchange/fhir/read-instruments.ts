import type { InstrumentId } from '../../domain/evaluation/instruments.ts';
import { INSTRUMENTS } from '../../domain/instruments/catalogue.ts';
import type { Instrument, Item } from '../../domain/instruments/definition.ts';
import { PHASE_LABELS } from '../../domain/labels.ts';
import type { ForeignAnswer, ForeignConcept, ForeignObservation, ForeignResponse } from './foreign.ts';
import { SYSTEM } from './systems.ts';

/** An administration before it is checked against the shape of evaluations. */
export type RawAdministration = Record<string, unknown> & { readonly id: InstrumentId };

/** The local code of a concept: what Residua itself calls it. */
export function localCode(concept: ForeignConcept | undefined): string | null {
  return concept?.coding?.find(({ system }) => system === SYSTEM.local)?.code ?? null;
}

/** The instrument whose score an Observation is; undefined when it is none of ours. */
export function scoredInstrument({ code }: ForeignObservation): Instrument | undefined {
  const local = localCode(code);
  const loinc = code?.coding?.find(({ system }) => system === SYSTEM.loinc)?.code;
  return INSTRUMENTS.find(({ id, loinc: { score } }) => id === local || (score !== null && score === loinc));
}

/** The instrument that a QuestionnaireResponse answers, by its LOINC panel or by how its answers are coded. */
export function answeredInstrument({ questionnaire, item = [] }: ForeignResponse): Instrument | undefined {
  const panel = /^https?:\/\/loinc\.org\/q\/([\d-]+)(?:\|.*)?$/.exec(questionnaire ?? '')?.[1];
  const systems = item.flatMap(({ answer = [] }) => answer.map(({ valueCoding }) => valueCoding?.system));
  return INSTRUMENTS.find(
    ({ id, items, loinc }) =>
      items.length > 0 && ((panel !== undefined && loinc.panel === panel) || systems.includes(`${SYSTEM.local}:${id}`)),
  );
}

/** When and on which side, as the score of an administration tells. */
function circumstances(score: ForeignObservation | undefined): Record<string, unknown> {
  const notes = score?.note?.map(({ text }) => text) ?? [];
  const phase = Object.entries(PHASE_LABELS).find(([, label]) => notes.includes(label))?.[0] ?? null;
  const site = `${score?.bodySite?.text ?? ''} ${score?.bodySite?.coding?.map(({ display }) => display).join(' ') ?? ''}`;
  const sides = (['left', 'right'] as const).filter((side) => new RegExp(`\\b${side}\\b`, 'i').test(site));
  return {
    phase,
    side: sides.length === 1 ? sides[0] : null,
    date: day(score?.effectiveDateTime),
  };
}

/** The calendar day of a FHIR date or time; null when only a month or a year is said. */
export function day(written: string | undefined): string | null {
  return /^\d{4}-\d{2}-\d{2}/.exec(written ?? '')?.[0] ?? null;
}

/** A response as an administration of the instrument. Answers that are none of its choices stay out. */
export function answeredAdministration(
  about: Instrument,
  response: ForeignResponse,
  score: ForeignObservation | undefined,
): { readonly administration: RawAdministration; readonly unknownAnswers: number } {
  const items = (response.item ?? []).flatMap((each) => [each, ...(each.item ?? [])]);
  let unknownAnswers = 0;
  const values = new Map<string, unknown>();
  for (const item of about.items) {
    const given = items.find(({ linkId }) => linkId === item.loinc || linkId === item.id)?.answer?.[0];
    if (given === undefined) continue;
    const value = item.choices.length === 0 ? measuredValues(item.id, given) : chosenValue(item, given);
    if (value === null) unknownAnswers += 1;
    else values.set(item.id, value);
  }
  const when = circumstances(score);
  const common = { id: about.id, ...when, date: day(response.authored) ?? when['date'] };
  const administration: RawAdministration =
    about.kind === 'items'
      ? { ...common, responses: about.items.map(({ id }) => numberOrNull(values.get(id))) }
      : {
          ...common,
          romMethod: localCode(score?.method),
          motionFrom: 'entered',
          responses: Object.fromEntries(values),
        };
  return { administration, unknownAnswers };
}

/** The scores of an instrument whose items are licensed (I4); null when none is there. */
export function totalAdministration(about: Instrument, score: ForeignObservation): RawAdministration | null {
  const common = { id: about.id, ...circumstances(score) };
  if (about.kind === 'total') {
    const total = score.valueQuantity?.value;
    return total === undefined ? null : { ...common, total: written(total) };
  }
  if (about.kind !== 'subscales') return null;
  const subscales = about.subscales.flatMap(({ id }) => {
    const value = score.component?.find(({ code }) => localCode(code) === `${about.id}-${id}`)?.valueQuantity?.value;
    return value === undefined ? [] : [[id, written(value)] as const];
  });
  return subscales.length === 0 ? null : { ...common, subscales: Object.fromEntries(subscales) };
}

/** A quantity's digits. */
export function written(value: number | string): string {
  return String(value);
}

function chosenValue(
  item: Item,
  { valueCoding, valueInteger, valueDecimal, valueString }: ForeignAnswer,
): string | null {
  const codes = [valueCoding?.code, valueInteger, valueDecimal].flatMap((each) =>
    each === undefined ? [] : [String(each)],
  );
  const labels = [valueCoding?.display, valueString].flatMap((each) =>
    each === undefined ? [] : [each.trim().toLowerCase()],
  );
  const choice =
    item.choices.find(({ value }) => codes.includes(value)) ??
    item.choices.find(({ label }) => labels.includes(label.toLowerCase()));
  return choice?.value ?? null;
}

/** Measurements of one item of the Harris hip score: names and decimals. */
function measuredValues(id: string, { item = [] }: ForeignAnswer): Record<string, string> | null {
  const entries = item.flatMap(({ linkId, answer }) => {
    const value = answer?.[0]?.valueDecimal;
    return value === undefined || !linkId.startsWith(`${id}.`) ? [] : [[linkId.slice(id.length + 1), written(value)]];
  });
  return entries.length === 0 ? null : (Object.fromEntries(entries) as Record<string, string>);
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'string' ? Number(value) : null;
}
