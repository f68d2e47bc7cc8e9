import { useEffect, useState } from 'react';

/** A passphrase has at least this many characters. */
export const LEAST_LENGTH = 12;

export interface Strength {
  /** 0 and 1 are refused, 2 is warned about. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  readonly label: string;
  /** What makes it easy to guess and how to mend that, in words; null when nothing does. */
  readonly reason: string | null;
}

const LABELS = ['Very weak', 'Very weak', 'Weak', 'Good', 'Strong'] as const;
const MEND = 'Put four or more unrelated words in a row.';

/** Names of the library's warnings in the words of this program. */
const REASONS: Readonly<Record<string, string>> = {
  straightRow: 'It is a row of keys on the keyboard.',
  keyPattern: 'It is a pattern on the keyboard.',
  simpleRepeat: 'It repeats one character.',
  extendedRepeat: 'It repeats the same characters.',
  sequences: 'It holds a sequence such as abc or 123.',
  recentYears: 'It holds a year.',
  dates: 'It holds a date.',
  topTen: 'It is one of the ten passwords that are tried first.',
  topHundred: 'It is one of the hundred passwords that are tried first.',
  common: 'It is a common password.',
  similarToCommon: 'It is a common password, slightly changed.',
  wordByItself: 'It is a single word.',
  namesByThemselves: 'It is a name.',
  commonNames: 'It is made of common names.',
  userInputs: 'It is made of words of this program.',
};

/** How strong a passphrase is. The dictionaries are loaded when they are needed the first time. */
export async function strengthOf(passphrase: string): Promise<Strength> {
  const { estimate } = await import('./strength-estimator.ts');
  const { score, warning } = estimate(passphrase);
  const at = Math.min(Math.max(Math.trunc(score), 0), 4) as Strength['score'];
  if (at >= 3) return { score: at, label: LABELS[at], reason: null };
  const why = warning === null ? 'It is guessed from few common words.' : (REASONS[warning] ?? 'It is easy to guess.');
  return { score: at, label: LABELS[at], reason: `${why} ${MEND}` };
}

/** The strength of what is typed now; null while it is empty or being looked at. */
export function useStrength(passphrase: string): Strength | null {
  const [known, setKnown] = useState<{ passphrase: string; strength: Strength } | null>(null);
  useEffect(() => {
    if (passphrase === '') return;
    let isCurrent = true;
    void strengthOf(passphrase).then((strength) => {
      if (isCurrent) setKnown({ passphrase, strength });
    });
    return () => {
      isCurrent = false;
    };
  }, [passphrase]);
  return known !== null && known.passphrase === passphrase ? known.strength : null;
}
