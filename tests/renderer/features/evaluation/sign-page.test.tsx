import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { NavigationContext } from '../../../../renderer/app/navigation.ts';
import { SignPage } from '../../../../renderer/features/evaluation/review/SignPage.tsx';
import { renderInEvaluation } from './open-evaluation.tsx';

afterEach(cleanup);
beforeAll(() => {
  const calls = new Proxy({}, { get: () => () => new Promise<never>(() => undefined) });
  vi.stubGlobal('residua', { calls });
});

test('the sign page takes the focus, says what is sealed, and Escape goes back', async () => {
  const onBack = vi.fn();
  renderInEvaluation(
    <QueryClientProvider client={new QueryClient()}>
      <NavigationContext value={{ route: { page: 'evaluations' }, go: () => undefined }}>
        <SignPage proposedSigner={null} onBack={onBack} onSigned={() => undefined} />
      </NavigationContext>
    </QueryClientProvider>,
    {
      examinee: { name: 'Alex Sample' },
      rating: { edition: 'ama5', limbs: [{ side: 'left', entries: [{ percent: 25 }] }] },
      waivers: [
        { item: 'imaging', reason: 'None was made.' },
        { item: 'no.longer.asked', reason: 'x' },
      ],
    },
  );
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'Sign this report' }));
  expect(screen.getByText('10 % of the whole person')).toBeTruthy();
  expect(screen.getByText('Left out with a reason').nextElementSibling?.textContent).toBe('1');
  await userEvent.keyboard('{Escape}');
  expect(onBack).toHaveBeenCalledOnce();
});
