import { useState } from 'react';

export interface SigningRequest {
  readonly identityId: string;
  readonly passphrase: string;
  /** Although the settings name a timestamp server. */
  readonly withoutTimestamp?: boolean;
}

export interface Signing {
  readonly isSigning: boolean;
  readonly failure: unknown;
  readonly passphrase: string;
  readonly setPassphrase: (passphrase: string) => void;
  readonly start: (identityId: string, options?: { withoutTimestamp: boolean }) => void;
}

/** The state of signing something: one attempt at a time, what went wrong, and a passphrase that does not stay. */
export function useSigning(sign: (request: SigningRequest) => Promise<void>): Signing {
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
      setFailure(error);
    }
    setIsSigning(false);
  }

  return {
    isSigning,
    failure,
    passphrase,
    setPassphrase,
    start: (identityId, options) => {
      if (!isSigning) void run({ identityId, passphrase, ...options });
    },
  };
}
