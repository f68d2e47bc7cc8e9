import { useState } from 'react';
import {
  CARRY_OVER_PARTS,
  carryOverChanges,
  carryOverCounts,
  type CarryOverCount,
  type CarryOverPart,
} from '../../../../main/domain/carry-over.ts';
import { failureMessage } from '../../../app/client.ts';
import { useCall } from '../../../app/queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { CheckboxGroup } from '../../../ui/CheckboxGroup.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { useEvaluationNow, useSession } from '../context.ts';
import { Fields, Muted } from '../layout.tsx';

const LABELS: Readonly<Record<CarryOverPart, string>> = {
  examinee: 'Examinee: contact, employer, job',
  case: 'Case and referral',
  history: 'History and prior injuries',
  studies: 'Imaging, operative reports, implants',
  records: 'Records reviewed',
  instruments: 'Instruments of earlier dates',
};

interface Props {
  /** Of the earlier evaluation. */
  id: string;
  title: string;
  onClose: () => void;
}

/** Which parts of an earlier evaluation to carry over; what each would bring is said beside it. */
export function CarryOverDialog({ id, title, onClose }: Props) {
  const session = useSession();
  const current = useEvaluationNow();
  const { data, error } = useCall('evaluation.open', { id });
  const [refused, setRefused] = useState<readonly CarryOverPart[]>([]);
  const earlier = data?.evaluation;
  const counts = earlier === undefined ? undefined : carryOverCounts(current, earlier);
  const offered = CARRY_OVER_PARTS.filter((part) => counts !== undefined && isSome(counts[part]));
  const parts = offered.filter((part) => !refused.includes(part));

  function carryOver(): void {
    if (earlier === undefined) return;
    session.edit(carryOverChanges(current, earlier, parts));
    showToast('Carried over', {
      action: {
        label: 'Undo',
        run: () => {
          session.undo();
        },
      },
    });
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Carry over: ${title}`}
      footer={
        offered.length === 0 ? (
          <Button onPress={onClose}>Close</Button>
        ) : (
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button variant="primary" onPress={carryOver} disabled={parts.length === 0}>
              Carry over
            </Button>
          </>
        )
      }
    >
      <Fields>
        {error === null ? null : (
          <Notice tone="error" title="The earlier evaluation could not be read" live>
            {failureMessage(error)}
          </Notice>
        )}
        {counts === undefined ? null : offered.length === 0 ? (
          <p>Everything that can be carried over from it is here already.</p>
        ) : (
          <>
            <Muted>
              Only empty fields are filled, and lists get what they do not hold yet. Findings, opinions, ratings and
              codes are never carried over.
            </Muted>
            <CheckboxGroup<CarryOverPart>
              label="What to carry over"
              options={offered.map((part) => ({ value: part, label: LABELS[part], help: told(counts[part]) }))}
              value={parts}
              onChange={(chosen) => {
                setRefused(offered.filter((part) => !chosen.includes(part)));
              }}
            />
          </>
        )}
      </Fields>
    </Dialog>
  );
}

function isSome({ places, entries }: CarryOverCount): boolean {
  return places + entries > 0;
}

/** "3 fields, 12 entries". */
function told({ places, entries }: CarryOverCount): string {
  return [counted(places, 'field', 'fields'), counted(entries, 'entry', 'entries')].filter(Boolean).join(', ');
}

function counted(count: number, one: string, more: string): string {
  return count === 0 ? '' : `${String(count)} ${count === 1 ? one : more}`;
}
