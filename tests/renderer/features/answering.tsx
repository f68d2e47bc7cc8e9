import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { NavigationContext, type Route } from '../../../renderer/app/navigation.ts';
import { Toasts } from '../../../renderer/ui/Toasts.tsx';

/** Answers calls as the main process would; what throws `{ code, message }` is a refusal. */
export function answerCalls(answers: Readonly<Record<string, (input: never) => unknown>>): void {
  const calls = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      (input: unknown) => {
        try {
          return Promise.resolve({ ok: true, value: answer(input as never) });
        } catch (error) {
          return Promise.resolve({ ok: false, error });
        }
      },
    ]),
  );
  vi.stubGlobal('residua', { calls, onCommand: () => () => undefined });
}

/** What lies around every page; `went` takes the places gone to. */
export function Around({ children, route, went = [] }: { children: ReactNode; route: Route; went?: Route[] }) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return (
    <QueryClientProvider client={client}>
      <NavigationContext value={{ route, go: (to) => void went.push(to) }}>
        {children}
        <Toasts />
      </NavigationContext>
    </QueryClientProvider>
  );
}
