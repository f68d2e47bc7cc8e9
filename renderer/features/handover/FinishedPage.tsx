import { LargeButton } from './LargeButton.tsx';
import { Sheet } from './Sheet.tsx';
import styles from './hand-over.module.css';

/** The end for the examinee. */
export function FinishedPage({ onReview, onLeave }: { onReview: () => void; onLeave: () => void }) {
  return (
    <Sheet
      title="Thank you. Please give the device back."
      onLeave={onLeave}
      actions={<LargeButton onPress={onReview}>Look at your answers again</LargeButton>}
    >
      <p className={styles['text']}>Your answers are kept.</p>
    </Sheet>
  );
}
