import { useState } from 'react';
import { LEAST_LENGTH, strengthOf, useStrength, type Strength } from './strength.ts';

export interface NewPassphrase {
  readonly passphrase: string;
  readonly again: string;
  readonly strength: Strength | null;
  readonly change: (passphrase: string) => void;
  readonly changeAgain: (again: string) => void;
  /** What is wrong with each entry, once it was tried. */
  readonly error: string | null;
  readonly againError: string | null;
  /** Whether it can be taken; from then on what is wrong is told. */
  readonly check: () => Promise<boolean>;
}

/** A new passphrase, typed twice, long enough and not too easy to guess. */
export function useNewPassphrase(): NewPassphrase {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const strength = useStrength(passphrase);
  const length = Array.from(passphrase.normalize('NFKC')).length;
  const differs = again !== passphrase;
  return {
    passphrase,
    again,
    strength,
    change: setPassphrase,
    changeAgain: setAgain,
    error: tried ? errorOf(length, strength) : null,
    againError: tried && differs ? 'The two entries differ. Enter the same passphrase twice.' : null,
    check: async () => {
      setTried(true);
      return !differs && errorOf(length, await strengthOf(passphrase)) === null;
    },
  };
}

function errorOf(length: number, strength: Strength | null): string | null {
  if (length < LEAST_LENGTH) {
    return `A passphrase has at least ${String(LEAST_LENGTH)} characters; yours has ${String(length)}.`;
  }
  // The reason and how to mend it stand beside the strength, right below.
  return strength === null || strength.score > 1 ? null : 'This passphrase is too easy to guess.';
}
