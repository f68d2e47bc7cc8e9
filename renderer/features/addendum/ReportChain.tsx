import { FilePlus, PenLine } from 'lucide-react';
import { failureMessage } from '../../app/client.ts';
import { useNavigation, type EvaluationPart } from '../../app/navigation.ts';
import { useCall } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Section } from '../../ui/Section.tsx';
import { useSession } from '../evaluation/context.ts';
import { Row } from '../evaluation/layout.tsx';
import { documentsOf } from './chain-documents.ts';
import { ChainRow } from './ChainRow.tsx';
import styles from './addendum.module.css';

/** What was signed for this evaluation, in order: the report, its countersigned version, addenda. */
export function ReportChain() {
  const { id } = useSession();
  const { data: chain, error } = useCall('chain.get', { id });
  const role = useCall('vault.protection', null).data?.account.role;
  const { go } = useNavigation();
  if (error !== null) return <Notice tone="error">{failureMessage(error)}</Notice>;
  if (chain === undefined || chain === null) return null;
  const show = (part: EvaluationPart): void => {
    go({ page: 'evaluation', id, step: 'review', part });
  };
  return (
    <Section
      title="Signed documents"
      help="The report never changes. A countersigned version begins with its very bytes; an addendum names it by its SHA-256."
    >
      <ol className={styles['chain']}>
        {documentsOf(id, chain).map((row) => (
          <ChainRow key={row.document.id + row.document.kind} {...row} />
        ))}
      </ol>
      <Row>
        {role === 'reviewer' ? null : (
          <Button
            icon={FilePlus}
            onPress={() => {
              show('addendum');
            }}
          >
            {chain.draft === null ? 'Write an addendum…' : `Go on with addendum ${String(chain.addenda.length + 1)}…`}
          </Button>
        )}
        {role === 'assistant' || chain.countersignatures.length > 0 ? null : (
          <Button
            icon={PenLine}
            onPress={() => {
              show('countersign');
            }}
          >
            Countersign…
          </Button>
        )}
      </Row>
    </Section>
  );
}
