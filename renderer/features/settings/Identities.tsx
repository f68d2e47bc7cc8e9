import { useQueryClient } from '@tanstack/react-query';
import { FileKey, KeyRound, PenLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Identity } from '../../../main/contract/schemas.ts';
import { identityTerm } from '../../../main/domain/identity-term.ts';
import { failureMessage } from '../../app/client.ts';
import { callKey, useAct, useCall } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { CreateIdentityDialog } from './CreateIdentityDialog.tsx';
import { ImportIdentityDialog } from './ImportIdentityDialog.tsx';
import { RemoveIdentityDialog } from './RemoveIdentityDialog.tsx';
import { SignatureDialog } from './SignatureDialog.tsx';
import { useProtection } from './use-protection.ts';
import styles from './settings.module.css';

/** Signing identities: create, import, remove. An assistant, who signs nothing, is told so. */
export function Identities() {
  const client = useQueryClient();
  const { data = [], error } = useCall('identity.list', null);
  const maySign = useProtection().data?.account.role !== 'assistant';
  const [dialog, setDialog] = useState<'create' | 'import' | null>(null);
  const [removing, setRemoving] = useState<Identity | null>(null);
  const [drawing, setDrawing] = useState<Identity | null>(null);
  const remove = useAct('identity.remove');
  const close = (): void => {
    setDialog(null);
  };
  const refresh = (): void => {
    void client.invalidateQueries({ queryKey: callKey('identity.list', null) });
  };

  return (
    <div className={styles['identities']}>
      {error === null && remove.error === null ? null : (
        <Notice tone="error" live>
          {failureMessage(error ?? remove.error)}
        </Notice>
      )}
      {maySign ? null : (
        <p>An assistant does not sign, and needs no identity. Examiners and reviewers sign with their own.</p>
      )}
      {maySign && data.length === 0 ? (
        <p>None yet. Create one here, or import the .p12 file that a certificate authority gave you.</p>
      ) : null}
      {data.length === 0 ? null : (
        <ul>
          {data.map((identity) => (
            <li key={identity.id} className={styles['identity']}>
              <div>
                <p className={styles['name']}>{identity.name}</p>
                <Term identity={identity} />
                <p className={styles['detail']}>
                  {identity.subject + (identity.licenceNumber === null ? '' : `, license ${identity.licenceNumber}`)}
                </p>
                <p className={styles['detail']}>
                  {`${identity.algorithm}, ${identity.selfSigned ? 'self-signed' : `issued by ${identity.issuer}`}, valid ${identity.notBefore.slice(0, 10)} to ${identity.notAfter.slice(0, 10)}`}
                </p>
                <p className={styles['detail']}>{`SHA-256 ${identity.sha256Fingerprint}`}</p>
              </div>
              <div className={styles['row']}>
                {maySign ? (
                  <Button
                    variant="quiet"
                    size="small"
                    icon={PenLine}
                    onPress={() => {
                      setDrawing(identity);
                    }}
                  >
                    Signature
                  </Button>
                ) : null}
                <Button
                  variant="quiet"
                  size="small"
                  icon={Trash2}
                  onPress={() => {
                    setRemoving(identity);
                  }}
                >
                  Remove
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {maySign ? (
        <div className={styles['row']}>
          <Button
            icon={KeyRound}
            onPress={() => {
              setDialog('create');
            }}
          >
            Create an identity
          </Button>
          <Button
            icon={FileKey}
            onPress={() => {
              setDialog('import');
            }}
          >
            Import a .p12 file
          </Button>
        </div>
      ) : null}
      {dialog === 'create' ? <CreateIdentityDialog onClose={close} onDone={refresh} /> : null}
      {dialog === 'import' ? <ImportIdentityDialog onClose={close} onDone={refresh} /> : null}
      {drawing === null ? null : (
        <SignatureDialog
          identity={drawing}
          onClose={() => {
            setDrawing(null);
          }}
          onDone={refresh}
        />
      )}
      {removing === null ? null : (
        <RemoveIdentityDialog
          identity={removing}
          onClose={() => {
            setRemoving(null);
          }}
          onConfirm={() => {
            remove.mutate({ id: removing.id }, { onSuccess: refresh });
            setRemoving(null);
          }}
        />
      )}
    </div>
  );
}

function Term({ identity }: { identity: Identity }) {
  const { text, urgency } = identityTerm(identity.notBefore, identity.notAfter, new Date());
  if (text === null) return null;
  return <Tag tone={urgency === 'alarm' ? 'error' : 'attention'}>{text}</Tag>;
}
