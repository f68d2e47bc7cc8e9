import { UserRoundCheck } from 'lucide-react';
import { useCall } from '../../../app/queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { FieldRow } from '../../../ui/FieldRow.tsx';
import { Section } from '../../../ui/Section.tsx';
import { useEvaluationNow, useReadOnly, useSession } from '../context.ts';
import { LineAt, TextAt } from '../fields.tsx';
import { Fields } from '../layout.tsx';

/** The examiner as this report prints it; begun from the settings, and of this evaluation alone from then on. */
export function ExaminerFields() {
  const session = useSession();
  const readOnly = useReadOnly();
  const { examiner } = useEvaluationNow();
  const profile = useCall('examiner.get', null).data;
  const differs =
    profile !== undefined && profile.name !== null && JSON.stringify(profile) !== JSON.stringify(examiner);
  return (
    <Section
      title="Examiner"
      help="As printed in the letterhead and the signature block of this report."
      actions={
        readOnly || !differs ? undefined : (
          <Button
            size="small"
            icon={UserRoundCheck}
            onPress={() => {
              session.edit([{ op: 'set', path: '/examiner', value: profile }]);
            }}
          >
            Take over from settings
          </Button>
        )
      }
    >
      <Fields>
        <FieldRow>
          <LineAt path="/examiner/name" label="Name" />
          <LineAt path="/examiner/credentials" label="Credentials" />
        </FieldRow>
        <FieldRow>
          <LineAt path="/examiner/specialty" label="Specialty" />
          <LineAt path="/examiner/organization" label="Organization" />
        </FieldRow>
        <FieldRow>
          <LineAt path="/examiner/licenceNumber" label="License number" />
          <LineAt path="/examiner/licenceState" label="License state" />
          <LineAt path="/examiner/npi" label="NPI" />
        </FieldRow>
        <TextAt path="/examiner/address" label="Address" minRows={2} />
        <FieldRow>
          <LineAt path="/examiner/phone" label="Phone" type="tel" />
          <LineAt path="/examiner/email" label="E-mail" type="email" />
        </FieldRow>
      </Fields>
    </Section>
  );
}
