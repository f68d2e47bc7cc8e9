import { Play, Plus, Square } from 'lucide-react';
import type { Change } from '../../../../main/domain/changes.ts';
import { isWithinGuideline } from '../../../../main/domain/face-to-face-guideline.ts';
import type { RejectedEntry } from '../../../../main/domain/evaluation/rejected.ts';
import { rejection } from '../../../../main/domain/rejected.ts';
import { changePeriods, clockText, proposedMinutes, type Period } from '../../../../main/domain/face-to-face.ts';
import { Button } from '../../../ui/Button.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { useReadOnly, useSession, useSnapshot } from '../context.ts';
import { CountAt, TextAt } from '../fields.tsx';
import { Fields, Row } from '../layout.tsx';
import { localNow } from './local-now.ts';
import { PeriodRow } from './PeriodRow.tsx';
import { useClock } from './use-clock.ts';
import styles from './FaceToFace.module.css';

const PERIODS = '/case/faceToFacePeriods';
const MOST = 50;

/** The time with the examinee: a clock to start and stop, its periods, and the minutes that are reported (SPEC P1). */
export function FaceToFace() {
  const readOnly = useReadOnly();
  return (
    <Fields>
      {readOnly ? null : <Clock />}
      <Periods />
      <div>
        <CountAt
          path="/case/faceToFaceMinutes"
          label="Face-to-face time"
          help="As reported: time with the examinee, without reading or writing."
          unit="min"
          width="short"
          max={1440}
        />
        <Proposal />
      </div>
      <Variance />
    </Fields>
  );
}

/** Labor Code 4628(b): less than the guideline needs its reasons, which the report prints. */
function Variance() {
  const { reportProfile, faceToFaceMinutes: minutes } = useSnapshot(({ queue }) => queue.local.case);
  const text = useSnapshot(({ queue }) => queue.local.disclosures.timeVariance);
  const isShort = reportProfile === 'us-ca-workers-comp' && minutes !== null && !isWithinGuideline(minutes);
  if (!isShort && text === null) return null;
  return (
    <TextAt
      path="/disclosures/timeVariance"
      label="Why the time was less than the guideline"
      help="The report prints this explanation."
      minRows={2}
    />
  );
}

function Clock() {
  const { since, minutes, start, stop } = useClock();
  const isRunning = since !== null;
  return (
    <div className={styles['clock']} role="group" aria-label="Face-to-face clock">
      <span className={styles['time']} role="timer">
        {clockText(minutes)}
      </span>
      <Button
        variant={isRunning ? 'primary' : 'secondary'}
        icon={isRunning ? Square : Play}
        onPress={isRunning ? stop : start}
      >
        {isRunning ? 'Stop the clock' : minutes === 0 ? 'Start the clock' : 'Start again'}
      </Button>
      <span className={styles['since']}>
        {isRunning ? `Running since ${since.slice(11)}, hours and minutes` : 'Hours and minutes'}
      </span>
    </div>
  );
}

function Periods() {
  const session = useSession();
  const readOnly = useReadOnly();
  const { faceToFacePeriods: periods, dateOfExam } = useSnapshot(({ queue }) => queue.local.case);

  function change(change: Change, next: readonly Period[]): void {
    session.edit(changePeriods(session.snapshot().queue.local.case, change, next));
  }

  function type(
    index: number,
    part: 'start' | 'end',
    time: string,
    rejected: Pick<RejectedEntry, 'text' | 'message'> | null,
  ): void {
    const { local } = session.snapshot().queue;
    const path = `${PERIODS}/${String(index)}/${part}`;
    const next = periods.map((period, at) => (at === index ? { ...period, [part]: time } : period));
    const changes = changePeriods(local.case, { op: 'set', path, value: time }, next);
    session.edit([...changes, ...(rejected === null ? [] : [rejection(local, { path, ...rejected })])], path);
  }

  function add(): void {
    const last = periods.at(-1);
    const now = localNow();
    const at = last?.end ?? (dateOfExam === null ? now : `${dateOfExam}T${now.slice(11)}`);
    const path = `${PERIODS}/${String(periods.length)}`;
    const value = { start: at, end: at };
    change({ op: 'insert', path, value }, [...periods, value]);
  }

  function remove(index: number): void {
    change({ op: 'remove', path: `${PERIODS}/${String(index)}` }, periods.toSpliced(index, 1));
    showToast(`Removed period ${String(index + 1)}`, { action: { label: 'Undo', run: () => session.undo() } });
  }

  return (
    <div className={styles['periods']} data-path={PERIODS}>
      {periods.length === 0 ? null : (
        <ol className={styles['list']}>
          {periods.map((period, index) => (
            <PeriodRow
              key={index}
              path={`${PERIODS}/${String(index)}`}
              period={period}
              index={index}
              onChange={(part, time, rejected) => {
                type(index, part, time, rejected);
              }}
              onRemove={() => {
                remove(index);
              }}
            />
          ))}
        </ol>
      )}
      {readOnly || periods.length >= MOST ? null : (
        <Row>
          <Button size="small" icon={Plus} onPress={add}>
            Add a period by hand
          </Button>
        </Row>
      )}
    </div>
  );
}

/** Offered when minutes were entered by hand and the periods say otherwise. */
function Proposal() {
  const session = useSession();
  const readOnly = useReadOnly();
  const { faceToFacePeriods, faceToFaceMinutes } = useSnapshot(({ queue }) => queue.local.case);
  const proposed = proposedMinutes(faceToFacePeriods);
  if (readOnly || proposed === null || proposed === faceToFaceMinutes) return null;
  return (
    <div className={styles['proposal']}>
      <Button
        size="small"
        onPress={() => {
          session.edit([{ op: 'set', path: '/case/faceToFaceMinutes', value: proposed }]);
        }}
      >
        {`Use ${String(proposed)} minutes, the sum of the periods`}
      </Button>
    </div>
  );
}
