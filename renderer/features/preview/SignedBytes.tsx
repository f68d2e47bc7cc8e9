import { Muted } from '../evaluation/layout.tsx';
import { usePrepared } from './prepared.ts';
import type { PreviewSource } from './sources.ts';
import { timeOfDay } from './time-of-day.ts';

interface Props {
  name: PreviewSource['name'];
  /** What would be signed, as its source tells it. */
  of: string;
  /** Who would sign. */
  identityId: string;
  /** Signs without the timestamp that was previewed. */
  withoutTimestamp: boolean;
}

/** Which bytes will be signed: those of the preview, or ones that are made when the person signs. */
export function SignedBytes({ name, of, identityId, withoutTimestamp }: Props) {
  const prepared = usePrepared(of);
  const anew = `the ${name} is built when you sign, with that moment as the time of signing.`;
  if (withoutTimestamp) return <p>{`Its pages name the timestamp server. Without a timestamp ${anew}`}</p>;
  if (prepared === null) return <Muted>{`No preview of this ${name} waits to be sealed: ${anew}`}</Muted>;
  const time = timeOfDay(prepared.signedAt);
  if (prepared.isOver)
    return <Muted>{`The preview made at ${time} is older than ten minutes and is not sealed: ${anew}`}</Muted>;
  if (prepared.identityId !== identityId)
    return <Muted>{`The preview made at ${time} shows another signer and is not sealed: ${anew}`}</Muted>;
  return (
    <Muted>
      {`Exactly the preview made at ${time} is sealed, byte for byte, with ${time} as the time of signing. ` +
        'It waits ten minutes for your signature.'}
    </Muted>
  );
}
