/**
 * Who works with a vault. An examiner does everything; an assistant does everything but sign; a reviewer reads and
 * countersigns, and changes nothing.
 */
export const ROLES = ['examiner', 'assistant', 'reviewer'] as const;
export type Role = (typeof ROLES)[number];

/** One person with a passphrase of their own. The first account of a vault manages the others. */
export interface AccountFacts {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  examiner: 'Examiner',
  assistant: 'Assistant',
  reviewer: 'Reviewer',
};

/** Why a setting that holds for everybody who works with the vault cannot be changed by somebody. */
export const ONLY_EXAMINERS =
  'Only an examiner changes when Residua locks, whom it asks for timestamps and updates, and how long signed evaluations are kept.';
export const ONLY_MANAGER = 'Only the examiner who set up Residua here manages accounts and backups.';

export const ROLE_HINTS: Readonly<Record<Role, string>> = {
  examiner: 'Writes evaluations and signs them',
  assistant: 'Writes evaluations; may not sign',
  reviewer: 'Reads and countersigns; may not change an evaluation',
};
