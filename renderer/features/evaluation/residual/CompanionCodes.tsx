import { companionCode, offeredCompanionCodes } from '../../../../main/domain/codes.ts';
import { PATTERN_NOTE } from '../../../../main/domain/residual-text.ts';
import { HelpButton } from '../../../ui/HelpButton.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useDerived, useEvaluationNow } from '../context.ts';
import { Muted } from '../layout.tsx';
import styles from './CompanionCodes.module.css';

/** Companion codes: those R3 gives, then those offered for the start and the end of the episode. */
export function CompanionCodes() {
  const { score } = useDerived();
  const evaluation = useEvaluationNow();
  const given = score.residual.companionCodes.map((code) => ({
    code,
    known: companionCode(code),
    date: null,
    offered: false,
  }));
  const offered = offeredCompanionCodes(evaluation).map((known) => ({
    code: known.code,
    known,
    date: known.date,
    offered: true,
  }));
  const all = [...given, ...offered];
  if (all.length === 0) return <Muted>None for this evaluation.</Muted>;
  return (
    <ul className={styles['list']}>
      {all.map(({ code, known, date, offered: isOffered }) => (
        <li key={code} className={styles['code']}>
          <span className={styles['name']}>{code}</span>
          <div>
            <p>{known?.descriptor ?? ''}</p>
            <p className={styles['when']}>
              {isOffered
                ? `Offered for the ${known?.when ?? ''}${date === null ? '' : `, ${date}`}.`
                : `Recorded: ${known?.when ?? ''}.`}
              <Tag>Pattern</Tag>
              <HelpButton label={`Why ${code} is marked as a pattern`}>{PATTERN_NOTE}</HelpButton>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
