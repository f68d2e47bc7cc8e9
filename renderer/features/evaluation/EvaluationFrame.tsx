import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { REGION_LABELS, SIDE_LABELS } from '../../../main/domain/labels.ts';
import { withoutRejectedAt } from '../../../main/domain/rejected.ts';
import { openItems } from '../../../main/domain/readiness.ts';
import { STEPS, type StepId } from '../../../main/domain/steps.ts';
import type { Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { BackTitle } from '../../app/BackTitle.tsx';
import { useNavigation, type EvaluationPart } from '../../app/navigation.ts';
import { useCommands } from '../../app/use-command.ts';
import { AddendumPage } from '../addendum/AddendumPage.tsx';
import { CountersignPage } from '../addendum/CountersignPage.tsx';
import { StatementPage } from '../statement/StatementPage.tsx';
import { AppFrame } from '../../ui/AppFrame.tsx';
import { Rail } from '../../ui/Rail.tsx';
import { ReportPreview } from '../preview/ReportPreview.tsx';
import { PhraseInsertion } from '../phrases/PhraseInsertion.tsx';
import {
  DerivedContext,
  GoToContext,
  ProblemsContext,
  useEvaluationNow,
  useReadOnly,
  useSession,
  useSnapshot,
  type Derived,
  type GoTo,
} from './context.ts';
import { useDerive } from './derive.ts';
import { focusPlace } from './focus-place.ts';
import { Glance } from './Glance.tsx';
import { RunningClock } from './referral/RunningClock.tsx';
import { SignPage } from './review/SignPage.tsx';
import { Saving } from './Saving.tsx';
import { ChangedOutsideNotice } from '../audit/TrailNotice.tsx';
import { SignedNotice } from './review/SignedNotice.tsx';
import { StepPage } from './StepPage.tsx';
import { useUndoKeys } from './use-undo-keys.ts';
import styles from './EvaluationFrame.module.css';

/** The three panes of an open evaluation: steps, the step, and at a glance who, score, code and readiness. */
export function EvaluationFrame({ step, part }: { step: StepId; part: EvaluationPart | undefined }) {
  const session = useSession();
  const evaluation = useEvaluationNow();
  const readOnly = useReadOnly();
  const typing = useSnapshot((snapshot) => snapshot.typing);
  const derived = useDerive(useMemo(() => withoutRejectedAt(evaluation, typing), [evaluation, typing]));
  const { go } = useNavigation();
  const [target, setTarget] = useState<{ pointer: string } | null>(null);
  const [signing, setSigning] = useState(false);
  const [proposedSigner, setProposedSigner] = useState<string | null>(null);
  const middle = useRef<HTMLDivElement>(null);
  // A field that goes with its page is left as well, though nothing tells so.
  useEffect(() => {
    session.leaveField();
  }, [session, step, part]);

  useEffect(() => {
    if (target !== null && middle.current !== null) focusPlace(middle.current, target.pointer);
  }, [target]);

  const goTo: GoTo = useCallback(
    (next, pointer) => {
      void session.flush();
      setSigning(false);
      setTarget(pointer === undefined ? null : { pointer });
      go({ page: 'evaluation', id: session.id, step: next });
    },
    [session, go],
  );
  useUndoKeys(session, step, goTo);
  const startSigning = useCallback(() => {
    setProposedSigner(null);
    setSigning(true);
  }, []);
  const signAs = (identityId: string): void => {
    goTo('review');
    setProposedSigner(identityId);
    setSigning(true);
  };
  const at = STEPS.findIndex(({ id }) => id === step);
  const previous = STEPS[at - 1];
  const next = STEPS[at + 1];
  useCommands((command) => {
    const to = command === 'previous-step' ? previous : command === 'next-step' ? next : undefined;
    if (to !== undefined) goTo(to.id);
    return command === 'previous-step' || command === 'next-step';
  });

  const items = useMemo(
    () =>
      STEPS.map(({ id, title }) => {
        const { state, count } = derived.steps[id];
        return { id, label: title, state, count: count ?? undefined };
      }),
    [derived.steps],
  );

  return (
    <GoToContext value={goTo}>
      <DerivedContext value={derived}>
        <ProblemsContext value={derived.problems}>
          {part === 'addendum' ? (
            <AddendumPage
              onBack={() => {
                goTo('review');
              }}
            />
          ) : part === 'countersign' ? (
            <CountersignPage
              onBack={() => {
                goTo('review');
              }}
            />
          ) : part === 'statement' ? (
            <StatementPage
              onBack={() => {
                goTo(step);
              }}
            />
          ) : signing && step === 'review' ? (
            <SignPage
              proposedSigner={proposedSigner}
              onBack={() => {
                setSigning(false);
              }}
              onSigned={() => {
                goTo('review');
              }}
            />
          ) : (
            <AppFrame
              title={<BackTitle title={titleOf(evaluation, readOnly)} />}
              titleEnd={
                <>
                  <RunningClock />
                  <Saving />
                </>
              }
              rail={
                <Rail
                  label="Steps"
                  items={items}
                  currentId={step}
                  onSelect={(id) => {
                    const chosen = STEPS.find((one) => one.id === id);
                    if (chosen !== undefined) goTo(chosen.id);
                  }}
                />
              }
              glance={<Glance />}
              back={
                previous && {
                  label: previous.title,
                  shortcut: 'alt+left',
                  onPress: () => {
                    goTo(previous.id);
                  },
                }
              }
              next={
                next && {
                  label: next.title,
                  shortcut: 'alt+right',
                  onPress: () => {
                    goTo(next.id);
                  },
                }
              }
            >
              <div ref={middle} className={styles['middle']}>
                <ChangedOutsideNotice evaluationId={session.id} />
                <SignedNotice />
                <ReportPreview onSign={mayBeSigned(derived) && !readOnly ? signAs : undefined} />
                <PhraseInsertion />
                <StepPage
                  key={`${step} ${target?.pointer ?? ''}`}
                  step={step}
                  target={target?.pointer ?? null}
                  onSign={startSigning}
                />
              </div>
            </AppFrame>
          )}
        </ProblemsContext>
      </DerivedContext>
    </GoToContext>
  );
}

function mayBeSigned({ readiness, problems }: Derived): boolean {
  return openItems(readiness).length === 0 && problems.every(({ severity }) => severity !== 'error');
}

function titleOf({ case: { claimNumber }, side, region }: Evaluation, isSigned: boolean): string {
  const part = REGION_LABELS[region].replace(/ \(.*/, '').toLowerCase();
  const where =
    side === null ? part : side === 'bilateral' ? `${part}, both sides` : `${SIDE_LABELS[side].toLowerCase()} ${part}`;
  return [claimNumber ?? 'No claim number', where, isSigned ? 'signed' : 'draft'].join(' · ');
}
