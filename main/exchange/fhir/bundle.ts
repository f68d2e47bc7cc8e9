import { displayScore } from '../../domain/display.ts';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { score } from '../../domain/score.ts';
import { STATUS_LABELS } from '../../domain/labels.ts';
import { identifiers, referenceTo, type FhirContext } from './context.ts';
import { conditions, ratingObservation, residualObservation } from './findings.ts';
import { instrumentResources } from './instruments.ts';
import { fhirJson, type FhirObject, type Resource } from './json.ts';
import { organization, patient, performerOf, practitioner, subjectOf } from './people.ts';
import { concept, SYSTEM } from './systems.ts';
import { narrative } from './text.ts';

const TITLE = 'Independent medical evaluation';

/**
 * The evaluation as a FHIR R4 document: a Bundle that begins with its Composition. The same evaluation and time give
 * the same bytes.
 *
 * @param madeAt when the document was made, told in whole seconds.
 */
export function writeFhirBundle(evaluation: Evaluation, madeAt: Date): Uint8Array {
  const instant = `${madeAt.toISOString().slice(0, 19)}Z`;
  const context: FhirContext = {
    evaluation,
    score: score(evaluation),
    madeAt: instant,
    id: identifiers(evaluation, instant),
  };
  return new TextEncoder().encode(fhirJson(bundle(context)));
}

function bundle(context: FhirContext): Resource {
  const { id, madeAt } = context;
  const clinic = organization(context);
  const { responses, scores } = instrumentResources(context);
  const residual = residualObservation(context);
  const rating = ratingObservation(context);
  const diagnoses = conditions(context);
  const results = [residual, ...scores, ...(rating === null ? [] : [rating])];
  const report = diagnosticReport(context, results, diagnoses);
  const resources = [
    composition(context, { clinic, responses, scores, residual, rating, diagnoses, report }),
    patient(context),
    practitioner(context),
    ...(clinic === null ? [] : [clinic]),
    report,
    ...responses,
    ...results,
    ...diagnoses,
  ];
  return {
    resourceType: 'Bundle',
    id: id('bundle'),
    identifier: { system: SYSTEM.uuid, value: `urn:uuid:${id('bundle')}` },
    type: 'document',
    timestamp: madeAt,
    entry: resources.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource })),
  };
}

interface Parts {
  readonly clinic: Resource | null;
  readonly responses: readonly Resource[];
  readonly scores: readonly Resource[];
  readonly residual: Resource;
  readonly rating: Resource | null;
  readonly diagnoses: readonly Resource[];
  readonly report: Resource;
}

function composition(context: FhirContext, parts: Parts): Resource {
  const { id, madeAt } = context;
  return {
    resourceType: 'Composition',
    id: id('composition'),
    language: 'en-US',
    text: narrative(TITLE, [['Residual', residualInWords(context)]]),
    identifier: { system: SYSTEM.uuid, value: `urn:uuid:${id('composition')}` },
    status: 'final',
    type: concept('independent-medical-evaluation', TITLE),
    subject: subjectOf(context),
    date: madeAt,
    author: [performerOf(context)],
    title: TITLE,
    custodian: parts.clinic === null ? undefined : referenceTo(parts.clinic.id),
    section: [
      ...section('Residual score', [parts.residual]),
      ...section('Instruments', [...parts.responses, ...parts.scores]),
      ...section('Impairment rating', parts.rating === null ? [] : [parts.rating]),
      ...section('Diagnoses', parts.diagnoses),
      ...section('Report', [parts.report]),
    ],
  };
}

function section(title: string, entries: readonly Resource[]): FhirObject[] {
  if (entries.length === 0) return [];
  return [{ title, text: narrative(title, []), entry: entries.map((resource) => referenceTo(resource.id)) }];
}

function diagnosticReport(
  context: FhirContext,
  results: readonly Resource[],
  diagnoses: readonly Resource[],
): Resource {
  const { id, evaluation, madeAt } = context;
  const codes = diagnoses.flatMap(({ code }) => (code === undefined ? [] : [code]));
  return {
    resourceType: 'DiagnosticReport',
    id: id('report'),
    text: narrative(TITLE, [['Residual', residualInWords(context)]]),
    status: 'final',
    code: concept('independent-medical-evaluation', TITLE),
    subject: subjectOf(context),
    effectiveDateTime: evaluation.case.dateOfExam ?? undefined,
    issued: madeAt,
    performer: [performerOf(context)],
    resultsInterpreter: [performerOf(context)],
    result: results.map((resource) => referenceTo(resource.id)),
    conclusion: residualInWords(context),
    conclusionCode: codes,
  };
}

/** The number and the code, as the report prints them; no word about impairment (R4). */
function residualInWords({ score: { residual } }: FhirContext): string {
  const value = residual.value === null ? 'Residual score' : `Residual score ${displayScore(residual.value)}`;
  return residual.code === null
    ? `${value}: ${STATUS_LABELS[residual.status].toLowerCase()}`
    : `${value}, ${residual.code}`;
}
