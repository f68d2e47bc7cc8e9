import { Decimal } from 'decimal.js';
import { displayExact } from '../../../../main/domain/display.ts';
import { useEvaluationNow, useDerived } from '../context.ts';
import { sentence } from '../sentence.ts';
import { Total } from '../layout.tsx';

/** The running sum of the shares; they sum to exactly 100 (SPEC A6). */
export function ApportionmentTotal() {
  const { apportionment } = useEvaluationNow().opinions;
  const { problems } = useDerived();
  if (apportionment.length === 0) return null;
  const sum = apportionment.reduce((total, { percent }) => total.plus(percent ?? 0), new Decimal(0));
  const left = new Decimal(100).minus(sum);
  const problem = problems.find(({ path }) => path === '/opinions/apportionment');
  return (
    <>
      <Total label="Sum" attention={!left.isZero()}>
        {left.isZero()
          ? '100 %'
          : `${displayExact(sum.toFixed())} % of 100: ${displayExact(left.abs().toFixed())} % ${left.isPositive() ? 'still to apportion' : 'too much'}`}
      </Total>
      {problem === undefined || left.isZero() ? null : <p>{sentence(problem.message)}</p>}
    </>
  );
}
