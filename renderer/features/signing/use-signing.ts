import { useState } from 'react';

export interface SigningRequest {
  readonly identityId: string;
  readonly passphrase: string;
}

export interface Signing {
  readonly isSigning: boolean;
  readonly failure: unknown;
  readonly passphrase: string;
  readonly setPassphrase: (passphrase: string) => void;
  readonly start: (identityId: string) => void;
}

/** The state of signing something: one attempt at a time, what went wrong, and a passphrase that does not stay. */
export function useSigning(sign: (request: SigningRequest) => Promise<void>): Signing {
  const [passphrase, setPassphrase] = useState('');
  const [isSigning, setIsSigning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  async function run(identityId: string): Promise<void> {
    setIsSigning(true);
    setFailure(null);
    try {
      await sign({ identityId, passphrase });
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
    start: (identityId) => {
      if (!isSigning) void run(identityId);
    },
  };
}
