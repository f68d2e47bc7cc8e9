import { useContext } from 'react';
import { Ruler } from 'lucide-react';
import { displayExact } from '../../../../main/domain/display.ts';
import type { HarrisAdministration } from '../../../../main/domain/evaluation/instruments.ts';
import { degrees, trialsText } from '../../../../main/domain/examination/motion-words.ts';
import { HARRIS_MOTIONS } from '../../../../main/domain/instruments/harris-rom.ts';
import type { HarrisGap, HarrisInputs } from '../../../../main/domain/instruments/harris-source.ts';
import { MOTION_LABELS } from '../../../../main/domain/labels.ts';
import { Button } from '../../../ui/Button.tsx';
import { ChoiceGroup } from '../../../ui/ChoiceGroup.tsx';
import { Facts } from '../../../ui/Facts.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { GoToContext, useReadOnly, useSession } from '../context.ts';
import { Place } from '../fields.tsx';
import { Row } from '../layout.tsx';
import { useProblemsAt } from '../use-field.ts';
import { DEFORMITY_WORDS } from './harris-words.ts';

type MotionFrom = NonNullable<HarrisAdministration['motionFrom']>;

const OPTIONS: { value: MotionFrom; label: string; hint: string }[] = [
  {
    value: 'examination',
    label: 'This examination',
    hint: 'Passive motion, else active, with the fixed deformities and limb lengths found there',
  },
  { value: 'entered', label: 'An earlier record', hint: 'Entered here as that record gives them' },
];

/** Where motion and deformity come from. Taken from the examination, they are not typed here: what was, goes. */
export function MotionSource({ path, administration }: { path: string; administration: HarrisAdministration }) {
  const session = useSession();
  const readOnly = useReadOnly();
  const { warning, error } = useProblemsAt(`${path}/motionFrom`);

  function choose(next: MotionFrom): void {
    const set = { op: 'set', path: `${path}/motionFrom`, value: next } as const;
    if (next === 'entered' || !hasEntered(administration)) {
      session.edit([set]);
      return;
    }
    session.edit([
      set,
      { op: 'set', path: `${path}/responses/deformity`, value: {} },
      { op: 'set', path: `${path}/responses/rangeOfMotion`, value: {} },
    ]);
    showToast('The entered motion and deformity were removed', {
      action: { label: 'Undo', run: () => session.undo() },
    });
  }

  return (
    <Place path={`${path}/motionFrom`} warning={warning}>
      <ChoiceGroup
        label="Motion and deformity are taken from"
        orientation="column"
        options={OPTIONS}
        value={administration.motionFrom ?? 'entered'}
        onChange={(next) => {
          if (next !== null) choose(next);
        }}
        error={error}
        readOnly={readOnly}
      />
    </Place>
  );
}

function hasEntered({ responses: { deformity, rangeOfMotion } }: HarrisAdministration): boolean {
  return [...Object.values(deformity), ...Object.values(rangeOfMotion)].some((value) => value !== null);
}

/** What the examination lacks for the score, with the way there. */
export function ExaminationGaps({ gaps }: { gaps: readonly HarrisGap[] }) {
  const goTo = useContext(GoToContext);
  const [first] = gaps;
  if (first === undefined) return null;
  const { path } = first;
  if (path === null) return <Notice tone="attention">Choose the side that is rated.</Notice>;
  return (
    <Notice
      tone="attention"
      action={
        <Button
          size="small"
          onPress={() => {
            goTo('examination', path);
          }}
        >
          Go to the examination
        </Button>
      }
    >
      {`Not measured in the examination: ${gaps.map(({ what }) => what).join(', ')}.`}
    </Notice>
  );
}

export function MeasuredDeformity({ inputs: { responses } }: { inputs: HarrisInputs }) {
  const keys = Object.keys(DEFORMITY_WORDS) as (keyof typeof DEFORMITY_WORDS)[];
  return (
    <Facts
      items={keys.map((key) => {
        const value = responses.deformity[key];
        const unit = key === 'limbLengthDifference' ? ' cm' : '°';
        return {
          label: DEFORMITY_WORDS[key].label,
          value: value === null ? 'not measured' : `${displayExact(value)}${unit}`,
        };
      })}
    />
  );
}

export function MeasuredMotion({ inputs: { used } }: { inputs: HarrisInputs }) {
  const goTo = useContext(GoToContext);
  return (
    <>
      <Facts
        items={HARRIS_MOTIONS.map((motion) => {
          const angle = used.find((one) => one.motion === motion);
          return {
            label: MOTION_LABELS[motion],
            value: angle === undefined ? 'not measured' : `${degrees(angle.degrees)}, ${trialsText(angle)}`,
          };
        })}
      />
      <Row>
        <Button
          size="small"
          icon={Ruler}
          onPress={() => {
            goTo('examination', '/examination/rangeOfMotion');
          }}
        >
          Open the motion in the examination
        </Button>
      </Row>
    </>
  );
}
