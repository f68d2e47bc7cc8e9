import type { z } from 'zod';
import { isPlainDate } from '../../domain/dates.ts';
import { EVALUATION_FORMAT, type Evaluation } from '../../domain/evaluation/evaluation.ts';
import type { Problem } from '../../domain/problems.ts';
import type { JsonValue } from '../json-text.ts';
import { fittingEvaluation } from './fitting.ts';
import {
  foreignBundle,
  foreignCondition,
  foreignObservation,
  foreignOrganization,
  foreignPatient,
  foreignPractitioner,
  foreignReport,
  foreignResponse,
  type ForeignEntry,
  type ForeignObservation,
} from './foreign.ts';
import {
  answeredAdministration,
  answeredInstrument,
  day,
  localCode,
  scoredInstrument,
  totalAdministration,
  written,
  type RawAdministration,
} from './read-instruments.ts';
import { examineeOf, examinerOf } from './read-people.ts';
import { SYSTEM } from './systems.ts';

export type FhirImport =
  | {
      readonly ok: true;
      readonly evaluation: Evaluation;
      /** What the bundle says and the evaluation does not take, each one sentence without values of the file. */
      readonly leftOut: readonly string[];
    }
  | { readonly ok: false; readonly problems: Problem[] };

/** Kinds that only repeat or frame what others say. */
const FRAMES = new Set(['Composition', 'DiagnosticReport', 'Organization', 'Patient', 'Practitioner', 'Provenance']);

/** Whether a JSON value is a FHIR resource, of whatever kind. */
export function isFhirResource(value: JsonValue): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value['resourceType'] === 'string'
  );
}

/**
 * A draft from a FHIR R4 Bundle of any program: examinee, examiner, date, answers and totals of instruments, the
 * residual's inputs, diagnoses. What it cannot take is told, never guessed. Never throws, whatever the value.
 */
export function readFhirBundle(value: JsonValue): FhirImport {
  const bundle = foreignBundle.safeParse(value);
  if (!bundle.success) {
    return refused(
      '',
      'is a FHIR resource, but no Bundle of at most 5000 entries; export a Bundle with the Patient in it',
    );
  }
  return new Reader(bundle.data.entry).read();
}

function refused(path: string, message: string): FhirImport {
  return { ok: false, problems: [{ path, severity: 'error', message }] };
}

/** Kinds that values are taken from. */
const TAKEN = new Set(['Condition', 'Observation', 'QuestionnaireResponse']);
/** How FHIR names kinds of resources; anything else is not repeated to the person. */
const KIND = /^[A-Z][A-Za-z]{1,63}$/;

class Reader {
  readonly #entries: readonly ForeignEntry[];
  readonly #leftOut: string[] = [];

  constructor(entries: readonly ForeignEntry[]) {
    this.#entries = entries;
  }

  read(): FhirImport {
    const patients = this.#ofKind('Patient', foreignPatient);
    const [patient] = patients;
    if (patient === undefined)
      return refused('/entry', 'holds no Patient that can be read; an evaluation is about one');
    if (patients.length > 1) return refused('/entry', 'holds several Patients; an evaluation is about one');
    const { examinee, claimNumber } = examineeOf(patient.resource);
    const dateOfExam = this.#ofKind('DiagnosticReport', foreignReport)
      .map(({ resource }) => day(resource.effectiveDateTime))
      .find((date) => date !== null && isPlainDate(date));
    const candidate = {
      format: EVALUATION_FORMAT,
      case: { claimNumber, dateOfExam: dateOfExam ?? null },
      examinee,
      examiner: this.#examiner(),
      residual: this.#residual(),
      instruments: this.#instruments(),
      opinions: { diagnoses: this.#diagnoses() },
    };
    this.#tellOthers();
    const { evaluation, unfitting } = fittingEvaluation(candidate);
    for (const path of unfitting) this.#leave(`What would be ${path} is not of a form that the evaluation has.`);
    return { ok: true, evaluation, leftOut: this.#leftOut };
  }

  /** The resources of a kind, with the addresses by which others name them. */
  #ofKind<T extends z.ZodType>(kind: string, schema: T): { url: string | undefined; resource: z.output<T> }[] {
    return this.#entries.flatMap(({ fullUrl, resource }) => {
      if (resource?.resourceType !== kind) return [];
      const parsed = schema.safeParse(resource);
      if (parsed.success) return [{ url: fullUrl, resource: parsed.data }];
      this.#leave(`A ${kind} cannot be read (${parsed.error.issues[0]?.path.join('.') ?? 'its shape'}).`);
      return [];
    });
  }

  #leave(what: string): void {
    if (!this.#leftOut.includes(what)) this.#leftOut.push(what);
  }

  #examiner(): Record<string, string> {
    const people = this.#ofKind('Practitioner', foreignPractitioner);
    const [person] = people;
    if (person === undefined) return {};
    if (people.length > 1) {
      this.#leave('There are several Practitioners; who examined is not taken from them.');
      return {};
    }
    const organizations = this.#ofKind('Organization', foreignOrganization);
    const organization = organizations.length === 1 ? organizations[0]?.resource.name : undefined;
    return { ...examinerOf(person.resource), ...(organization === undefined ? {} : { organization }) };
  }

  #observations(): { url: string | undefined; resource: ForeignObservation }[] {
    return this.#ofKind('Observation', foreignObservation);
  }

  #residual(): object | null {
    const found = this.#observations().filter(({ resource }) => localCode(resource.code) === 'residual-score');
    const [observation] = found;
    if (observation === undefined) return null;
    if (found.length > 1) {
      this.#leave('There are several residual scores; none is taken.');
      return null;
    }
    const { component = [], valueQuantity } = observation.resource;
    const part = (code: string): string | null => {
      const value = component.find((each) => localCode(each.code) === code)?.valueQuantity?.value;
      return value === undefined ? null : written(value);
    };
    const inputs = {
      intake: part('residual-intake'),
      discharge: part('residual-discharge'),
      predictedChange: part('residual-predicted-change'),
    };
    if (Object.values(inputs).some((value) => value !== null)) return { method: 'change', ...inputs };
    if (valueQuantity?.value === undefined) return null;
    return { method: 'direct', value: written(valueQuantity.value), reference: null };
  }

  #instruments(): RawAdministration[] {
    const scores = this.#observations();
    const answered = new Set<ForeignObservation>();
    const responses = this.#ofKind('QuestionnaireResponse', foreignResponse).flatMap(({ url, resource }) => {
      const score = scores.find(
        (each) => url !== undefined && each.resource.derivedFrom?.some(({ reference }) => reference === url),
      )?.resource;
      const about = answeredInstrument(resource) ?? (score === undefined ? undefined : scoredInstrument(score));
      if (about === undefined || about.items.length === 0) {
        this.#leave('A QuestionnaireResponse answers none of the instruments that Residua has.');
        return [];
      }
      if (score !== undefined) answered.add(score);
      const { administration, unknownAnswers } = answeredAdministration(about, resource, score);
      if (unknownAnswers > 0) this.#leave(`${about.title}: some answers are none of its choices.`);
      return [administration];
    });
    const totals = scores.flatMap(({ resource }) => {
      const about = answered.has(resource) ? undefined : scoredInstrument(resource);
      if (about === undefined) return [];
      const total = totalAdministration(about, resource);
      if (total === null) this.#leave(`${about.title}: a score without its answers or values cannot be taken.`);
      return total === null ? [] : [total];
    });
    return this.#atMost(200, 'administrations of instruments', [...responses, ...totals]);
  }

  #diagnoses(): object[] {
    const found = this.#ofKind('Condition', foreignCondition).flatMap(({ resource: { code } }) => {
      const coded = code?.coding?.find(({ system }) => system === SYSTEM.icd10);
      const description = code?.text ?? coded?.display ?? code?.coding?.[0]?.display ?? null;
      if (coded?.code === undefined && description === null) {
        this.#leave('A Condition says no diagnosis.');
        return [];
      }
      return [{ code: coded?.code ?? null, description }];
    });
    return this.#atMost(50, 'diagnoses', found);
  }

  #atMost<T>(most: number, what: string, found: readonly T[]): T[] {
    if (found.length > most) this.#leave(`More than ${String(most)} ${what}: the rest is not taken.`);
    return found.slice(0, most);
  }

  /** Observations and kinds that nothing was taken from. */
  #tellOthers(): void {
    const kinds = new Map<string, number>();
    for (const { resource } of this.#entries) {
      const kind = resource?.resourceType ?? '';
      if (kind === '' || FRAMES.has(kind) || TAKEN.has(kind)) continue;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    for (const [kind, count] of kinds)
      this.#leave(`${String(count)} × ${KIND.test(kind) ? kind : 'a resource of an unknown kind'}: not taken.`);
    const others = this.#observations().filter(
      ({ resource }) => localCode(resource.code) !== 'residual-score' && scoredInstrument(resource) === undefined,
    );
    if (others.length > 0) this.#leave(`${String(others.length)} × Observation of something else: not taken.`);
  }
}
