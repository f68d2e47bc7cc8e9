import type { OpenEvaluation } from '../../../main/contract/schemas.ts';
import { residua } from '../../app/client.ts';
import { EvaluationSession } from './session.ts';

/** Sessions live longer than their page: leaving a page never drops what is still being saved. */
const sessions = new Map<string, EvaluationSession>();

/** The session of an evaluation: one that is still saving goes on, otherwise the evaluation is read from the store. */
export async function openSession(id: string): Promise<EvaluationSession> {
  const known = sessions.get(id);
  if (known?.isUnsaved() === true) {
    void known.flush();
    return known;
  }
  return adoptSession(await residua.call('evaluation.open', { id }));
}

/** A session on what a call just answered. */
export function adoptSession(open: OpenEvaluation): EvaluationSession {
  const session = new EvaluationSession(open);
  sessions.set(open.id, session);
  return session;
}

/** Sends everything that is not saved yet; false when something could not be saved. */
export async function flushSessions(): Promise<boolean> {
  const saved = await Promise.all([...sessions.values()].map((session) => session.flush()));
  return saved.every(Boolean);
}

export function hasUnsaved(): boolean {
  return [...sessions.values()].some((session) => session.isUnsaved());
}

/** Forgets all evaluations, when the vault is locked. */
export function forgetSessions(): void {
  sessions.clear();
}
