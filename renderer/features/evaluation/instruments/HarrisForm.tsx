import { displayRounded } from '../../../../main/domain/display.ts';
import { ROM_METHODS, type HarrisAdministration } from '../../../../main/domain/evaluation/instruments.ts';
import { DEFORMITY_WORDS, romMethodOption } from './harris-words.ts';
import type { Instrument, Item } from '../../../../main/domain/instruments/definition.ts';
import { scoreHarris } from '../../../../main/domain/instruments/harris-hip.ts';
import { HARRIS_MOTIONS } from '../../../../main/domain/instruments/harris-rom.ts';
import { harrisInputs } from '../../../../main/domain/instruments/harris-source.ts';
import { MOTION_LABELS } from '../../../../main/domain/labels.ts';
import { ANGLE_LIMIT, LIMB_DIFFERENCE_LIMIT } from '../../../../main/domain/limits.ts';
import { FieldGroup } from '../../../ui/FieldGroup.tsx';
import { useEvaluationNow } from '../context.ts';
import { ChoiceAt, DecimalAt } from '../fields.tsx';
import { Fields, Muted, Tight } from '../layout.tsx';
import { ExaminationGaps, MeasuredDeformity, MeasuredMotion, MotionSource } from './HarrisMotion.tsx';

interface Props {
  path: string;
  administration: HarrisAdministration;
  definition: Instrument;
}

/** The Harris hip score: eight rated items, four measurements of deformity, five arcs of motion. */
export function HarrisForm({ path, administration, definition }: Props) {
  const inputs = harrisInputs(useEvaluationNow(), administration);
  const { points, rangeOfMotion } = scoreHarris({ romMethod: administration.romMethod, responses: inputs.responses });
  const isEntered = inputs.from === 'entered';
  return (
    <Fields>
      {definition.items
        .filter((item) => item.choices.length > 0)
        .map((item) => (
          <ChoiceAt
            key={item.id}
            path={`${path}/responses/${item.id}`}
            label={item.text}
            orientation="column"
            options={optionsWithPoints(item)}
          />
        ))}
      <MotionSource path={path} administration={administration} />
      <ExaminationGaps gaps={inputs.missing} />
      <FieldGroup
        legend={`Deformity: ${pointsText(points.deformity)}`}
        help="Four points when every measurement is below its limit, else none."
      >
        {isEntered ? <EnteredDeformity path={path} /> : <MeasuredDeformity inputs={inputs} />}
      </FieldGroup>
      <FieldGroup
        legend={`Range of motion: ${pointsText(points.rangeOfMotion)}`}
        help="Two published methods disagree; the report names the one chosen here."
      >
        <ChoiceAt
          path={`${path}/romMethod`}
          label="Method"
          orientation="column"
          options={ROM_METHODS.map(romMethodOption)}
        />
        {isEntered ? <EnteredMotion path={path} /> : <MeasuredMotion inputs={inputs} />}
        {rangeOfMotion === null ? null : (
          <Muted>{`Sum ${displayRounded(rangeOfMotion.sum)}, which gives ${displayRounded(rangeOfMotion.points)} of 5 points.`}</Muted>
        )}
      </FieldGroup>
    </Fields>
  );
}

function EnteredDeformity({ path }: { path: string }) {
  return (Object.keys(DEFORMITY_WORDS) as (keyof typeof DEFORMITY_WORDS)[]).map((key) => (
    <DecimalAt
      key={key}
      path={`${path}/responses/deformity/${key}`}
      label={DEFORMITY_WORDS[key].label}
      help={DEFORMITY_WORDS[key].help}
      unit={key === 'limbLengthDifference' ? 'cm' : '°'}
      width="short"
      {...(key === 'limbLengthDifference' ? limits(LIMB_DIFFERENCE_LIMIT) : limits(ANGLE_LIMIT))}
    />
  ));
}

function EnteredMotion({ path }: { path: string }) {
  return (
    <Tight>
      {HARRIS_MOTIONS.map((motion) => (
        <DecimalAt
          key={motion}
          path={`${path}/responses/rangeOfMotion/${motion}`}
          label={MOTION_LABELS[motion]}
          unit="°"
          width="short"
          {...limits(ANGLE_LIMIT)}
        />
      ))}
    </Tight>
  );
}

function optionsWithPoints({ choices }: Item): { value: string; label: string; hint: string }[] {
  return choices.map(({ value, label, points }) => ({
    value,
    label,
    hint: points === '1' ? '1 point' : `${points} points`,
  }));
}

function pointsText(points: string | null): string {
  if (points === null) return 'not complete';
  return points === '1' ? '1 point' : `${points} points`;
}

function limits({ min, max }: { min: number; max: number }): { min: number; max: number; decimals: number } {
  return { min, max, decimals: 1 };
}
