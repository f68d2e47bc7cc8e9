import { REFERRAL_KINDS, REPORT_PROFILES, SITES_OF_SERVICE } from '../../../../main/domain/evaluation/case.ts';
import { REGIONS } from '../../../../main/domain/evaluation/evaluation.ts';
import { SITES } from '../../../../main/domain/claim.ts';
import { PROFILE_LABELS, REFERRAL_KIND_LABELS, REGION_LABELS, SIDE_LABELS } from '../../../../main/domain/labels.ts';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { useValueAt } from '../context.ts';
import { ChoiceAt, DateAt, LineAt, optionsOf, SelectAt, TextAt } from '../fields.tsx';
import { Fields } from '../layout.tsx';
import { FaceToFace } from '../referral/FaceToFace.tsx';
import { ProfilePlaces } from '../referral/ProfilePlaces.tsx';
import { Questions } from '../referral/Questions.tsx';
import { PayerField } from './PayerField.tsx';

const BODY_SIDES = ['left', 'right', 'bilateral'] as const;
const SITE_OPTIONS = SITES_OF_SERVICE.map((id) => {
  const site = SITES.find((one) => one.id === id);
  return {
    value: id,
    label: site?.title ?? id,
    hint: site === undefined ? undefined : `Place of service ${site.placeOfService}`,
  };
});

/** Who asked for what, and where and when the examination was. */
export function ReferralStep() {
  const isCalifornia = useValueAt('/case/reportProfile') === 'us-ca-workers-comp';
  return (
    <Page
      title="Referral"
      lead="Who asks for this evaluation, what they ask, and where and when it takes place."
      focusOnMount
    >
      <Section title="Case">
        <Fields>
          <div>
            <SelectAt
              path="/case/reportProfile"
              label="Report profile"
              help="Decides what the report must contain before it can be signed."
              options={optionsOf(REPORT_PROFILES, PROFILE_LABELS)}
            />
            <ProfilePlaces />
          </div>
          <LineAt path="/case/claimNumber" label="Claim number" width="medium" required={isCalifornia} />
          <LineAt
            path="/case/jurisdiction"
            label="Jurisdiction"
            help="For example US-CA, or the federal district."
            width="medium"
          />
          <DateAt path="/case/dateOfInjury" label="Date of injury" required={isCalifornia} />
        </Fields>
      </Section>

      <Section
        title="Part of the body"
        help="The side decides which instruments are compared; the region decides the family of codes."
      >
        <Fields>
          <ChoiceAt path="/side" label="Side" options={optionsOf(BODY_SIDES, SIDE_LABELS)} />
          <SelectAt path="/region" label="Region" width="full" options={optionsOf(REGIONS, REGION_LABELS)} />
        </Fields>
      </Section>

      <Section title="Examination">
        <Fields>
          <DateAt path="/case/dateOfExam" label="Date of examination" />
          <LineAt path="/case/placeOfExam" label="Place of examination" help="Address or name of the office." />
          <ChoiceAt path="/case/siteOfService" label="Site of service" options={SITE_OPTIONS} orientation="column" />
          <PayerField />
        </Fields>
      </Section>

      <Section
        title="Time with the examinee"
        help="The clock keeps running on every step, and when the program is closed."
      >
        <FaceToFace />
      </Section>

      <Section title="Referral source">
        <Fields>
          <SelectAt
            path="/case/referral/kind"
            label="Kind of referral"
            options={optionsOf(REFERRAL_KINDS, REFERRAL_KIND_LABELS)}
            placeholder="Choose who referred"
          />
          <LineAt path="/case/referral/name" label="Name" />
          <LineAt path="/case/referral/organization" label="Organization" />
          <TextAt path="/case/referral/address" label="Address" minRows={2} />
          <DateAt path="/case/referral/dateOfReferral" label="Date of referral" />
          <TextAt
            path="/case/referral/background"
            label="Background given"
            help="What the referral says about the case."
          />
        </Fields>
      </Section>

      <Section title="Questions asked" help="Each is answered under Opinions, by its number.">
        <Questions />
      </Section>
    </Page>
  );
}
