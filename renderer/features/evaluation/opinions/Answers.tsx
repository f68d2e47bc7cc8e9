import { useRef } from 'react';
import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import { useCommands } from '../../../app/use-command.ts';
import { Button } from '../../../ui/Button.tsx';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import { useReadOnly, useValueAt } from '../context.ts';
import { TextAt } from '../fields.tsx';
import { focusPlace } from '../focus-place.ts';
import { Fields, Muted } from '../layout.tsx';
import styles from './opinions.module.css';

type Question = Evaluation['case']['referral']['questions'][number];

const LIST = '/case/referral/questions';

function isAnswered({ answer }: Question): boolean {
  return (answer ?? '').trim() !== '';
}

/** Each question of the referral in full, with the place for its answer. */
export function Answers() {
  const questions = useValueAt(LIST) as Question[];
  const readOnly = useReadOnly();
  const root = useRef<HTMLDivElement>(null);

  function goTo(index: number): boolean {
    return root.current !== null && focusPlace(root.current, `${LIST}/${String(index)}/answer`);
  }

  /** Round the list, from where the focus is; from outside to the first or the last. */
  function step(by: 1 | -1): boolean {
    if (questions.length === 0) return false;
    const here = indexOf(document.activeElement);
    const next = here === null ? (by === 1 ? 0 : questions.length - 1) : here + by;
    return goTo((next + questions.length) % questions.length);
  }

  useCommands((command) => {
    if (command === 'next-question') return step(1);
    return command === 'previous-question' && step(-1);
  });

  if (questions.length === 0)
    return <Muted>The referral lists no questions yet. They are entered under Referral.</Muted>;
  const open = questions.findIndex((question) => !isAnswered(question));
  return (
    <div ref={root} className={styles['answers']}>
      <div className={styles['progress']}>
        <p aria-live="polite">
          {`${String(questions.filter(isAnswered).length)} of ${String(questions.length)} answered`}
        </p>
        {readOnly ? null : (
          <p className={styles['keys']}>
            Next question <KeyHint keys="mod+enter" />
          </p>
        )}
        {readOnly || open === -1 ? null : (
          <Button
            size="small"
            onPress={() => {
              goTo(open);
            }}
          >
            {`Answer question ${String(open + 1)}`}
          </Button>
        )}
      </div>
      <Fields>
        {questions.map((question, index) => (
          <Answer key={index} question={question} index={index} />
        ))}
      </Fields>
    </div>
  );
}

function Answer({ question, index }: { question: Question; index: number }) {
  const number = String(index + 1);
  return (
    <div>
      <p className={styles['question']}>
        <span className={styles['number']}>{number}.</span>
        <span>{question.question || 'Question without text'}</span>
      </p>
      <TextAt
        path={`${LIST}/${String(index)}/answer`}
        label={`Answer to question ${number}: ${question.question}`}
        hideLabel
        minRows={2}
      />
    </div>
  );
}

function indexOf(element: Element | null): number | null {
  const path = element?.closest<HTMLElement>('[data-path]')?.dataset['path'] ?? '';
  const found = /^\/case\/referral\/questions\/(\d+)\/answer$/.exec(path)?.[1];
  return found === undefined ? null : Number(found);
}
