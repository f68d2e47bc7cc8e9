import { useState } from 'react';
import type { ReadinessItem } from '../../../../main/domain/readiness.ts';
import { Button } from '../../../ui/Button.tsx';
import { useEvaluationNow, useSession } from '../context.ts';
import { ReasonForm } from './ReasonForm.tsx';
import styles from './review.module.css';

/** An item left out on purpose, with the reason that the report prints in its place (SPEC P5). */
export function WaivedItem({ item }: { item: ReadinessItem }) {
  const session = useSession();
  const { waivers } = useEvaluationNow();
  const [isEditing, setEditing] = useState(false);
  const at = waivers.findIndex((one) => one.item === item.id);
  const path = `/waivers/${String(at)}`;

  return (
    <li className={styles['item']}>
      <div className={styles['words']}>
        <span>{item.text}</span>
        <span className={styles['why']}>{item.waived}</span>
      </div>
      <Button
        variant="quiet"
        size="small"
        expanded={isEditing}
        onPress={() => {
          setEditing(!isEditing);
        }}
      >
        Change the reason
      </Button>
      <Button
        variant="quiet"
        size="small"
        onPress={() => {
          if (at >= 0) session.edit([{ op: 'remove', path }]);
        }}
      >
        Ask for it again
      </Button>
      {isEditing ? (
        <ReasonForm
          label={`Reason to leave out: ${item.text}`}
          action="Keep this reason"
          initial={item.waived ?? ''}
          onReason={(reason) => {
            if (at >= 0) session.edit([{ op: 'set', path: `${path}/reason`, value: reason }]);
            setEditing(false);
          }}
          onCancel={() => {
            setEditing(false);
          }}
        />
      ) : null}
    </li>
  );
}
