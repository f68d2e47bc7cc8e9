import type { Instrument } from '../../../main/domain/instruments/definition.ts';
import { LargeButton } from './LargeButton.tsx';
import { Sheet } from './Sheet.tsx';
import styles from './hand-over.module.css';

interface WelcomePageProps {
  definition: Instrument;
  onBegin: () => void;
  onLeave: () => void;
}

/** What the questionnaire prints above its questions, and how it is answered here. */
export function WelcomePage({ definition, onBegin, onLeave }: WelcomePageProps) {
  return (
    <Sheet
      title={definition.title}
      onLeave={onLeave}
      actions={
        <LargeButton primary onPress={onBegin}>
          Begin
        </LargeButton>
      }
    >
      <div className={styles['text']}>
        {definition.instructions === null ? null : <p>{definition.instructions}</p>}
        <p>
          {`There are ${String(definition.items.length)} questions. Every answer is kept as soon as you choose it. You can go back at any time, and you may leave a question unanswered.`}
        </p>
        <p className={styles['small']}>
          With a keyboard, the keys 0 to 4 choose an answer and Enter goes on.
          <br />
          {definition.source === null ? definition.licence : `${definition.source}. ${definition.licence}`}
        </p>
      </div>
    </Sheet>
  );
}
