import { PAYERS } from '../../../../main/domain/claim.ts';
import { OfferedLine } from './OfferedLine.tsx';

/** The payer as text; the usual ones are one press away (SPEC M3). */
export function PayerField() {
  return (
    <OfferedLine
      path="/case/payer"
      label="Payer"
      help="Choose one below or write any other."
      offers={PAYERS}
      offersLabel="Payers to choose from"
    />
  );
}
