import type { Identity } from '../../../main/contract/schemas.ts';
import { identityTerm } from '../../../main/domain/identity-term.ts';
import { Notice } from '../../ui/Notice.tsx';

/** Tells at the signature that a certificate has ended or soon will. */
export function IdentityTermNotice({ identity }: { identity: Identity }) {
  const { text, urgency, state } = identityTerm(identity.notBefore, identity.notAfter, new Date());
  if (text === null) return null;
  const blocks = state === 'ended' || state === 'not-yet';
  return (
    <Notice tone={blocks ? 'error' : urgency === 'note' ? 'info' : 'attention'} title={text}>
      {blocks
        ? 'Nothing can be signed with this identity. Create or import another one in the settings.'
        : 'What is signed before then stays valid. Create or import a new identity in time.'}
    </Notice>
  );
}
