import { useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { Identity } from '../../../main/contract/schemas.ts';
import { asksForCounty } from '../../../main/domain/addendum.ts';
import { residua } from '../../app/client.ts';
import { callKey, useCall } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { FullPage } from '../../ui/FullPage.tsx';
import { Section } from '../../ui/Section.tsx';
import { showToast } from '../../ui/toasts.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useEvaluationNow, useSession } from '../evaluation/context.ts';
import { SealedFacts } from '../evaluation/review/SealedFacts.tsx';
import { SigningForm } from '../signing/SigningForm.tsx';
import { useSigning } from '../signing/use-signing.ts';

/** A second person signs the report that was signed. */
export function CountersignPage({ onBack }: { onBack: () => void }) {
  const { id } = useSession();
  const client = useQueryClient();
  const wantsCounty = asksForCounty(useEvaluationNow());
  const identities = useCall('identity.list', null).data ?? [];
  const [credentials, setCredentials] = useState('');
  const [typedLicence, setLicence] = useState<string | null>(null);
  const [county, setCounty] = useState('');
  const licenceOf = (identity: Identity | undefined): string => typedLicence ?? identity?.licenceNumber ?? '';
  const signing = useSigning(async (request) => {
    const reviewer = {
      credentials: said(credentials),
      licenceNumber: said(licenceOf(identities.find((identity) => identity.id === request.identityId))),
      county: wantsCounty ? said(county) : null,
    };
    const chain = await residua.call('countersignature.sign', { id, ...request, ...reviewer });
    client.setQueryData(callKey('chain.get', { id }), chain);
    showToast('Countersigned the report');
    onBack();
  });
  return (
    <FullPage
      title="Countersign this report"
      lead="Your signature is added to the report in the place kept for a reviewer. The examiner's signature stays valid."
      focusOnMount
      actions={
        <Button variant="quiet" icon={ArrowLeft} onPress={onBack} disabled={signing.isSigning}>
          Back to the evaluation
        </Button>
      }
    >
      <Section title="What you countersign">
        <SealedFacts />
      </Section>
      <Section title="By whom">
        <SigningForm
          signing={signing}
          isReady={!wantsCounty || county.trim() !== ''}
          details={(identity) => (
            <>
              <TextField
                label="Credentials"
                help="Shown below the name, such as MD, FAAOS. It may be empty."
                maxLength={200}
                value={credentials}
                onChange={setCredentials}
                disabled={signing.isSigning}
              />
              <TextField
                label="License number"
                help="Shown beside the signature. It may be empty."
                maxLength={64}
                value={licenceOf(identity)}
                onChange={setLicence}
                disabled={signing.isSigning}
              />
              {wantsCounty ? (
                <TextField
                  label="County in which it is signed"
                  help="The profile of the report asks for it."
                  maxLength={200}
                  value={county}
                  onChange={setCounty}
                  disabled={signing.isSigning}
                />
              ) : null}
            </>
          )}
        />
      </Section>
    </FullPage>
  );
}

function said(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
