import type { EvaluationSummary } from '../../../main/contract/schemas.ts';
import { failureMessage } from '../../app/client.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useCall } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PopoverButton } from '../../ui/Popover.tsx';
import { documentsOf } from '../addendum/chain-documents.ts';
import { localMinute } from '../audit/local-minute.ts';
import styles from './SignedDocuments.module.css';

/** "Countersigned, 2 addenda" below the state; it opens what was signed, in order. Nothing while nothing followed. */
export function SignedDocuments({ id, addenda = 0, countersignatures = 0 }: EvaluationSummary) {
  const parts = [
    ...(countersignatures === 0 ? [] : ['countersigned']),
    ...(addenda === 0 ? [] : [addenda === 1 ? '1 addendum' : `${String(addenda)} addenda`]),
  ];
  if (parts.length === 0) return null;
  return (
    <PopoverButton label={parts.join(', ')} variant="quiet" size="small">
      <Chain id={id} />
    </PopoverButton>
  );
}

function Chain({ id }: { id: string }) {
  const { data: chain, error } = useCall('chain.get', { id });
  const { go } = useNavigation();
  if (error !== null) return <Notice tone="error">{failureMessage(error)}</Notice>;
  if (chain === undefined || chain === null) return null;
  return (
    <>
      <ol className={styles['documents']} aria-label="Signed documents">
        {documentsOf(id, chain).map(({ document, title, signed }) => (
          <li key={document.kind + document.id}>
            <p className={styles['title']}>{title}</p>
            <p className={styles['signed']}>{`${signed.signerName}, ${localMinute(signed.signedAt)}`}</p>
          </li>
        ))}
      </ol>
      <Button
        size="small"
        onPress={() => {
          go({ page: 'evaluation', id, step: 'review' });
        }}
      >
        Verify or export them
      </Button>
    </>
  );
}
