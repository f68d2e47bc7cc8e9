import { use, useState } from 'react';
import type { ReadinessItem } from '../../../../main/domain/readiness.ts';
import { STEPS } from '../../../../main/domain/steps.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { GoToContext, useEvaluationNow, useSession } from '../context.ts';
import { Row } from '../layout.tsx';
import styles from './review.module.css';

const REASON_MAX = 5000;

/** What the profile still lacks, grouped by step; each leads to its place or is left out with a reason. */
export function ReadinessList({ items }: { items: readonly ReadinessItem[] }) {
  const open = items.filter(({ waived }) => waived === null);
  const waived = items.filter((item) => item.waived !== null);
  if (items.length === 0) return null;
  return (
    <div className={styles['groups']}>
      {STEPS.map(({ id, title }) => {
        const here = open.filter(({ step }) => step === id);
        if (here.length === 0) return null;
        return (
          <div key={id}>
            <h3 className={styles['step']}>{title}</h3>
            <ul className={styles['items']}>
              {here.map((item) => (
                <OpenItem key={item.id} item={item} />
              ))}
            </ul>
          </div>
        );
      })}
      {waived.length === 0 ? null : (
        <div>
          <h3 className={styles['step']}>Left out with a reason</h3>
          <ul className={styles['items']}>
            {waived.map((item) => (
              <WaivedItem key={item.id} item={item} />
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function OpenItem({ item }: { item: ReadinessItem }) {
  const goTo = use(GoToContext);
  const session = useSession();
  const { waivers } = useEvaluationNow();
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState('');

  function leaveOut(): void {
    const at = waivers.findIndex((one) => one.item === item.id);
    const value = { item: item.id, reason: reason.trim() };
    const path = `/waivers/${String(at < 0 ? waivers.length : at)}`;
    session.edit([{ op: at < 0 ? 'insert' : 'set', path, value }]);
  }

  return (
    <li className={styles['item']}>
      <div className={styles['words']}>
        <button
          type="button"
          className={styles['link']}
          onClick={() => {
            goTo(item.step, item.path);
          }}
        >
          {item.text}
        </button>
        <span className={styles['why']}>{item.why.replace(/ \(P\d\)$/, '')}</span>
      </div>
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
        <div className={styles['reason']}>
          <TextArea
            label={`Reason to leave out: ${item.text}`}
            help="Printed in the report in the place of the missing item."
            value={reason}
            onChange={setReason}
            minRows={2}
            maxLength={REASON_MAX}
            autoFocus
          />
          <Row>
            <Button size="small" onPress={leaveOut} disabled={reason.trim() === ''}>
              Leave out with this reason
            </Button>
          </Row>
        </div>
      ) : null}
    </li>
  );
}

function WaivedItem({ item }: { item: ReadinessItem }) {
  const session = useSession();
  const { waivers } = useEvaluationNow();
  return (
    <li className={styles['item']}>
      <div className={styles['words']}>
        <span>{item.text}</span>
        <span className={styles['why']}>{item.waived}</span>
      </div>
      <Button
        variant="quiet"
        size="small"
        onPress={() => {
          const at = waivers.findIndex((one) => one.item === item.id);
          if (at >= 0) session.edit([{ op: 'remove', path: `/waivers/${String(at)}` }]);
        }}
      >
        Ask for it again
      </Button>
    </li>
  );
}
