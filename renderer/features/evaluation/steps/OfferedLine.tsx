import { Button } from '../../../ui/Button.tsx';
import { LineAt } from '../fields.tsx';
import { useTextField } from '../use-field.ts';
import styles from './OfferedLine.module.css';

interface Props {
  /** JSON pointer of the line. */
  path: string;
  label: string;
  help: string;
  /** The usual values, one press away; any other can be written. */
  offers: readonly string[];
  /** Names the group of buttons. */
  offersLabel: string;
}

/** One line of text whose usual values need no typing. */
export function OfferedLine({ path, label, help, offers, offersLabel }: Props) {
  const { value, onChange, readOnly } = useTextField(path);
  return (
    <div className={styles['line']}>
      <LineAt path={path} label={label} help={help} />
      {readOnly ? null : (
        <div className={styles['offers']} role="group" aria-label={offersLabel}>
          {offers
            .filter((offer) => offer !== value)
            .map((offer) => (
              <Button
                key={offer}
                size="small"
                onPress={() => {
                  onChange(offer);
                }}
              >
                {offer}
              </Button>
            ))}
        </div>
      )}
    </div>
  );
}
