import { use, useState } from 'react';
import type { ReadinessItem } from '../../../../main/domain/readiness.ts';
import { Button } from '../../../ui/Button.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { GoToContext, useEvaluationNow, useSession } from '../context.ts';
import { ReasonForm } from './ReasonForm.tsx';
import styles from './review.module.css';

interface Props {
  item: ReadinessItem;
  /** Called before the item leaves the list. */
  onLeftOut: () => void;
}

/** One open item: what to give, why, the way to its place, and the way to leave it out. */
export function OpenItem({ item, onLeftOut }: Props) {
  const goTo = use(GoToContext);
  const session = useSession();
  const { waivers } = useEvaluationNow();
  const [asks, setAsks] = useState(false);

  function leaveOut(reason: string): void {
    const at = waivers.findIndex((one) => one.item === item.id);
    const path = `/waivers/${String(at < 0 ? waivers.length : at)}`;
    onLeftOut();
    session.edit([{ op: at < 0 ? 'insert' : 'set', path, value: { item: item.id, reason } }]);
  }

  return (
    <li className={styles['item']}>
      <div className={styles['words']}>
        <button
          type="button"
          className={styles['link']}
          data-readiness-item={item.id}
          onClick={() => {
            goTo(item.step, item.path);
          }}
        >
          {item.text}
        </button>
        <span className={styles['why']}>{whyOf(item.why)}</span>
      </div>
      {item.kind === 'flagged' ? <Tag tone="attention">Wording</Tag> : null}
      <Button
        variant="quiet"
        size="small"
        expanded={asks}
        onPress={() => {
          setAsks(!asks);
        }}
      >
        Leave out
      </Button>
      {asks ? (
        <ReasonForm
          label={`Reason to leave out: ${item.text}`}
          action="Leave out with this reason"
          onReason={leaveOut}
          onCancel={() => {
            setAsks(false);
          }}
        />
      ) : null}
    </li>
  );
}

/** The rule or regulation, without the number under which this program keeps it. */
function whyOf(why: string): string {
  return why.replace(/ \([A-Z]\d(?:[–,\s]+[A-Z]?\d)*\)$/, '');
}
