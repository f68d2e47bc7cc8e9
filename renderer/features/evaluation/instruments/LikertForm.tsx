import { Fragment, use } from 'react';
import type { Instrument } from '../../../../main/domain/instruments/definition.ts';
import type { Problem } from '../../../../main/domain/problems.ts';
import { problemsUnder } from '../../../../main/domain/check.ts';
import { ChoiceGroup } from '../../../ui/ChoiceGroup.tsx';
import { ProblemsContext, useReadOnly, useSession } from '../context.ts';
import { Place } from '../fields.tsx';
import { Fields, Muted } from '../layout.tsx';
import { sentence } from '../sentence.ts';
import { withResponse } from './new-administration.ts';
import styles from './LikertForm.module.css';

function problemAt(problems: readonly Problem[], pointer: string): string | null {
  const found = problemsUnder(problems, pointer)[0];
  return found === undefined ? null : sentence(found.message);
}

interface Props {
  path: string;
  responses: readonly (number | null)[];
  definition: Instrument;
}

/** A questionnaire item by item; digits answer, Enter goes on. */
export function LikertForm({ path, responses, definition }: Props) {
  const session = useSession();
  const readOnly = useReadOnly();
  const problems = use(ProblemsContext);
  const list = `${path}/responses`;
  return (
    <Fields>
      {definition.instructions === null ? null : <Muted>{definition.instructions}</Muted>}
      <Muted>
        {definition.recall === null ? '' : `Recall: ${definition.recall}. `}
        {readOnly ? '' : 'Keys 0 to 4 answer, Enter goes on.'}
      </Muted>
      {definition.items.map((item, index) => {
        const place = `${list}/${String(index)}`;
        const response = responses[index] ?? null;
        const isNewSection = item.section !== null && item.section !== definition.items[index - 1]?.section;
        return (
          <Fragment key={item.id}>
            {isNewSection ? <h3 className={styles['section']}>{item.section}</h3> : null}
            <Place path={place}>
              <ChoiceGroup
                label={`${item.id}. ${item.text}`}
                options={item.choices.map(({ value, label }) => ({ value, label, digit: value }))}
                value={response === null ? null : String(response)}
                onChange={(value) => {
                  const next = withResponse(responses, index, value === null ? null : Number(value));
                  session.edit([{ op: 'set', path: list, value: next }]);
                }}
                error={problemAt(problems, place)}
                readOnly={readOnly}
                clearable
              />
            </Place>
          </Fragment>
        );
      })}
    </Fields>
  );
}
