import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import {
  minutesBetween,
  minutesOf,
  runningPeriod,
  startClock,
  stopClock,
} from '../../../../main/domain/face-to-face.ts';
import { useSession, useSnapshot } from '../context.ts';
import { localNow, useLocalNow } from './local-now.ts';

/** The clock of the face-to-face time. `minutes` counts the running period up to now. */
export function useClock() {
  const session = useSession();
  const clock = useSnapshot(({ queue }) => queue.local.case);
  const index = runningPeriod(clock.faceToFacePeriods);
  const now = useLocalNow(index !== null);
  const since = index === null ? null : (clock.faceToFacePeriods[index]?.start ?? null);
  const running = since === null ? 0 : Math.max(0, minutesBetween(since, now));
  const current = (): Evaluation['case'] => session.snapshot().queue.local.case;
  return {
    since,
    minutes: minutesOf(clock.faceToFacePeriods) + running,
    start: (): void => {
      session.edit(startClock(current(), localNow()));
    },
    stop: (): void => {
      session.edit(stopClock(current(), localNow()));
    },
  };
}
