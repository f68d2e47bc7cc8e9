import { useMemo, useState } from 'react';
import { phraseFiller } from '../../../main/domain/phrases.ts';
import { useCall } from '../../app/queries.ts';
import { Select } from '../../ui/Select.tsx';
import { usePreviewEvaluation } from './use-preview-evaluation.ts';
import styles from './phrases.module.css';

const SAMPLE = 'sample';
const MOST_OFFERED = 10;

/** How the text reads in an evaluation: the one changed last, another of the latest, or the sample. */
export function PhrasePreview({ body }: { body: string }) {
  const { data: evaluations } = useCall('evaluation.list', { search: '' });
  const [chosen, setChosen] = useState<string | null>(null);
  const offered = (evaluations ?? []).slice(0, MOST_OFFERED);
  const id = chosen ?? offered[0]?.id ?? (evaluations === undefined ? null : SAMPLE);
  const evaluation = usePreviewEvaluation(id);
  const fill = useMemo(() => (evaluation === undefined ? null : phraseFiller(evaluation)), [evaluation]);
  const filled = fill === null ? null : fill(body);

  return (
    <section aria-label="How it reads" className={styles['preview']}>
      <Select
        label="How it reads in"
        width="full"
        options={[
          ...offered.map((one) => ({
            value: one.id,
            label: one.examineeName ?? 'Evaluation without a name',
            description: [one.claimNumber, one.dateOfExam].filter(Boolean).join(', '),
          })),
          { value: SAMPLE, label: 'The sample evaluation' },
        ]}
        value={id}
        onChange={setChosen}
      />
      {filled === null ? null : (
        <>
          <p className={styles['reading']}>{body.trim() === '' ? 'The text appears here.' : filled.text}</p>
          {filled.missing.length === 0 ? null : (
            <p className={styles['missing']}>
              {`Not filled here: ${filled.missing.map((name) => `{${name}}`).join(', ')}`}
            </p>
          )}
        </>
      )}
    </section>
  );
}
