import { TextQuote } from 'lucide-react';
import { belowJobDemands, demandLevelOf, demandText, sentencesOf } from '../../../../main/domain/work-capacity.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { useEvaluationNow, useReadOnly, useSession } from '../context.ts';
import { Row } from '../layout.tsx';
import { sentence } from '../sentence.ts';
import styles from './opinions.module.css';

const TEXT = '/opinions/workRestrictions';

/** The capacity as the report and the return-to-work statement say it, and against what the job asks for. */
export function CapacityInWords() {
  const session = useSession();
  const readOnly = useReadOnly();
  const { opinions, examinee } = useEvaluationNow();
  const sentences = sentencesOf(opinions.workCapacity);
  if (sentences.length === 0) return null;
  const text = sentences.join(' ');
  const level = demandLevelOf(opinions.workCapacity);
  const below = belowJobDemands({ opinions, examinee });
  const written = opinions.workRestrictions ?? '';

  function take(): void {
    const value = written.trim() === '' ? text : `${written.trimEnd()}\n${text}`;
    session.edit([{ op: 'set', path: TEXT, value }]);
  }

  return (
    <section aria-label="Work capacity in words" className={styles['words']}>
      <h3 className={styles['wordsTitle']}>In words</h3>
      <p>{text}</p>
      {level === null ? null : (
        <p className={styles['level']}>
          {`By the weights: ${demandText(level)}. `}
          {examinee.jobDemandLevel === null
            ? 'The demand of the job is not stated under Examinee.'
            : `The job: ${demandText(examinee.jobDemandLevel)}.`}
        </p>
      )}
      {below === null ? null : <Notice tone="attention">{`${sentence(below)}.`}</Notice>}
      {readOnly || written.includes(text) ? null : (
        <Row>
          <Button size="small" icon={TextQuote} onPress={take}>
            Add to the text of the restrictions
          </Button>
        </Row>
      )}
    </section>
  );
}
