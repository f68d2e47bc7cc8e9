import { use, useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { splitQuestions } from '../../../../main/domain/numbered-questions.ts';
import { isFilled } from '../../../../main/domain/readiness-item.ts';
import { Button } from '../../../ui/Button.tsx';
import { focusNext } from '../../../ui/focus-next.ts';
import { showToast } from '../../../ui/toasts.ts';
import { GoToContext, useReadOnly, useSession, useSnapshot } from '../context.ts';
import { EntryList } from '../EntryList.tsx';
import { RequiredTextAt } from '../fields.tsx';
import { focusPlace } from '../focus-place.ts';
import { Row } from '../layout.tsx';
import styles from './Questions.module.css';

const LIST = '/case/referral/questions';
const MOST = 200;

/** The questions asked, numbered. Enter goes on, and in the last one adds the next; a numbered list is pasted at once. */
export function Questions() {
  const session = useSession();
  const readOnly = useReadOnly();
  const root = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState<{ index: number } | null>(null);

  useEffect(() => {
    if (added !== null && root.current !== null) focusPlace(root.current, `${LIST}/${String(added.index)}/question`);
  }, [added]);

  const listed = () => session.snapshot().queue.local.case.referral.questions;

  function onKeyDown(event: KeyboardEvent, index: number): void {
    const { target } = event;
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    if (!(target instanceof HTMLTextAreaElement) || readOnly) return;
    event.preventDefault();
    const questions = listed();
    if (index < questions.length - 1) {
      setAdded({ index: index + 1 });
    } else if (isFilled(questions[index]?.question) && questions.length < MOST) {
      session.edit([
        { op: 'insert', path: `${LIST}/${String(questions.length)}`, value: { question: '', answer: null } },
      ]);
      setAdded({ index: questions.length });
    } else {
      focusNext(target);
    }
  }

  function onPaste(event: ClipboardEvent, index: number): void {
    if (readOnly) return;
    const pasted = splitQuestions(event.clipboardData.getData('text/plain')).map((question) => question.trim());
    const questions = listed();
    const isInEmpty = !isFilled(questions[index]?.question);
    const room = MOST - questions.length + (isInEmpty ? 1 : 0);
    const taken = pasted.slice(0, room);
    if (pasted.length < 2 || taken.length === 0) return;
    event.preventDefault();
    const [first, ...others] = taken;
    const inserted = isInEmpty ? others : taken;
    session.edit([
      ...(isInEmpty && first !== undefined
        ? [{ op: 'set' as const, path: `${LIST}/${String(index)}/question`, value: first }]
        : []),
      ...inserted.map((question, at) => ({
        op: 'insert' as const,
        path: `${LIST}/${String(index + 1 + at)}`,
        value: { question, answer: null },
      })),
    ]);
    setAdded({ index: index + inserted.length });
    const left = pasted.length - taken.length;
    showToast(
      left === 0
        ? `Pasted ${String(taken.length)} questions`
        : `Pasted ${String(taken.length)} questions; ${String(left)} found no room`,
      { action: { label: 'Undo', run: () => session.undo() } },
    );
  }

  return (
    <div ref={root} className={styles['questions']}>
      <EntryList
        path={LIST}
        noun="question"
        empty={{ question: '', answer: null }}
        hint="Enter each question of the referral word for word, so that none is left without an answer. A numbered list can be pasted into the first one."
        numbered
        movable
        lines
        first="/question"
        max={MOST}
      >
        {(path, index) => (
          <div
            onKeyDown={(event) => {
              onKeyDown(event, index);
            }}
            onPaste={(event) => {
              onPaste(event, index);
            }}
          >
            <RequiredTextAt path={`${path}/question`} label={`Question ${String(index + 1)}`} hideLabel minRows={1} />
          </div>
        )}
      </EntryList>
      <Unanswered />
    </div>
  );
}

/** How many still want an answer, and the way there. */
function Unanswered() {
  const goTo = use(GoToContext);
  const questions = useSnapshot(({ queue }) => queue.local.case.referral.questions);
  const open = questions.flatMap(({ answer }, index) => (isFilled(answer) ? [] : [index]));
  const [first] = open;
  if (questions.length === 0) return null;
  return (
    <Row>
      <p role="status">
        {open.length === 0
          ? 'All questions are answered.'
          : `${String(open.length)} of ${String(questions.length)} not answered yet.`}
      </p>
      {first === undefined ? null : (
        <Button
          size="small"
          variant="quiet"
          onPress={() => {
            goTo('opinions', `${LIST}/${String(first)}/answer`);
          }}
        >
          {`Answer question ${String(first + 1)}`}
        </Button>
      )}
    </Row>
  );
}
