import {
  AUDIT_ACTION_LABELS,
  AUDIT_FAULTS,
  CONTENT_FAULTS,
  contentFindingWords,
  findingWords,
  type AuditAction,
  type AuditFault,
  type ContentFault,
} from './audit.ts';
import { pointerWords } from './pointer-words.ts';

/** Places that are named before the rest is only counted. */
const PLACES_NAMED = 4;

/** The action of an entry in words; what a later version may have written stays as it is. */
export function actionWords(action: string): string {
  return isAction(action) ? AUDIT_ACTION_LABELS[action] : action;
}

/**
 * What an entry tells beside its action, as one line; '' when there is nothing.
 *
 * @param details JSON as the trail holds it.
 */
export function detailWords(details: string): string {
  const facts = Object.entries(parsed(details));
  return facts
    .map(([name, value]) => factWords(name, value, Object.fromEntries(facts)))
    .filter((words) => words !== '')
    .join(' · ');
}

function factWords(name: string, value: unknown, all: Readonly<Record<string, unknown>>): string {
  const text = String(value);
  switch (name) {
    case 'fields':
      return placesWords(listOf(value));
    case 'names':
      return listOf(value).map(spaced).join(', ');
    case 'revision':
    case 'entry':
    case 'last':
    case 'seal':
    case 'schema':
    case 'parts':
      return '';
    case 'first':
      return spanWords(text, String(all['last']));
    case 'sha256':
      return `SHA-256 ${text.slice(0, 16)}…`;
    case 'fingerprint':
    case 'certificate':
      return `certificate ${text.slice(0, 16)}…`;
    case 'fromPdf':
      return `from the report with SHA-256 ${text.slice(0, 16)}…`;
    case 'by':
      return text === 'examinee' ? 'by the examinee' : `with the ${spaced(text)}`;
    case 'tries':
      return value === 1 ? '1 try' : `${text} tries`;
    case 'times':
      return value === 1 ? '' : `${text} times`;
    case 'files':
      return value === 1 ? '1 file removed' : `${text} files removed`;
    case 'exhibits':
      return value === 1 ? '1 exhibit in a file of its own' : `${text} exhibits in files of their own`;
    case 'pages':
      return value === 1 ? '1 page' : `${text} pages`;
    case 'bytes':
      return `${text} bytes`;
    case 'valid':
      return value === true ? 'valid' : 'not valid';
    case 'on':
      return value === true ? 'on' : 'off';
    case 'discarded':
      return 'draft discarded';
    case 'fault':
      return faultWords(text, all);
    case 'code':
      return spaced(text);
    case 'why':
      return sealedWords(text);
    case 'evaluations':
      return value === 1 ? '1 evaluation' : `${text} evaluations`;
    case 'from':
      return `from ${text.split(' ')[0] ?? ''}`;
    case 'number':
      return `no. ${text}`;
    default:
      return typeof value === 'string' || typeof value === 'number' ? text : '';
  }
}

/** From when to when, to the minute. */
function spanWords(first: string, last: string): string {
  const [from, to] = [first, last].map((instant) => instant.slice(0, 16).replace('T', ' '));
  return from === to ? `${String(from)} UTC` : `${String(from)} to ${String(to)} UTC`;
}

function placesWords(places: readonly string[]): string {
  const named = places.slice(0, PLACES_NAMED).map(pointerWords).join('; ');
  const rest = places.length - PLACES_NAMED;
  return rest > 0 ? `${named}; and ${String(rest)} more` : named;
}

function faultWords(fault: string, { entry, parts }: Readonly<Record<string, unknown>>): string {
  if (isFault(fault)) return findingWords({ fault, sequence: Number(entry) });
  if (!isContentFault(fault)) return fault;
  // The entry names its evaluation beside these words.
  return contentFindingWords({ fault, evaluationId: null, name: null, parts: listOf(parts) });
}

/** Why evaluations were sealed as they were found. */
function sealedWords(why: string): string {
  switch (why) {
    case 'introduced':
      return 'as found when seals were introduced';
    case 'migrated':
      return 'after the database was brought to a newer version';
    case 'salvaged':
      return 'as salvaged from a damaged database';
    default:
      return why;
  }
}

/** "lockAfterMinutes" and "not-permitted" as words. */
function spaced(name: string): string {
  return name
    .replaceAll('-', ' ')
    .replaceAll(/([a-z\d])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function parsed(details: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(details);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch (error) {
    // Another program may have written anything there; the check of the trail says so.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function isAction(action: string): action is AuditAction {
  return Object.hasOwn(AUDIT_ACTION_LABELS, action);
}

function isContentFault(fault: string): fault is ContentFault {
  return CONTENT_FAULTS.some((known) => known === fault);
}

function isFault(fault: string): fault is AuditFault {
  return AUDIT_FAULTS.some((known) => known === fault);
}
