import { app } from 'electron';
import { z } from 'zod';
import { logEvent } from './log.ts';
import { policySource, type PolicySource } from './policy-source.ts';

/** The shape of each value, and in words what it may be. A value of another kind is named and told, and never stops the start. */
const KEYS = {
  /** False: nobody may let Residua ask for newer versions. */
  updateChecks: { schema: z.boolean(), allowed: 'true or false' },
  /** Absolute path of the folder that receives the backups. */
  backupFolder: { schema: z.string().refine(isAbsolutePath), allowed: 'the absolute path of a folder' },
  /** Minutes without input after which every vault is locked. */
  idleLockMinutes: { schema: z.int().min(1).max(60), allowed: 'a whole number of minutes from 1 to 60' },
  /** Characters that a new passphrase has at least; never fewer than the 12 that Residua asks for itself. */
  minimumPassphraseLength: { schema: z.int().min(12).max(128), allowed: 'a whole number of characters from 12 to 128' },
  /** False: nobody may let the system's keychain open a vault. */
  keychainUnlock: { schema: z.boolean(), allowed: 'true or false' },
} as const;

type PolicyKey = keyof typeof KEYS;

/** Every name that a policy may hold; the templates for administrators have the same. */
export const POLICY_NAMES = Object.keys(KEYS);

/** What whoever administers this machine decides. What is absent is the user's own choice. */
export type Policy = { readonly [K in PolicyKey]?: z.output<(typeof KEYS)[K]['schema']> };

/** The policy, and what was wrong with it, a sentence each, for the log and for About. */
export interface PolicyReading {
  readonly policy: Policy;
  /** Where it was found; null when this machine has none. */
  readonly place: string | null;
  readonly problems: readonly string[];
}

/** Stands in for a value that cannot be understood: a slip of the pen must not switch protection off. */
const CAUTIOUS = {
  updateChecks: false,
  idleLockMinutes: 5,
  minimumPassphraseLength: 12,
  keychainUnlock: false,
} as const;

let read: PolicyReading | undefined;

/** The policy of this machine, read once, at the start. Empty when there is none; never throws. */
export function policy(): Policy {
  return policyReading().policy;
}

/** The policy of this machine with where it comes from and what was wrong with it. */
export function policyReading(): PolicyReading {
  if (read === undefined) {
    read = readPolicy(policySource(process.platform, testFile()));
    for (const problem of read.problems) logEvent(problem);
  }
  return read;
}

/** Takes the values that are right; names those that are not, and those that are unknown. */
export function readPolicy(source: PolicySource): PolicyReading {
  if (source.kind === 'none') return { policy: {}, place: null, problems: [] };
  const { place } = source;
  if (source.kind === 'unreadable') {
    return {
      policy: CAUTIOUS,
      place,
      problems: [`The policy in ${place} ${source.reason}. The cautious values apply.`],
    };
  }
  const policy: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, value] of Object.entries(source.values)) {
    if (!isKey(name)) {
      problems.push(`The policy in ${place} holds “${printable(name)}”, which this version of Residua does not know.`);
      continue;
    }
    const { schema, allowed } = KEYS[name];
    const parsed = schema.safeParse(value);
    if (parsed.success) {
      policy[name] = parsed.data;
      continue;
    }
    const instead = name === 'backupFolder' ? undefined : CAUTIOUS[name];
    if (instead !== undefined) policy[name] = instead;
    const used = instead === undefined ? 'It is left out.' : `${String(instead)} is used instead.`;
    problems.push(`“${name}” of the policy in ${place} must be ${allowed}. ${used}`);
  }
  return { policy, place, problems };
}

function isKey(name: string): name is PolicyKey {
  return Object.hasOwn(KEYS, name);
}

function isAbsolutePath(path: string): boolean {
  return !path.includes('\0') && /^(?:\/|[A-Za-z]:[\\/]|\\\\[^\\/]+[\\/])/.test(path);
}

/** A name as it may stand in a log: one line, not endless. */
function printable(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N} ._-]/gu, '?').slice(0, 60);
}

/** The program that is not packaged, which the tests start, can be given another policy; the installed one cannot. */
function testFile(): string | undefined {
  return app.isPackaged ? undefined : process.env['RESIDUA_POLICY_FILE'];
}
