import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { Row } from '../layout.tsx';
import styles from './review.module.css';

const REASON_MAX = 5000;

interface Props {
  label: string;
  action: string;
  initial?: string;
  onReason: (reason: string) => void;
  onCancel: () => void;
}

/** The written reason without which nothing is left out (SPEC P5). */
export function ReasonForm({ label, action, initial = '', onReason, onCancel }: Props) {
  const [reason, setReason] = useState(initial);
  return (
    <div className={styles['reason']}>
      <TextArea
        label={label}
        help="Printed in the report in the place of the missing item."
        value={reason}
        onChange={setReason}
        minRows={2}
        maxLength={REASON_MAX}
        autoFocus
      />
      <Row>
        <Button
          size="small"
          onPress={() => {
            onReason(reason.trim());
          }}
          disabled={reason.trim() === ''}
        >
          {action}
        </Button>
        <Button variant="quiet" size="small" onPress={onCancel}>
          Cancel
        </Button>
      </Row>
    </div>
  );
}
