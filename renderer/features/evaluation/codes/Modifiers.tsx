import { Plus, X } from 'lucide-react';
import { MODIFIERS, MODIFIERS_PER_LINE, proposedModifiers } from '../../../../main/domain/claim.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useEvaluationNow, useReadOnly, useSession } from '../context.ts';
import { Place } from '../fields.tsx';
import { Row, Tight } from '../layout.tsx';
import styles from './codes.module.css';

/** Modifiers of a line with their meaning; those the case suggests are one press away (SPEC M1). */
export function Modifiers({ path, chosen }: { path: string; chosen: readonly string[] }) {
  const session = useSession();
  const readOnly = useReadOnly();
  const evaluation = useEvaluationNow();
  const open = MODIFIERS.filter(({ code }) => !chosen.includes(code));
  const proposals = proposedModifiers(evaluation).filter(({ code }) => !chosen.includes(code));
  const isFull = chosen.length >= MODIFIERS_PER_LINE;

  function write(next: readonly string[]): void {
    session.edit([{ op: 'set', path, value: [...next] }]);
  }

  return (
    <Place path={path}>
      <Tight>
        {chosen.length === 0 ? null : (
          <ul className={styles['chosen']} aria-label="Modifiers of this line">
            {chosen.map((code) => (
              <li key={code} className={styles['modifier']}>
                <span className={styles['code']}>{code}</span>
                <span>{MODIFIERS.find((one) => one.code === code)?.meaning ?? 'Not in the list of modifiers'}</span>
                {readOnly ? null : (
                  <Button
                    variant="quiet"
                    size="small"
                    icon={X}
                    hideLabel
                    onPress={() => {
                      write(chosen.filter((one) => one !== code));
                    }}
                  >
                    {`Remove modifier ${code}`}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        {readOnly || isFull ? null : (
          <>
            <Select
              label="Add a modifier"
              help={`At most ${String(MODIFIERS_PER_LINE)} on a line.`}
              width="full"
              options={open.map(({ code, meaning }) => ({ value: code, label: `${code}  ${meaning}` }))}
              value={null}
              onChange={(code) => {
                write([...chosen, code]);
              }}
              placeholder="Choose a modifier"
            />
            {proposals.map(({ code, why }) => (
              <Row key={code}>
                <Button
                  size="small"
                  icon={Plus}
                  onPress={() => {
                    write([...chosen, code]);
                  }}
                >
                  {`Add modifier ${code}`}
                </Button>
                <span className={styles['why']}>{why}</span>
              </Row>
            ))}
          </>
        )}
      </Tight>
    </Place>
  );
}
