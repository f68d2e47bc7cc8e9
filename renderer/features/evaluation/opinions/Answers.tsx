import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import { useValueAt } from '../context.ts';
import { TextAt } from '../fields.tsx';
import { Fields, Muted } from '../layout.tsx';
import styles from './Answers.module.css';

type Question = Evaluation['case']['referral']['questions'][number];

/** Each question of the referral with the place for its answer. */
export function Answers() {
  const questions = useValueAt('/case/referral/questions') as Question[];
  if (questions.length === 0)
    return <Muted>The referral lists no questions yet. They are entered under Referral.</Muted>;
  return (
    <Fields>
      {questions.map((question, index) => (
        <Answer key={index} question={question} index={index} />
      ))}
    </Fields>
  );
}

function Answer({ question, index }: { question: Question; index: number }) {
  const number = String(index + 1);
  return (
    <div>
      <p className={styles['question']}>
        <span className={styles['number']}>{number}.</span> {question.question || 'Question without text'}
      </p>
      <TextAt
        path={`/case/referral/questions/${String(index)}/answer`}
        label={`Answer to question ${number}`}
        hideLabel
        minRows={2}
      />
    </div>
  );
}
