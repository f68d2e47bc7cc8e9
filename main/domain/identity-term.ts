/** Whether a signing identity can be used now, and for how long. */
export interface IdentityTerm {
  readonly state: 'usable' | 'ends-soon' | 'ended' | 'not-yet';
  /** What to tell; null while there is nothing to tell. */
  readonly text: string | null;
  /** How urgent it is: from 60 days a note, from 30 days a warning, from 7 days an alarm. */
  readonly urgency: 'none' | 'note' | 'warning' | 'alarm';
}

const DAY = 86_400_000;

/** The term of a certificate at an instant; instants are ISO 8601. Days are counted as whole ones that are left. */
export function identityTerm(notBefore: string, notAfter: string, now: Date): IdentityTerm {
  const [start, end, at] = [Date.parse(notBefore), Date.parse(notAfter), now.getTime()];
  if (at < start) return { state: 'not-yet', urgency: 'alarm', text: `Not valid before ${notBefore.slice(0, 10)}` };
  if (at > end) return { state: 'ended', urgency: 'alarm', text: `Expired on ${notAfter.slice(0, 10)}` };
  const days = Math.floor((end - at) / DAY);
  if (days > 60) return { state: 'usable', urgency: 'none', text: null };
  const left = days === 0 ? 'today' : days === 1 ? 'in 1 day' : `in ${String(days)} days`;
  return {
    state: 'ends-soon',
    urgency: days <= 7 ? 'alarm' : days <= 30 ? 'warning' : 'note',
    text: `Expires ${left}`,
  };
}
