import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Phrase } from '../../../../main/contract/phrase-schemas.ts';
import { loadSample } from '../../../../main/exchange/sample.ts';
import { NavigationContext, type Route } from '../../../../renderer/app/navigation.ts';
import { runCommand } from '../../../../renderer/app/use-command.ts';
import { TextAt } from '../../../../renderer/features/evaluation/fields.tsx';
import { PhraseInsertion } from '../../../../renderer/features/phrases/PhraseInsertion.tsx';
import { Phrases } from '../../../../renderer/features/phrases/Phrases.tsx';
import { Toasts } from '../../../../renderer/ui/Toasts.tsx';
import { renderInEvaluation } from '../evaluation/open-evaluation.tsx';

afterEach(cleanup);

const ID = 'b5a4c1d2-0000-4000-8000-000000000001';
let library: Phrase[] = [];
let went: Route[] = [];

beforeEach(() => {
  library = [
    { id: ID, title: 'Causation, fall', body: 'The {age}-year-old fell on {date of injury}.' },
    { id: ID.replace(/1$/, '2'), title: 'Therapy', body: 'Therapy at {the clinic}, {the town}.' },
  ];
  went = [];
  const answers: Record<string, (input: never) => unknown> = {
    'phrase.list': () => library,
    'phrase.save': (phrase: Omit<Phrase, 'id'> & { id: string | null }) => {
      const saved = { ...phrase, id: phrase.id ?? ID.replace(/1$/, '9') };
      library = [...library.filter(({ id }) => id !== saved.id), saved];
      return saved;
    },
    'phrase.remove': ({ id }: { id: string }) => {
      library = library.filter((phrase) => phrase.id !== id);
      return null;
    },
    'evaluation.list': () => [],
  };
  const calls = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      (input: unknown) => Promise.resolve({ ok: true, value: answer(input as never) }),
    ]),
  );
  vi.stubGlobal('residua', { calls, onCommand: () => () => undefined });
});

function Around({ children }: { children: React.ReactNode }) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const navigation = { route: { page: 'evaluations' } as Route, go: (route: Route) => void went.push(route) };
  return (
    <QueryClientProvider client={client}>
      <NavigationContext value={navigation}>
        {children}
        <Toasts />
      </NavigationContext>
    </QueryClientProvider>
  );
}

const TEXT = '/opinions/causation';
function openText(causation: string | null) {
  const sample = loadSample();
  return renderInEvaluation(
    <Around>
      <TextAt path={TEXT} label="Causation" />
      <TextAt path="/opinions/reasons" label="Reasons" />
      <PhraseInsertion />
    </Around>,
    { ...sample, opinions: { ...sample.opinions, causation } },
  );
}
const area = () => screen.getByLabelText<HTMLTextAreaElement>('Causation');

async function openAt(position: number, end = position): Promise<ReturnType<typeof userEvent.setup>> {
  const user = userEvent.setup();
  await user.click(area());
  area().setSelectionRange(position, end);
  runCommand('insert-phrase');
  await screen.findByRole('menuitem', { name: /Causation, fall/ });
  return user;
}

describe('inserting a phrase', () => {
  test('goes to the caret, filled from the evaluation, and undo takes it back as one step', async () => {
    const { store, session } = openText('Before.  After.');
    const user = await openAt(8);
    await user.keyboard('fall{Enter}');
    const expected = 'Before. The 68-year-old fell on February 11, 2025. After.';
    await waitFor(() => {
      expect(area().value).toBe(expected);
    });
    expect(document.activeElement).toBe(area());
    await session.flush();
    expect(store.evaluation.opinions.causation).toBe(expected);
    session.undo();
    await waitFor(() => {
      expect(area().value).toBe('Before.  After.');
    });
  });

  test('replaces what is selected', async () => {
    openText('Old words stay out.');
    const user = await openAt(0, 'Old words'.length);
    await user.keyboard('causation{Enter}');
    await waitFor(() => {
      expect(area().value).toBe('The 68-year-old fell on February 11, 2025. stay out.');
    });
  });

  test('a field that cannot be filled stays and is told at the text', async () => {
    openText(null);
    const user = await openAt(0);
    await user.keyboard('therapy{Enter}');
    await waitFor(() => {
      expect(area().value).toBe('Therapy at {the clinic}, {the town}.');
    });
    expect(await screen.findByText(/to be filled in by hand: \{the clinic\}, \{the town\}/)).toBeTruthy();
    expect(await screen.findByText(/are not filled in/)).toBeTruthy();
  });

  test('Escape leaves the text as it was, with the focus in it', async () => {
    openText('As it was.');
    const user = await openAt(3);
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(document.activeElement).toBe(area());
    });
    expect(area().value).toBe('As it was.');
  });

  test('without a text there is nowhere to insert, and that is said', async () => {
    openText(null);
    runCommand('insert-phrase');
    expect(await screen.findByText(/Click into a text first/)).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('selected text can be kept as a phrase', async () => {
    openText('The gait is antalgic. More.');
    const user = await openAt(0, 'The gait is antalgic.'.length);
    await user.click(screen.getByRole('menuitem', { name: /Keep the selected text/ }));
    await user.type(await screen.findByLabelText('Name'), 'Gait');
    await user.click(screen.getByRole('button', { name: 'Save the phrase' }));
    await waitFor(() => {
      expect(library.find(({ title }) => title === 'Gait')?.body).toBe('The gait is antalgic.');
    });
    expect(area().value).toBe('The gait is antalgic. More.');
  });
});

describe('the library', () => {
  test('a field goes to the caret, and the text reads as it will in an evaluation', async () => {
    render(<Phrases />, { wrapper: Around });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Add phrase' }));
    await user.type(screen.getByLabelText('Name'), 'Age');
    await user.type(screen.getByLabelText('Text'), 'Aged .{ArrowLeft}');
    await user.click(screen.getByRole('option', { name: /^age/ }));
    expect(screen.getByLabelText<HTMLTextAreaElement>('Text').value).toBe('Aged {age}.');
    expect(await screen.findByText('Aged 68.')).toBeTruthy();
    await user.type(screen.getByLabelText('Text'), ' {{nothing}');
    expect(await screen.findByText('Not filled here: {nothing}')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save the phrase' }));
    expect(await screen.findByText('Aged {age}. {nothing}')).toBeTruthy();
  });

  test('a phrase without name or text cannot be saved', async () => {
    render(<Phrases />, { wrapper: Around });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Add phrase' }));
    await user.type(screen.getByLabelText('Name'), '  ');
    await user.type(screen.getByLabelText('Text'), 'Something');
    expect(screen.getByRole('button', { name: 'Save the phrase' })).toHaveProperty('disabled', true);
  });

  test('editing changes the phrase; removing can be undone', async () => {
    render(<Phrases />, { wrapper: Around });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Edit Therapy' }));
    await user.clear(screen.getByLabelText('Text'));
    await user.type(screen.getByLabelText('Text'), 'Ten sessions.');
    await user.click(screen.getByRole('button', { name: 'Save the phrase' }));
    expect(await screen.findByText('Ten sessions.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Remove Therapy' }));
    await waitFor(() => {
      expect(screen.queryByText('Ten sessions.')).toBeNull();
    });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Ten sessions.')).toBeTruthy();
  });
});
