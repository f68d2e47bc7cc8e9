import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { VERIFIED_MAX_BYTES, type VerifiedFile } from '../../../main/contract/verification-schemas.ts';
import { CallFailure, failureMessage, isCancelled, residua } from '../../app/client.ts';
import { takePdfs } from './inbox.ts';

export interface Verifying {
  readonly result: VerifiedFile | null;
  readonly isBusy: boolean;
  /** Why the last file could not be checked at all. */
  readonly failure: string | null;
  /** Whether the last check was given up. */
  readonly wasCancelled: boolean;
  readonly choose: () => void;
}

/** Checks what is chosen in the dialog or dropped on the window; the last one that was begun is the one that is shown. */
export function useVerify(): Verifying {
  const [result, setResult] = useState<VerifiedFile | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [wasCancelled, setCancelled] = useState(false);
  const begun = useRef(0);

  async function run(check: () => Promise<VerifiedFile | null>): Promise<void> {
    begun.current += 1;
    const own = begun.current;
    setBusy(true);
    setCancelled(false);
    try {
      const found = await check();
      if (own !== begun.current) return;
      // A dialog that was cancelled leaves what is shown.
      if (found !== null) setResult(found);
      setFailure(null);
    } catch (error) {
      if (own !== begun.current) return;
      // What was shown before stays when the check of another file is given up.
      if (isCancelled(error)) setCancelled(true);
      else {
        setResult(null);
        setFailure(failureMessage(error));
      }
    }
    setBusy(false);
  }

  const takeDropped = useEffectEvent((file: File) => {
    void run(() => verifyDropped(file));
  });
  useEffect(
    () =>
      takePdfs((file) => {
        takeDropped(file);
      }),
    [],
  );

  return {
    result,
    isBusy,
    failure,
    wasCancelled,
    choose: () => {
      if (!isBusy) void run(() => residua.call('verify.file', null));
    },
  };
}

async function verifyDropped(file: File): Promise<VerifiedFile> {
  if (file.size > VERIFIED_MAX_BYTES) {
    throw new CallFailure({
      code: 'invalid-input',
      message: `${file.name} is larger than 200 MB and cannot be checked.`,
    });
  }
  return residua.call('verify.bytes', { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
}
