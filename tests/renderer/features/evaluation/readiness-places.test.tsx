import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { evaluationSchema } from '../../../../main/domain/evaluation/evaluation.ts';
import { REPORT_PROFILES } from '../../../../main/domain/evaluation/case.ts';
import { readiness } from '../../../../main/domain/readiness.ts';
import type { StepId } from '../../../../main/domain/steps.ts';
import { focusPlace } from '../../../../renderer/features/evaluation/focus-place.ts';
import { StepPage } from '../../../../renderer/features/evaluation/StepPage.tsx';
import { renderInEvaluation } from './open-evaluation.tsx';

const nothing = () => undefined;

afterAll(cleanup);
beforeAll(() => {
  Element.prototype.scrollIntoView = nothing;
  // jsdom has no layout, so nothing changes its size.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly observe = nothing;
      readonly unobserve = nothing;
      readonly disconnect = nothing;
    },
  );
  // Nothing here waits for an answer of the main process.
  const calls = new Proxy({}, { get: () => () => new Promise<never>(() => undefined) });
  vi.stubGlobal('residua', { calls, onCommand: () => () => undefined });
});

const EMPTY = {};
/** Every list has an entry that lacks everything, so that every item with an index is there. */
const CROWDED = {
  case: { referral: { questions: ['Why?', 'Since when?'] } },
  recordsReviewed: [{ summary: 'Various notes' }, { kind: 'Notes, including images' }],
  residual: { method: 'change' },
  instruments: [{ id: 'hoos-jr' }, { id: 'harris-hip', romMethod: 'arc-sum' }, { id: 'hoos' }, { id: 'womac' }],
  imaging: [{}],
  operativeReports: [{}],
  implants: [{}],
  rating: {
    edition: 'ama6-2008',
    limbs: [
      { side: 'left', entries: [{}, { class: 2 }, { class: 1, gradePercents: [1, 2, 3, null, 5] }] },
      { side: 'right' },
    ],
  },
  opinions: { diagnoses: [{}, {}], apportionment: [{}] },
};
const DIRECT = {
  residual: { method: 'direct', value: '-1' },
  rating: { edition: 'ama5', limbs: [{ side: 'left', entries: [{}] }] },
};
const STATIONARY = { opinions: { maximumMedicalImprovement: { status: 'reached' } } };
const NO_LIMB = { residual: { method: 'direct' }, rating: { edition: 'ama6-2024' } };

/** What is drawn: places of the same step and the same row of its list are looked for on one drawing of it. */
let drawn = '';

function draw(key: string, step: StepId, target: string, data: Record<string, unknown>): void {
  if (drawn === key) return;
  cleanup();
  renderInEvaluation(
    <QueryClientProvider client={new QueryClient()}>
      <StepPage step={step} target={target} onSign={nothing} />
    </QueryClientProvider>,
    data,
  );
  drawn = key;
}

/** The step, and the row of its list that a pointer leads to, as a step page takes it from its target. */
const keyOf = ({ step, path }: { readonly step: StepId; readonly path: string }): string =>
  `${step} ${/^\/[a-zA-Z]+\/\d+/.exec(path)?.[0] ?? ''}`;

describe('P5: every item of the readiness list leads to a place that takes the focus', () => {
  for (const profile of REPORT_PROFILES) {
    for (const [name, parts] of Object.entries({ EMPTY, CROWDED, DIRECT, NO_LIMB, STATIONARY })) {
      const referral = 'case' in parts ? parts.case : {};
      const data = { ...parts, case: { ...referral, reportProfile: profile } };
      const items = readiness(evaluationSchema.parse({ format: 'residua-evaluation/1', ...data }));
      const sorted = items.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)));
      test.each(sorted)(`${profile}, ${name.toLowerCase()}: $text`, ({ step, path }) => {
        draw(`${profile} ${name} ${keyOf({ step, path })}`, step, path, data);
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        expect(focusPlace(document, path)).toBe(true);
        const place = document.activeElement?.closest<HTMLElement>('[data-path]')?.dataset['path'] ?? 'nowhere';
        expect(place === path || place.startsWith(`${path}/`) ? path : `${place} instead of ${path}`).toBe(path);
      });
    }
  }
});
