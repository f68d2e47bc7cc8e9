import { ClipboardCopy } from 'lucide-react';
import { ROM_METHODS, type HarrisAdministration } from '../../../../main/domain/evaluation/instruments.ts';
import { DEFORMITY_WORDS, romMethodOption } from './harris-words.ts';
import type { Instrument, Item } from '../../../../main/domain/instruments/definition.ts';
import { scoreHarris } from '../../../../main/domain/instruments/harris-hip.ts';
import { HARRIS_MOTIONS } from '../../../../main/domain/instruments/harris-rom.ts';
import { MOTION_LABELS } from '../../../../main/domain/labels.ts';
import { ANGLE_LIMIT, LIMB_DIFFERENCE_LIMIT } from '../../../../main/domain/limits.ts';
import { Button } from '../../../ui/Button.tsx';
import { FieldGroup } from '../../../ui/FieldGroup.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { useEvaluationNow, useReadOnly, useSession } from '../context.ts';
import { ChoiceAt, DecimalAt } from '../fields.tsx';
import { Fields, Muted, Row, Tight } from '../layout.tsx';
import { copyFromExamination } from './copy-examination.ts';

interface Props {
  path: string;
  administration: HarrisAdministration;
  definition: Instrument;
}

/** The Harris hip score: eight rated items, four measurements of deformity, five arcs of motion. */
export function HarrisForm({ path, administration, definition }: Props) {
  const { points, rangeOfMotion } = scoreHarris(administration);
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
      <CopyButton path={path} administration={administration} />
      <FieldGroup
        legend={`Deformity: ${pointsText(points.deformity)}`}
        help="Four points when every measurement is below its limit, else none."
      >
        {(Object.keys(DEFORMITY_WORDS) as (keyof typeof DEFORMITY_WORDS)[]).map((key) => (
          <DecimalAt
            key={key}
            path={`${path}/responses/deformity/${key}`}
            label={DEFORMITY_WORDS[key].label}
            help={DEFORMITY_WORDS[key].help}
            unit={key === 'limbLengthDifference' ? 'cm' : '°'}
            width="short"
            {...(key === 'limbLengthDifference' ? limits(LIMB_DIFFERENCE_LIMIT) : limits(ANGLE_LIMIT))}
          />
        ))}
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
        {rangeOfMotion === null ? null : (
          <Muted>{`Sum ${rangeOfMotion.sum}, which gives ${rangeOfMotion.points} of 5 points.`}</Muted>
        )}
      </FieldGroup>
    </Fields>
  );
}

function CopyButton({ path, administration }: { path: string; administration: HarrisAdministration }) {
  const session = useSession();
  const readOnly = useReadOnly();
  const evaluation = useEvaluationNow();
  const side = administration.side ?? (evaluation.side === 'bilateral' ? null : evaluation.side);
  if (readOnly || side === null) return null;
  const copy = copyFromExamination(evaluation.examination, side);
  if (copy === null) return null;
  return (
    <Row>
      <Button
        icon={ClipboardCopy}
        onPress={() => {
          session.edit([
            {
              op: 'set',
              path: `${path}/responses/deformity`,
              value: { ...administration.responses.deformity, ...copy.deformity },
            },
            {
              op: 'set',
              path: `${path}/responses/rangeOfMotion`,
              value: { ...administration.responses.rangeOfMotion, ...copy.rangeOfMotion },
            },
          ]);
          showToast('Copied from the examination', { action: { label: 'Undo', run: () => session.undo() } });
        }}
      >
        {`Copy deformity and motion of the ${side} hip from the examination`}
      </Button>
    </Row>
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
