import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { STEPS, stepOfPointer, type StepId } from '../../../main/domain/steps.ts';
import { dismissToast, showToast } from '../../ui/toasts.ts';
import type { GoTo } from './context.ts';
import { isShown } from './focus-place.ts';
import type { EvaluationSession } from './session.ts';

/**
 * Undo and redo of the evaluation, by the keys and by the menu. A text of the evaluation is held by the session, so its
 * own undo would only know what was typed since it was drawn; inside one the session's undo is the only one. A text that
 * is not part of the evaluation, such as a search, keeps its own. What changes on another step than `step` is told, with
 * the way there.
 */
export function useUndoKeys(session: EvaluationSession, step: StepId, goTo: GoTo): void {
  const told = useRef(0);
  useEffect(() => {
    const travel = (event: Event, isRedo: boolean): void => {
      const place = travelFrom(session, event, isRedo);
      dismissToast(told.current);
      // Some fields stand on two steps.
      if (place === null || stepOfPointer(place) === step || isShown(document, place)) return;
      const there = stepOfPointer(place);
      const title = STEPS.find(({ id }) => id === there)?.title ?? '';
      const run = (): void => {
        goTo(there, place);
      };
      told.current = showToast(`${isRedo ? 'Redone' : 'Undone'} under ${title}`, { action: { label: 'Show', run } });
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.metaKey || event.ctrlKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const isRedo = (key === 'z' && event.shiftKey) || key === 'y';
      if (key !== 'z' && !isRedo) return;
      travel(event, isRedo);
    };
    const onBeforeInput = (event: InputEvent): void => {
      if (event.inputType === 'historyUndo') travel(event, false);
      if (event.inputType === 'historyRedo') travel(event, true);
    };
    const onLeave = (): void => {
      session.leaveField();
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('beforeinput', onBeforeInput);
    document.addEventListener('focusin', onLeave);
    document.addEventListener('focusout', onLeave);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('beforeinput', onBeforeInput);
      document.removeEventListener('focusin', onLeave);
      document.removeEventListener('focusout', onLeave);
    };
  }, [session, step, goTo]);
}

/** The JSON pointer of what became different; null when nothing did. */
function travelFrom(session: EvaluationSession, event: Event, isRedo: boolean): string | null {
  const text = textOf(event.target);
  if (text !== null && !isOfEvaluation(text)) return null;
  event.preventDefault();
  const before = text?.value ?? '';
  const place = flushSync(() => (isRedo ? session.redo() : session.undo()));
  if (text !== null && text.isConnected && text.value !== before) putCaret(text, before);
  return place;
}

/** Behind what became different, as if it had just been typed. */
function putCaret(text: HTMLInputElement | HTMLTextAreaElement, before: string): void {
  const now = text.value;
  const most = Math.min(before.length, now.length);
  let same = 0;
  while (same < most && before.at(-1 - same) === now.at(-1 - same)) same += 1;
  // An input that is no plain text has no caret to put.
  if (text.selectionStart !== null) text.setSelectionRange(now.length - same, now.length - same);
}

function textOf(target: EventTarget | null): HTMLInputElement | HTMLTextAreaElement | null {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox' ? target : null;
}

/** Everything that is typed into an evaluation stands at the place of a JSON pointer. */
function isOfEvaluation(text: HTMLElement): boolean {
  return text.closest('[data-path]') !== null;
}
