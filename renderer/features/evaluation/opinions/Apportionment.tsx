import { apportionmentSum } from '../../../../main/domain/apportionment.ts';
import { PERCENT_LIMIT } from '../../../../main/domain/limits.ts';
import { Section } from '../../../ui/Section.tsx';
import { useEvaluationNow } from '../context.ts';
import { EntryList } from '../EntryList.tsx';
import { DecimalAt, LineAt, TextAt, YesNoAt } from '../fields.tsx';
import { Fields, Total } from '../layout.tsx';
import { ApportionmentBar } from './ApportionmentBar.tsx';
import styles from './opinions.module.css';

/** What caused the disability, in shares that sum to exactly 100 %, each with its how and why (SPEC A6). */
export function Apportionment() {
  const { apportionment } = useEvaluationNow().opinions;
  const { isComplete, words } = apportionmentSum(apportionment);
  return (
    <Section
      title="Apportionment"
      help="The shares sum to exactly 100 %. Each says how and why it is as large as it is."
    >
      <Fields>
        {apportionment.length === 0 ? null : <ApportionmentBar shares={apportionment} />}
        <EntryList
          path="/opinions/apportionment"
          noun="cause"
          empty={{ percent: null, cause: null, industrial: null, howAndWhy: null }}
          hint="Each cause with its share. When all of it belongs to the claimed injury, one cause with 100 %."
          numbered
          movable
          first="/percent"
          max={50}
        >
          {(path) => (
            <>
              <div className={styles['share']}>
                <DecimalAt
                  path={`${path}/percent`}
                  label="Share"
                  unit="%"
                  min={PERCENT_LIMIT.min}
                  max={PERCENT_LIMIT.max}
                />
                <LineAt path={`${path}/cause`} label="Cause" />
              </div>
              <YesNoAt path={`${path}/industrial`} label="Does it belong to the claimed injury?" />
              <TextAt path={`${path}/howAndWhy`} label="How and why" required />
            </>
          )}
        </EntryList>
        {apportionment.length === 0 ? null : (
          <div aria-live="polite">
            <Total label="Sum" attention={!isComplete}>
              {words}
            </Total>
          </div>
        )}
      </Fields>
    </Section>
  );
}
