import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Instrument } from '../../../main/domain/instruments/definition.ts';
import { failureMessage } from '../../app/client.ts';
import { Notice } from '../../ui/Notice.tsx';
import { LargeButton } from './LargeButton.tsx';
import { Sheet } from './Sheet.tsx';
import styles from './hand-over.module.css';

interface QuestionPageProps {
  definition: Instrument;
  /** Counted from 0. */
  item: number;
  value: number | null;
  /** Why the last answer was not kept. */
  failure: Error | null;
  nextLabel: string;
  onAnswer: (value: number) => void;
  onSkip: () => void;
  onNext: () => void;
  onBack: () => void;
  onLeave: () => void;
}

/** One question in the instrument's own words with its five answers. */
export function QuestionPage({ definition, item, value, failure, nextLabel, ...on }: QuestionPageProps) {
  const id = useId();
  const choices = useRef<HTMLFieldSetElement>(null);
  const [asked, setAsked] = useState(false);
  const question = definition.items[item];
  if (question === undefined) return null;
  const count = definition.items.length;

  function next(): void {
    if (value === null) setAsked(true);
    else on.onNext();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const chosen = question?.choices.find((choice) => choice.value === event.key);
    if (chosen !== undefined) {
      event.preventDefault();
      choose(chosen.value);
      return;
    }
    const onButton = event.target instanceof HTMLButtonElement;
    if (event.key === 'Enter' && !onButton) {
      event.preventDefault();
      next();
    }
    if (/^Arrow(?:Up|Down|Left|Right)$/.test(event.key) && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      (inputs().find((input) => input.checked) ?? inputs()[0])?.focus();
    }
  }

  function choose(chosen: string): void {
    on.onAnswer(Number(chosen));
    inputs()
      .find((input) => input.value === chosen)
      ?.focus();
  }

  function inputs(): HTMLInputElement[] {
    return [...(choices.current?.querySelectorAll('input') ?? [])];
  }

  return (
    <Sheet
      title={question.text}
      onLeave={on.onLeave}
      onKeyDown={onKeyDown}
      above={
        <>
          <div className={styles['progress']}>
            <span>{`${String(item + 1)} of ${String(count)}`}</span>
            <progress aria-label="Questions" value={item + 1} max={count} />
          </div>
          {question.section === null ? null : (
            <p id={`${id}-stem`} className={styles['stem']}>
              {question.section}
            </p>
          )}
        </>
      }
      actions={
        <>
          <LargeButton onPress={on.onBack}>Back</LargeButton>
          <LargeButton onPress={on.onSkip}>Leave unanswered</LargeButton>
          <LargeButton primary onPress={next}>
            {nextLabel}
          </LargeButton>
        </>
      }
    >
      <fieldset
        ref={choices}
        role="radiogroup"
        className={styles['choices']}
        aria-label={question.text}
        aria-describedby={question.section === null ? undefined : `${id}-stem`}
      >
        {question.choices.map((choice) => (
          <label key={choice.value} className={styles['choice']}>
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={String(value) === choice.value}
              onChange={() => {
                on.onAnswer(Number(choice.value));
              }}
            />
            <span className={styles['key']} aria-hidden="true">
              {choice.value}
            </span>
            <span>{choice.label}</span>
          </label>
        ))}
      </fieldset>
      <div aria-live="polite" className={styles['ask']}>
        {asked && value === null ? 'Please choose an answer, or press “Leave unanswered”.' : ''}
      </div>
      {failure === null ? null : (
        <Notice tone="error" title="Your last answer was not kept" live>
          {failureMessage(failure)}
        </Notice>
      )}
    </Sheet>
  );
}
