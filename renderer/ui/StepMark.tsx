export type StepState = 'empty' | 'begun' | 'complete' | 'attention';

export const STEP_WORDS: Readonly<Record<StepState, string>> = {
  empty: 'not begun',
  begun: 'begun',
  complete: 'complete',
  attention: 'needs attention',
};

/** The state of a step as a shape: ring, half disc, disc with a tick, triangle with a stroke. Colour adds nothing to it. */
export function StepMark({ state }: { state: StepState }) {
  return (
    <svg
      width="1rem"
      height="1rem"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      {state === 'attention' ? (
        <>
          <path d="M8 2 L14.5 13.5 H1.5 Z" strokeLinejoin="round" />
          <path d="M8 6.5 V9.5 M8 11.4 V11.6" strokeLinecap="round" />
        </>
      ) : (
        <>
          <circle cx="8" cy="8" r="5.75" fill={state === 'complete' ? 'currentColor' : 'none'} />
          {state === 'begun' ? <path d="M8 2.25 A5.75 5.75 0 0 0 8 13.75 Z" fill="currentColor" stroke="none" /> : null}
          {state === 'complete' ? (
            <path
              d="M5.4 8.2 L7.2 10 L10.6 6.3"
              stroke="var(--surface-raised)"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          ) : null}
        </>
      )}
    </svg>
  );
}
