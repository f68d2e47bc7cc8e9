import { useEffect, useState } from 'react';
import { failureMessage, residua } from '../../app/client.ts';

export type Content =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'ready'; readonly mediaType: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** The content of a file while it is looked at. It is kept in no cache: closing the viewer lets go of it. */
export function useContent(sha256: string): Content {
  const [content, setContent] = useState<Content>({ state: 'loading' });
  useEffect(() => {
    let isGone = false;
    residua.call('attachment.read', { sha256 }).then(
      ({ mediaType, bytes }) => {
        if (!isGone) setContent({ state: 'ready', mediaType, bytes });
      },
      (error: unknown) => {
        if (!isGone) setContent({ state: 'failed', message: failureMessage(error) });
      },
    );
    return () => {
      isGone = true;
    };
  }, [sha256]);
  return content;
}
