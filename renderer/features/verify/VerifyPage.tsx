import { BackTitle } from '../../app/BackTitle.tsx';
import { AppFrame } from '../../ui/AppFrame.tsx';
import { Page } from '../../ui/Page.tsx';
import { PaletteButton } from '../evaluation/Saving.tsx';
import { useVerify } from './use-verify.ts';
import { Verification } from './Verification.tsx';
import { VERIFY_LEAD, VERIFY_TITLE } from './verify-words.ts';

/** Any PDF is checked; the evaluation inside a report of Residua can be taken over as a draft. */
export function VerifyPage() {
  const verifying = useVerify();
  return (
    <AppFrame title={<BackTitle title={VERIFY_TITLE} />} titleEnd={<PaletteButton />}>
      <Page title={VERIFY_TITLE} lead={VERIFY_LEAD} focusOnMount>
        <Verification verifying={verifying} canOpen />
      </Page>
    </AppFrame>
  );
}
