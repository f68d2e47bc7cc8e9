import { AUDIT_ACTION_LABELS, AUDIT_FAULTS, findingWords, type AuditAction, type AuditFault } from './audit.ts';
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
      return faultWords(text, Number(all['entry']));
    case 'code':
      return spaced(text);
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

function faultWords(fault: string, sequence: number): string {
  return isFault(fault) ? findingWords({ fault, sequence }) : fault;
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

function isFault(fault: string): fault is AuditFault {
  return AUDIT_FAULTS.some((known) => known === fault);
}
