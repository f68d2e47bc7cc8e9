import { CircleAlert, Plus, TriangleAlert, X } from 'lucide-react';
import { use } from 'react';
import type { Problem } from '../../../../main/domain/problems.ts';
import { MODIFIERS_PER_LINE, modifierOn, modifiersFor, proposedModifiers } from '../../../../main/domain/claim.ts';
import { isQualityDataCode } from '../../../../main/domain/codes.ts';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Select } from '../../../ui/Select.tsx';
import { ProblemsContext, useEvaluationNow, useReadOnly, useSession } from '../context.ts';
import { Place } from '../fields.tsx';
import { Muted, Row, Tight } from '../layout.tsx';
import { sentence } from '../sentence.ts';
import styles from './codes.module.css';

interface Props {
  /** JSON pointer of the line. */
  path: string;
  code: string;
  chosen: readonly string[];
  number: number;
}

/** Modifiers of a line with their meaning; what is wrong with one stands under it, with the way out (SPEC M1). */
export function Modifiers({ path, code, chosen, number }: Props) {
  const session = useSession();
  const list = `${path}/modifiers`;
  const problems = use(ProblemsContext).filter(({ path: at }) => at === list);

  function write(next: readonly string[]): void {
    session.edit([{ op: 'set', path: list, value: [...next] }]);
  }

  return (
    <Place path={list}>
      <Tight>
        {chosen.length === 0 ? null : (
          <ul className={styles['chosen']} aria-label={`Modifiers of line ${String(number)}`}>
            {chosen.map((modifier, index) => (
              <Chip
                // Two equal ones are told apart by their place alone.
                key={`${modifier} ${String(index)}`}
                line={{ path, code, chosen, number }}
                index={index}
                write={write}
              />
            ))}
          </ul>
        )}
        <Messages problems={problems} />
        {isQualityDataCode(code) ? null : <Offers code={code} chosen={chosen} write={write} />}
      </Tight>
    </Place>
  );
}

type Write = (next: readonly string[]) => void;

function Chip({ line, index, write }: { line: Props; index: number; write: Write }) {
  const readOnly = useReadOnly();
  const { chosen, code, number, path } = line;
  const modifier = chosen[index] ?? '';
  const place = `${path}/modifiers/${String(index)}`;
  const problems = use(ProblemsContext).filter(({ path: at }) => at === place);
  const second = Math.max(chosen.indexOf('LT'), chosen.indexOf('RT'));
  const isBoth = index === second && chosen.includes('LT') && chosen.includes('RT');
  return (
    <li>
      <Place path={place}>
        <div className={styles['modifier']}>
          <span className={styles['code']}>{modifier}</span>
          <span>{modifierOn(code, modifier)?.meaning ?? 'Not in the list of modifiers'}</span>
          {readOnly ? null : (
            <Button
              variant="quiet"
              size="small"
              icon={X}
              hideLabel
              onPress={() => {
                write(chosen.toSpliced(index, 1));
              }}
            >
              {`Remove modifier ${modifier} of line ${String(number)}`}
            </Button>
          )}
        </div>
        <div className={styles['beneath']}>
          <Messages problems={problems} />
          {readOnly || !isBoth ? null : (
            <Button
              size="small"
              onPress={() => {
                write([...chosen.filter((one) => !['LT', 'RT', '50'].includes(one)), '50']);
              }}
            >
              Use 50 instead of LT and RT
            </Button>
          )}
          {readOnly || !isQualityDataCode(code) ? null : <MoveToService line={line} index={index} />}
        </div>
      </Place>
    </li>
  );
}

/** A payment modifier belongs on the line of the evaluation service; one step moves it there. */
function MoveToService({ line: { path, chosen }, index }: { line: Props; index: number }) {
  const session = useSession();
  const { lines } = useEvaluationNow().claim;
  const modifier = chosen[index] ?? '';
  const to = lines.findIndex(({ code }) => code !== '' && !isQualityDataCode(code));
  const service = lines[to];
  if (service === undefined || modifierOn(service.code, modifier) === null) return null;
  const there = service.modifiers;
  return (
    <Button
      size="small"
      onPress={() => {
        session.edit([
          { op: 'set', path: `${path}/modifiers`, value: chosen.toSpliced(index, 1) },
          {
            op: 'set',
            path: `/claim/lines/${String(to)}/modifiers`,
            value: there.includes(modifier) ? there : [...there, modifier],
          },
        ]);
      }}
    >
      {`Move ${modifier} to line ${String(to + 1)}, ${service.code}`}
    </Button>
  );
}

function Offers({ code, chosen, write }: { code: string; chosen: readonly string[]; write: Write }) {
  const readOnly = useReadOnly();
  const evaluation = useEvaluationNow();
  if (readOnly) return null;
  if (chosen.length >= MODIFIERS_PER_LINE) {
    return <Muted>{`The line has ${String(chosen.length)} modifiers; it takes no more.`}</Muted>;
  }
  const open = modifiersFor(code).filter((modifier) => !chosen.includes(modifier.code));
  const proposals = proposedModifiers(evaluation, code).filter((modifier) => !chosen.includes(modifier.code));
  return (
    <>
      <Select
        label="Add a modifier"
        help={`At most ${String(MODIFIERS_PER_LINE)} on a line.`}
        width="full"
        options={open.map((modifier) => ({
          value: modifier.code,
          label: `${modifier.code}  ${modifier.meaning}`,
          description: modifier.needsJustification
            ? 'Requires a justification'
            : modifier.warning === null
              ? undefined
              : sentence(modifier.warning),
        }))}
        value={null}
        onChange={(modifier) => {
          write([...chosen, modifier]);
        }}
        placeholder="Choose a modifier"
      />
      {proposals.map((proposal) => (
        <Row key={proposal.code}>
          <Button
            size="small"
            icon={Plus}
            onPress={() => {
              write([...chosen, proposal.code]);
            }}
          >
            {`Add modifier ${proposal.code}`}
          </Button>
          <span className={styles['why']}>{proposal.why}</span>
        </Row>
      ))}
    </>
  );
}

function Messages({ problems }: { problems: readonly Problem[] }) {
  return problems.map(({ message, severity }) => (
    <p key={message} className={cx(styles['message'], styles[severity])}>
      <Icon of={severity === 'error' ? CircleAlert : TriangleAlert} />
      <span>{sentence(message)}</span>
    </p>
  ));
}
