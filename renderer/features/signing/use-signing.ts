import { useState } from 'react';
import { isCancelled } from '../../app/client.ts';

export interface SigningRequest {
  readonly identityId: string;
  readonly passphrase: string;
  /** Although the settings name a timestamp server. */
  readonly withoutTimestamp?: boolean;
}

export interface Signing {
  /** Who was chosen to sign; null: nobody yet. */
  readonly identityId: string | null;
  readonly choose: (identityId: string | null) => void;
  readonly isSigning: boolean;
  readonly failure: unknown;
  readonly passphrase: string;
  readonly setPassphrase: (passphrase: string) => void;
  readonly start: (identityId: string, options?: { withoutTimestamp: boolean }) => void;
}

/**
 * The state of signing something: who signs, one attempt at a time, what went wrong, and a passphrase that does not stay.
 *
 * @param proposed who is chosen at first.
 */
export function useSigning(sign: (request: SigningRequest) => Promise<void>, proposed: string | null = null): Signing {
  const [identityId, choose] = useState(proposed);
  const [passphrase, setPassphrase] = useState('');
  const [isSigning, setIsSigning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  async function run(request: SigningRequest): Promise<void> {
    setIsSigning(true);
    setFailure(null);
    try {
      await sign(request);
      setPassphrase('');
    } catch (error) {
      if (!isCancelled(error)) setFailure(error);
    }
    setIsSigning(false);
  }

  return {
    identityId,
    choose,
    isSigning,
    failure,
    passphrase,
    setPassphrase,
    start: (identityId, options) => {
      if (!isSigning) void run({ identityId, passphrase, ...options });
    },
  };
}
