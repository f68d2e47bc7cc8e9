import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import type { Problem } from '../../../main/domain/problems.ts';
import type { ReadinessItem } from '../../../main/domain/readiness.ts';
import type { ScoreResult } from '../../../main/domain/score-result.ts';
import type { StepId, stepStates } from '../../../main/domain/steps.ts';
import { valueAt } from '../../../main/domain/changes.ts';
import type { EvaluationSession, Snapshot } from './session.ts';

export const SessionContext = createContext<EvaluationSession | null>(null);

/** What follows from the evaluation: computed once, a moment after the typing. */
export interface Derived {
  readonly score: ScoreResult;
  readonly problems: readonly Problem[];
  readonly readiness: readonly ReadinessItem[];
  readonly steps: ReturnType<typeof stepStates>;
}
export const DerivedContext = createContext<Derived | null>(null);
/** The problems alone: fields need nothing else, and are drawn again only when these change. */
export const ProblemsContext = createContext<readonly Problem[]>([]);

/** Goes to a step of the evaluation, and there to the place of a pointer. */
export type GoTo = (step: StepId, pointer?: string) => void;
export const GoToContext = createContext<GoTo>(() => undefined);

export function useSession(): EvaluationSession {
  return present(useContext(SessionContext));
}

export function useDerived(): Derived {
  return present(useContext(DerivedContext));
}

export function useSnapshot<T>(select: (snapshot: Snapshot) => T): T {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, () => select(session.snapshot()));
}

export function useEvaluationNow(): Evaluation {
  return useSnapshot((snapshot) => snapshot.queue.local);
}

/** A signed evaluation can only be read. */
export function useReadOnly(): boolean {
  return useSnapshot((snapshot) => snapshot.status === 'signed');
}

/** The value at a pointer; draws again only when it changes. */
export function useValueAt(pointer: string): ReturnType<typeof valueAt> {
  return useSnapshot((snapshot) => valueAt(snapshot.queue.local, pointer));
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('outside an open evaluation');
  return value;
}
