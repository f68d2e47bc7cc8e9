import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { applyChanges } from '../../../../main/domain/changes.ts';
import { evaluationSchema, type Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import {
  DerivedContext,
  ProblemsContext,
  SessionContext,
  useEvaluationNow,
} from '../../../../renderer/features/evaluation/context.ts';
import { useDerive } from '../../../../renderer/features/evaluation/derive.ts';
import { EvaluationSession, type Caller } from '../../../../renderer/features/evaluation/session.ts';

const ID = '6f1f6a3e-6f0e-4d1c-9a52-0f6d2f5d8c11';

/** A store of one evaluation that answers `evaluation.change` as the main process does. */
class OneEvaluationStore {
  evaluation: Evaluation;
  revision = 0;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
  }

  readonly call = ((name: string, input: { changes: Parameters<typeof applyChanges>[1] }) => {
    if (name !== 'evaluation.change') return Promise.reject(new Error(`not answered here: ${name}`));
    this.evaluation = applyChanges(this.evaluation, input.changes);
    this.revision += 1;
    return Promise.resolve({ revision: this.revision, savedAt: '2026-10-05T12:00:00.000Z' });
  }) as unknown as Caller;
}

/** Draws a part of an open evaluation over a store. `data` is an evaluation as a case file writes it. */
export function renderInEvaluation(part: ReactNode, data: Record<string, unknown>) {
  const evaluation = evaluationSchema.parse({ format: 'residua-evaluation/1', ...data });
  const store = new OneEvaluationStore(evaluation);
  const session = new EvaluationSession(
    {
      id: ID,
      status: 'draft',
      revision: 0,
      updatedAt: '2026-10-05T11:00:00.000Z',
      evaluation,
      signedReport: null,
      undo: { cursor: 0, steps: [] },
    },
    store.call,
  );
  render(
    <SessionContext value={session}>
      <Derive>{part}</Derive>
    </SessionContext>,
  );
  return { store, session };
}

function Derive({ children }: { children: ReactNode }) {
  const derived = useDerive(useEvaluationNow());
  return (
    <DerivedContext value={derived}>
      <ProblemsContext value={derived.problems}>{children}</ProblemsContext>
    </DerivedContext>
  );
}
