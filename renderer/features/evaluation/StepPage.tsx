import { memo } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { StepId } from '../../../main/domain/steps.ts';
import { CodesStep } from './codes/CodesStep.tsx';
import { useSession, useSnapshot } from './context.ts';
import { ExaminationStep } from './examination/ExaminationStep.tsx';
import { InstrumentsStep } from './instruments/InstrumentsStep.tsx';
import { OpinionsStep } from './opinions/OpinionsStep.tsx';
import { RatingStep } from './rating/RatingStep.tsx';
import { RecordsStep } from './records/RecordsStep.tsx';
import { ResidualStep } from './residual/ResidualStep.tsx';
import { ReviewStep } from './review/ReviewStep.tsx';
import { ExamineeStep } from './steps/ExamineeStep.tsx';
import { HistoryStep } from './steps/HistoryStep.tsx';
import { ReferralStep } from './steps/ReferralStep.tsx';

interface Props {
  step: StepId;
  /** The pointer that a link leads to, if one did. */
  target: string | null;
  onSign: () => void;
}

/** Drawn again only when its parts change: the frame around it changes with every letter. */
export const StepPage = memo(function StepPage(props: Props) {
  const session = useSession();
  const notice = useSnapshot((snapshot) => snapshot.notice);
  return (
    <>
      {notice === null ? null : (
        <Notice
          tone="attention"
          live
          action={
            <Button
              size="small"
              onPress={() => {
                session.dismissNotice();
              }}
            >
              Understood
            </Button>
          }
        >
          {notice}
        </Notice>
      )}
      <Step {...props} />
    </>
  );
});

function Step({ step, target, onSign }: Props) {
  switch (step) {
    case 'referral':
      return <ReferralStep />;
    case 'examinee':
      return <ExamineeStep />;
    case 'records':
      return <RecordsStep initial={listIndex(target, '/recordsReviewed/')} />;
    case 'history':
      return <HistoryStep />;
    case 'examination':
      return <ExaminationStep />;
    case 'instruments':
      return <InstrumentsStep initial={listIndex(target, '/instruments/')} />;
    case 'residual':
      return <ResidualStep />;
    case 'rating':
      return <RatingStep />;
    case 'opinions':
      return <OpinionsStep />;
    case 'codes':
      return <CodesStep />;
    case 'review':
      return <ReviewStep onSign={onSign} />;
  }
}

/** The list entry a pointer lies in: 3 for "/instruments/3/responses/0". */
function listIndex(pointer: string | null, list: string): number | null {
  if (pointer?.startsWith(list) !== true) return null;
  const index = Number(pointer.slice(list.length).split('/')[0]);
  return Number.isInteger(index) ? index : null;
}
