import { Fragment, use } from 'react';
import type { Instrument } from '../../../../main/domain/instruments/definition.ts';
import { ProblemsContext, useReadOnly, useSession } from '../context.ts';
import { sentence } from '../sentence.ts';
import { AnswerCell } from './AnswerCell.tsx';
import { GridRow } from './GridRow.tsx';
import { withResponse } from './new-administration.ts';
import type { ColumnOf } from './series-words.ts';
import styles from './series.module.css';

/** A questionnaire item by item in the instrument's own words, one column for each administration (I1, I2). */
export function AnswerRows({ definition, columns }: { definition: Instrument; columns: readonly ColumnOf[] }) {
  const session = useSession();
  const readOnly = useReadOnly();
  const problems = use(ProblemsContext);
  const { items } = definition;
  const words = items[0]?.choices ?? [];
  return (
    <>
      <div className={styles['legend']}>
        {words.map(({ value, label }) => (
          <span key={value}>
            <strong>{value}</strong> {label}
          </span>
        ))}
      </div>
      {items.map((item, index) => (
        <Fragment key={item.id}>
          {item.section !== null && item.section !== items[index - 1]?.section ? (
            <h3 className={styles['stem']}>{item.section}</h3>
          ) : null}
          <GridRow label={`${item.id}. ${item.text}`}>
            {columns.map(({ administration, path, name, index: column }) => {
              const responses =
                'responses' in administration && Array.isArray(administration.responses)
                  ? administration.responses
                  : [];
              const list = `${path}/responses`;
              const place = `${list}/${String(index)}`;
              const problem = problems.find((one) => one.path === place);
              return (
                <AnswerCell
                  key={path}
                  path={place}
                  label={`${item.id}. ${item.text}, ${name}`}
                  choices={item.choices}
                  value={responses[index] ?? null}
                  error={problem === undefined ? null : sentence(problem.message)}
                  readOnly={readOnly}
                  column={column}
                  onChange={(value) => {
                    session.edit([{ op: 'set', path: list, value: withResponse(responses, index, value) }]);
                  }}
                />
              );
            })}
          </GridRow>
        </Fragment>
      ))}
    </>
  );
}
