import { Download, ShieldCheck } from 'lucide-react';
import type { Chain, ChainDocument } from '../../../main/contract/addendum-schemas.ts';
import { failureMessage, isCancelled } from '../../app/client.ts';
import { useAct } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { showToast } from '../../ui/toasts.ts';
import { MakingLine } from '../making/MakingLine.tsx';
import styles from './addendum.module.css';

interface Props {
  document: ChainDocument;
  title: string;
  signed: Chain['report'];
}

/** One signed document: who, when, its hash; check it or export it. */
export function ChainRow({ document, title, signed }: Props) {
  const check = useAct('chain.check');
  const exportFile = useAct('chain.export');
  const failure = (isCancelled(check.error) ? null : check.error) ?? exportFile.error;
  const name = title.split(':')[0] ?? title;
  return (
    <li className={styles['document']}>
      <div className={styles['facts']}>
        <p className={styles['name']}>{title}</p>
        <p className={styles['detail']}>
          {`${signed.signerName}, ${new Date(signed.signedAt).toLocaleString()}` +
            timestampWords(signed.timestampedAt ?? null)}
        </p>
        <p className={styles['detail']}>{`SHA-256 ${signed.sha256}`}</p>
        {failure === null ? null : (
          <Notice tone="error" live>
            {failureMessage(failure)}
          </Notice>
        )}
        <MakingLine kind="check" isRunning={check.isPending} wasCancelled={isCancelled(check.error)} words="Checking" />
        {check.data === undefined ? null : (
          <Notice tone={check.data.valid ? 'info' : 'error'} live>
            {check.data.valid
              ? `Unchanged. Signed by ${check.data.signatures.map(({ signer }) => signer ?? 'unknown').join(' and ')}.`
              : (check.data.reason ?? 'The signature is not valid.')}
          </Notice>
        )}
      </div>
      <div className={styles['buttons']}>
        <Button
          size="small"
          variant="quiet"
          icon={ShieldCheck}
          busy={check.isPending}
          onPress={() => {
            check.mutate(document);
          }}
        >
          {`Verify ${name.toLowerCase()}`}
        </Button>
        <Button
          size="small"
          icon={Download}
          busy={exportFile.isPending}
          onPress={() => {
            exportFile.mutate(document, {
              onSuccess: ({ fileName }) => {
                if (fileName !== null) showToast(`Exported ${fileName}`);
              },
            });
          }}
        >
          {`Export ${name.toLowerCase()}`}
        </Button>
      </div>
    </li>
  );
}

function timestampWords(at: string | null): string {
  return at === null ? '' : `, timestamp ${new Date(at).toLocaleString()}`;
}
