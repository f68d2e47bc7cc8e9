import { useState } from 'react';
import { useCall } from '../../app/queries.ts';
import { LEAST_LENGTH, strengthOf, useStrength, type Strength } from './strength.ts';

export interface NewPassphrase {
  readonly passphrase: string;
  readonly again: string;
  readonly strength: Strength | null;
  /** Characters that it has at least, and whether a policy of this machine wants so many. */
  readonly least: number;
  readonly isLeastForced: boolean;
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
  const { data: info } = useCall('app.info', null);
  const least = info?.minimumPassphraseLength ?? LEAST_LENGTH;
  const length = Array.from(passphrase.normalize('NFKC')).length;
  const differs = again !== passphrase;
  return {
    passphrase,
    again,
    strength,
    least,
    isLeastForced: info?.minimumPassphraseForced ?? false,
    change: setPassphrase,
    changeAgain: setAgain,
    error: tried ? errorOf(length, least, strength) : null,
    againError: tried && differs ? 'The two entries differ. Enter the same passphrase twice.' : null,
    check: async () => {
      setTried(true);
      return !differs && errorOf(length, least, await strengthOf(passphrase)) === null;
    },
  };
}

function errorOf(length: number, least: number, strength: Strength | null): string | null {
  if (length < least) {
    return `A passphrase has at least ${String(least)} characters; yours has ${String(length)}.`;
  }
  // The reason and how to mend it stand beside the strength, right below.
  return strength === null || strength.score > 1 ? null : 'This passphrase is too easy to guess.';
}
