import { PAYERS } from '../../../../main/domain/claim.ts';
import { Button } from '../../../ui/Button.tsx';
import { LineAt } from '../fields.tsx';
import { useTextField } from '../use-field.ts';
import styles from './PayerField.module.css';

const PATH = '/case/payer';

/** The payer as text; the usual ones are one press away (SPEC M3). */
export function PayerField() {
  const { value, onChange, readOnly } = useTextField(PATH);
  const offered = PAYERS.filter((payer) => payer !== value);
  return (
    <div className={styles['payer']}>
      <LineAt path={PATH} label="Payer" help="Choose one below or write any other." />
      {readOnly ? null : (
        <div className={styles['offers']} role="group" aria-label="Payers to choose from">
          {offered.map((payer) => (
            <Button
              key={payer}
              size="small"
              onPress={() => {
                onChange(payer);
              }}
            >
              {payer}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
