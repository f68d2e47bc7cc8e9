import { Square } from 'lucide-react';
import { clockText } from '../../../../main/domain/face-to-face.ts';
import { Button } from '../../../ui/Button.tsx';
import { useReadOnly } from '../context.ts';
import { useClock } from './use-clock.ts';

/** While the face-to-face clock runs it is in sight on every step, and can be stopped there. */
export function RunningClock() {
  const readOnly = useReadOnly();
  const { since, minutes, stop } = useClock();
  if (readOnly || since === null) return null;
  return (
    <Button size="small" icon={Square} onPress={stop}>
      {`Stop the clock, ${clockText(minutes)}`}
    </Button>
  );
}
