import type { Instrument } from '../../../../main/domain/instruments/definition.ts';
import { scoreHarris } from '../../../../main/domain/instruments/harris-hip.ts';
import { harrisInputs } from '../../../../main/domain/instruments/harris-source.ts';
import { useEvaluationNow } from '../context.ts';
import { DecimalAt } from '../fields.tsx';
import { GridRow } from './GridRow.tsx';
import type { ColumnOf } from './series-words.ts';
import styles from './series.module.css';

interface Props {
  definition: Instrument;
  columns: readonly ColumnOf[];
}

/** The total of an instrument whose items are licensed (I4). */
export function TotalRow({ definition, columns }: Props) {
  const { range, direction } = definition;
  const [min, max] = [Number(range.min), Number(range.max)];
  return (
    <GridRow
      label="Total"
      help={`${range.min} to ${range.max}, ${direction === 'higher-better' ? 'higher' : 'lower'} is better`}
    >
      {columns.map(({ path, name }) => (
        <DecimalAt
          key={path}
          path={`${path}/total`}
          label={`Total, ${name}`}
          valueName="The total"
          hideLabel
          width="short"
          min={min}
          max={max}
        />
      ))}
    </GridRow>
  );
}

/** The five subscale scores of HOOS (I4). */
export function SubscaleRows({ definition, columns }: Props) {
  const { range } = definition;
  return definition.subscales.map(({ id, title }) => (
    <GridRow key={id} label={title} help={`${range.min} to ${range.max}`}>
      {columns.map(({ path, name }) => (
        <DecimalAt
          key={path}
          path={`${path}/subscales/${id}`}
          label={`${title}, ${name}`}
          valueName={title}
          hideLabel
          width="short"
          min={Number(range.min)}
          max={Number(range.max)}
        />
      ))}
    </GridRow>
  ));
}

/** The points of each item of the Harris hip score side by side; they are entered below, one hip at a time (I3). */
export function HarrisRows({ definition, columns }: Props) {
  const evaluation = useEvaluationNow();
  const points = columns.map(({ administration }) =>
    administration.id === 'harris-hip'
      ? scoreHarris({
          romMethod: administration.romMethod,
          responses: harrisInputs(evaluation, administration).responses,
        }).points
      : null,
  );
  return definition.items.map(({ id, text, choices }) => {
    const most = choices[0]?.points ?? (id === 'deformity' ? '4' : '5');
    return (
      <GridRow key={id} label={`${text}, of ${most}`}>
        {columns.map(({ path }, column) => {
          const found = Object.entries(points[column] ?? {}).find(([item]) => item === id)?.[1] ?? null;
          return (
            <p key={path} className={styles['points']}>
              {found ?? 'Not rated'}
            </p>
          );
        })}
      </GridRow>
    );
  });
}
