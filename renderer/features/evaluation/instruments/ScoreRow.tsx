import { displayInstrumentScore } from '../../../../main/domain/display.ts';
import type { Instrument } from '../../../../main/domain/instruments/definition.ts';
import { Figure } from '../../../ui/Figure.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { useDerived } from '../context.ts';
import { sentence } from '../sentence.ts';
import { GridRow } from './GridRow.tsx';
import { missingText, type ColumnOf } from './series-words.ts';
import styles from './series.module.css';

/** What each administration scores, or what it still lacks. */
export function ScoreRow({ definition, columns }: { definition: Instrument; columns: readonly ColumnOf[] }) {
  const { problems } = useDerived();
  const own = columns.flatMap(({ path }) =>
    problems.filter((problem) => problem.path === path || problem.path === `${path}/responses`),
  );
  const { min, max } = definition.range;
  return (
    <>
      {definition.kind === 'subscales' ? null : (
        <GridRow label="Score" help={`${min} to ${max}`}>
          {columns.map(({ path, index }) => (
            <Score key={path} index={index} definition={definition} />
          ))}
        </GridRow>
      )}
      {own.map(({ path, message, severity }) => (
        <div key={`${path} ${message}`} className={styles['wide']}>
          <Notice tone={severity === 'error' ? 'error' : 'attention'}>{sentence(message)}</Notice>
        </div>
      ))}
    </>
  );
}

function Score({ index, definition }: { index: number; definition: Instrument }) {
  const { score } = useDerived();
  const result = score.instruments[index];
  if (result === undefined) return <span />;
  const { missing = [], grade, raw } = result;
  if (result.score === null) {
    return (
      <p className={styles['missing']}>
        {missing.length === 0 ? 'Appears when the total is entered.' : missingText(missing, definition)}
      </p>
    );
  }
  const caption = [grade, typeof raw === 'string' ? `raw sum ${raw}` : undefined].filter((part) => part !== undefined);
  return (
    <Figure
      value={displayInstrumentScore(definition.id, result.score)}
      caption={caption.length === 0 ? undefined : caption.join(', ')}
    />
  );
}
