import { NO_PAYER_POLICY, qualityCharge, SITES, type SiteOfService } from '../../../../main/domain/claim.ts';
import { isQualityDataCode } from '../../../../main/domain/codes.ts';
import type { Change } from '../../../../main/domain/changes.ts';
import { placeOfServiceName } from '../../../../main/domain/place-of-service.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Facts } from '../../../ui/Facts.tsx';
import { FieldRow } from '../../../ui/FieldRow.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useEvaluationNow, useReadOnly, useSession } from '../context.ts';
import { LineAt, Place } from '../fields.tsx';
import { Fields, Row } from '../layout.tsx';
import { PayerField } from '../steps/PayerField.tsx';
import { useField } from '../use-field.ts';

/** Where the service was given and who pays (SPEC M2–M4). */
export function PlaceAndPayer() {
  return (
    <Fields>
      <Site />
      <PayerField />
      <Facts items={[{ label: 'Policy of the payer', value: NO_PAYER_POLICY }]} />
      <ZeroCharge />
    </Fields>
  );
}

function Site() {
  const session = useSession();
  const readOnly = useReadOnly();
  const { claim } = useEvaluationNow();
  const { value, error, warning } = useField<SiteOfService | null>('/case/siteOfService');
  const site = SITES.find(({ id }) => id === value);
  const entered = claim.placeOfService ?? '';

  /** The code of the former site goes with it; one that was entered by hand stays. */
  function choose(id: SiteOfService): void {
    const next = SITES.find((one) => one.id === id);
    const follows = entered === '' || entered === site?.placeOfService;
    session.edit([
      { op: 'set', path: '/case/siteOfService', value: id },
      ...(follows && next !== undefined
        ? [{ op: 'set' as const, path: '/claim/placeOfService', value: next.placeOfService }]
        : []),
    ]);
  }

  return (
    <>
      <FieldRow>
        <Place path="/case/siteOfService" warning={warning}>
          <Select
            label="Site of service"
            help="Where the examinee was seen."
            width="full"
            options={SITES.map(({ id, title, placeOfService }) => ({
              value: id,
              label: title,
              description: `Place of service ${placeOfService}`,
            }))}
            value={value}
            onChange={choose}
            placeholder="Choose the site"
            error={error}
            readOnly={readOnly}
          />
        </Place>
        <LineAt
          path="/claim/placeOfService"
          label="Place-of-service code"
          help={placeOfServiceName(entered) ?? 'The CMS code of two digits.'}
          width="short"
        />
      </FieldRow>
      {readOnly || site === undefined || entered === site.placeOfService ? null : (
        <Row>
          <Button
            size="small"
            onPress={() => {
              session.edit([{ op: 'set', path: '/claim/placeOfService', value: site.placeOfService }]);
            }}
          >
            {`Use ${site.placeOfService}, ${site.title.toLowerCase()}`}
          </Button>
        </Row>
      )}
    </>
  );
}

/** The charge of quality data codes follows the setting in the same step (SPEC M4). */
function ZeroCharge() {
  const session = useSession();
  const readOnly = useReadOnly();
  const { lines, payerRefusesZero } = useEvaluationNow().claim;

  function choose(refuses: boolean): void {
    const charges = lines.flatMap(({ code }, index): Change[] =>
      isQualityDataCode(code)
        ? [{ op: 'set', path: `/claim/lines/${String(index)}/charge`, value: qualityCharge(refuses) }]
        : [],
    );
    session.edit([{ op: 'set', path: '/claim/payerRefusesZero', value: refuses }, ...charges]);
  }

  return (
    <Place path="/claim/payerRefusesZero">
      <Checkbox
        checked={payerRefusesZero === true}
        onChange={choose}
        help="Then a quality data code is charged 0.01 instead of 0.00."
        disabled={readOnly}
      >
        The payer refuses a charge of zero
      </Checkbox>
    </Place>
  );
}
