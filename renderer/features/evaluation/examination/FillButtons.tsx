import { CheckCheck, FlipHorizontal2 } from 'lucide-react';
import type { Change } from '../../../../main/domain/changes.ts';
import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import {
  normalWhereEmpty,
  otherSideWhereEmpty,
  type FillPart,
} from '../../../../main/domain/examination/fill-empty.ts';
import { Button } from '../../../ui/Button.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { useReadOnly, useSession, useSnapshot } from '../context.ts';
import { Row } from '../layout.tsx';

type Fill = (evaluation: Evaluation, part: FillPart) => Change[];

/** Fills the empty fields of a part at once, in one edit that can be taken back. What was found stays. */
export function FillButtons({ part, normal }: { part: FillPart; normal: string }) {
  const session = useSession();
  const readOnly = useReadOnly();
  const normalCount = useSnapshot(({ queue }) => normalWhereEmpty(queue.local, part).length);
  const otherCount = useSnapshot(({ queue }) => otherSideWhereEmpty(queue.local, part).length);
  if (readOnly) return null;

  function fill(changesOf: Fill): void {
    const changes = changesOf(session.snapshot().queue.local, part);
    session.edit(changes);
    showToast(changes.length === 1 ? 'Filled one field' : `Filled ${String(changes.length)} fields`, {
      action: { label: 'Undo', run: () => session.undo() },
    });
  }

  return (
    <Row>
      <Button
        size="small"
        icon={CheckCheck}
        disabled={normalCount === 0}
        onPress={() => {
          fill(normalWhereEmpty);
        }}
      >
        {normal}
      </Button>
      <Button
        size="small"
        icon={FlipHorizontal2}
        disabled={otherCount === 0}
        onPress={() => {
          fill(otherSideWhereEmpty);
        }}
      >
        Other side the same
      </Button>
    </Row>
  );
}
