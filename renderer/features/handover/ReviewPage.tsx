import type { Instrument } from '../../../main/domain/instruments/definition.ts';
import { LargeButton } from './LargeButton.tsx';
import { Sheet } from './Sheet.tsx';
import styles from './hand-over.module.css';

interface ReviewPageProps {
  definition: Instrument;
  responses: readonly (number | null)[];
  onChange: (item: number) => void;
  onFinish: () => void;
  onLeave: () => void;
}

/** All answers once more before the device goes back. */
export function ReviewPage({ definition, responses, onChange, onFinish, onLeave }: ReviewPageProps) {
  const open = responses.filter((response) => response === null).length;
  return (
    <Sheet
      title="Your answers"
      onLeave={onLeave}
      actions={
        <LargeButton primary onPress={onFinish}>
          Finish
        </LargeButton>
      }
    >
      <p className={styles['text']}>
        {open === 0
          ? 'Every question is answered. You can still change an answer.'
          : `${open === 1 ? 'One question has' : `${String(open)} questions have`} no answer. You can answer now, or leave it so.`}
      </p>
      <ol className={styles['answers']}>
        {definition.items.map((item, index) => {
          const response = responses[index] ?? null;
          const answer = item.choices.find(({ value }) => value === String(response))?.label;
          return (
            <li key={item.id}>
              <div>
                <p>{`${item.id}. ${item.text}`}</p>
                <p className={answer === undefined ? styles['unanswered'] : styles['answer']}>
                  {answer ?? 'Not answered'}
                </p>
              </div>
              <button
                type="button"
                className={styles['button']}
                aria-label={`${answer === undefined ? 'Answer' : 'Change'} question ${item.id}`}
                onClick={() => {
                  onChange(index);
                }}
              >
                {answer === undefined ? 'Answer' : 'Change'}
              </button>
            </li>
          );
        })}
      </ol>
    </Sheet>
  );
}
