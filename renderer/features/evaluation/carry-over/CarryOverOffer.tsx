import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useState } from 'react';
import type { EvaluationSummary } from '../../../../main/contract/schemas.ts';
import { residua } from '../../../app/client.ts';
import { Button } from '../../../ui/Button.tsx';
import { useReadOnly, useSession, useSnapshot, useValueAt } from '../context.ts';
import { CarryOverDialog } from './CarryOverDialog.tsx';
import styles from './carry-over.module.css';

/** More than these are found in the list of evaluations. */
const MOST_OFFERED = 3;

/** Earlier evaluations of the same examinee, once name and date of birth tell who it is. Nothing when there are none. */
export function CarryOverOffer() {
  const readOnly = useReadOnly();
  const name = useValueAt('/examinee/name');
  const dateOfBirth = useValueAt('/examinee/dateOfBirth');
  const isKnown = name !== null && name !== '' && dateOfBirth !== null && !readOnly;
  return isKnown ? <Offers /> : null;
}

function Offers() {
  const session = useSession();
  // The store looks by what it holds, so it is asked again once more is saved.
  const revision = useSnapshot((snapshot) => snapshot.queue.revision);
  const [chosen, setChosen] = useState<EvaluationSummary | null>(null);
  const { data } = useQuery({
    queryKey: ['evaluation.earlier', session.id, revision],
    queryFn: () => residua.call('evaluation.earlier', { id: session.id }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  if (data === undefined || data.length === 0) return null;

  return (
    <>
      <ul aria-label="Earlier evaluations of this examinee" className={styles['offers']}>
        {data.slice(0, MOST_OFFERED).map((earlier) => (
          <li key={earlier.id}>
            <Button
              variant="quiet"
              size="small"
              icon={History}
              onPress={() => {
                setChosen(earlier);
              }}
            >
              {`${titleOf(earlier)}: carry over…`}
            </Button>
          </li>
        ))}
      </ul>
      {chosen === null ? null : (
        <CarryOverDialog
          id={chosen.id}
          title={titleOf(chosen)}
          onClose={() => {
            setChosen(null);
          }}
        />
      )}
    </>
  );
}

function titleOf({ dateOfExam, claimNumber }: EvaluationSummary): string {
  if (dateOfExam !== null) return `Earlier evaluation of ${dateOfExam}`;
  return claimNumber === null ? 'Other evaluation of this examinee' : `Other evaluation, claim ${claimNumber}`;
}
