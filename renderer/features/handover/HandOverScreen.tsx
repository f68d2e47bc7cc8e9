import { useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useState } from 'react';
import type { CallOutput } from '../../../main/contract/contract.ts';
import type { Handover } from '../../../main/contract/handover-schemas.ts';
import { instrument } from '../../../main/domain/instruments/catalogue.ts';
import { callKey, useAct } from '../../app/queries.ts';
import { useCommands } from '../../app/use-command.ts';
import { applyTheme } from '../../ui/theme.ts';
import { FinishedPage } from './FinishedPage.tsx';
import { firstPlace, placeAfter, placeBefore, type Place } from './first-place.ts';
import { LeavePage } from './LeavePage.tsx';
import { QuestionPage } from './QuestionPage.tsx';
import { ReviewPage } from './ReviewPage.tsx';
import { showHandOver } from './use-hand-over.ts';
import { WelcomePage } from './WelcomePage.tsx';

interface Props {
  handover: Handover;
  /** The examiner has the device back. */
  onEnded: (where: CallOutput<'handover.end'>) => void;
}

/** All that the examinee sees: one questionnaire, a question at a time. */
export function HandOverScreen({ handover: { instrument: id, responses, theme }, onEnded }: Props) {
  const client = useQueryClient();
  const definition = instrument(id);
  const [place, setPlace] = useState<Place>(() => firstPlace(responses));
  const [leaving, setLeaving] = useState(false);
  const answer = useAct('handover.answer');
  /** The last answer, shown at once: a key that follows quickly already finds it. */
  const [given, setGiven] = useState<{ item: number; value: number | null } | null>(null);

  useLayoutEffect(() => {
    applyTheme(theme);
  }, [theme]);
  useCommands((command) => {
    if (command === 'end-hand-over') setLeaving(true);
    return true;
  });

  function save(item: number, value: number | null, then?: Place): void {
    setGiven({ item, value });
    answer.mutate(
      { item, value },
      {
        onError: () => {
          setGiven(null);
        },
        onSuccess: (kept) => {
          client.setQueryData(callKey('handover.state', null), kept);
          if (then !== undefined) setPlace(then);
        },
      },
    );
  }
  /** A failure is told where it happened, not on the next page. */
  function move(to: Place): void {
    if (answer.isError) answer.reset();
    setPlace(to);
  }
  const onLeave = (): void => {
    setLeaving(true);
  };
  const review = (): void => {
    setPlace({ at: 'review' });
  };

  if (leaving) {
    return (
      <LeavePage
        onBack={() => {
          setLeaving(false);
        }}
        onEnded={(where) => {
          showHandOver(client, null);
          onEnded(where);
        }}
      />
    );
  }
  switch (place.at) {
    case 'welcome':
      return (
        <WelcomePage
          definition={definition}
          onLeave={onLeave}
          onBegin={() => {
            setPlace({ at: 'question', item: 0, fromReview: false });
          }}
        />
      );
    case 'question': {
      const { item, fromReview } = place;
      const value = given?.item === item ? given.value : (responses[item] ?? null);
      const after = placeAfter(item, responses.length, fromReview);
      return (
        <QuestionPage
          key={item}
          definition={definition}
          item={item}
          value={value}
          failure={answer.error}
          nextLabel={after.at === 'review' ? 'To your answers' : 'Next'}
          onAnswer={(value) => {
            save(item, value);
          }}
          onSkip={() => {
            if (value === null && !answer.isPending) move(after);
            else save(item, null, after);
          }}
          onNext={() => {
            move(after);
          }}
          onBack={() => {
            move(placeBefore(item, fromReview));
          }}
          onLeave={onLeave}
        />
      );
    }
    case 'review':
      return (
        <ReviewPage
          definition={definition}
          responses={responses}
          onChange={(item) => {
            setPlace({ at: 'question', item, fromReview: true });
          }}
          onFinish={() => {
            setPlace({ at: 'finished' });
          }}
          onLeave={onLeave}
        />
      );
    case 'finished':
      return <FinishedPage onReview={review} onLeave={onLeave} />;
  }
}
