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
  /** Whether the last attempt was given up. */
  readonly wasCancelled: boolean;
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
  const [wasCancelled, setCancelled] = useState(false);

  async function run(request: SigningRequest): Promise<void> {
    setIsSigning(true);
    // The notice that offers to sign without a timestamp holds the focus until that has come to an end.
    if (request.withoutTimestamp !== true) setFailure(null);
    setCancelled(false);
    try {
      await sign(request);
      setPassphrase('');
    } catch (error) {
      if (isCancelled(error)) setCancelled(true);
      else setFailure(error);
    }
    setIsSigning(false);
  }

  return {
    identityId,
    choose,
    isSigning,
    failure,
    wasCancelled,
    passphrase,
    setPassphrase,
    start: (identityId, options) => {
      if (!isSigning) void run({ identityId, passphrase, ...options });
    },
  };
}
