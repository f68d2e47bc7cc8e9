import { BookmarkPlus, Settings2 } from 'lucide-react';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { Phrase } from '../../../main/contract/phrase-schemas.ts';
import { phraseFiller } from '../../../main/domain/phrases.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useCall } from '../../app/queries.ts';
import { useCommands } from '../../app/use-command.ts';
import { CommandPalette, type Command } from '../../ui/CommandPalette.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useReadOnly, useSession } from '../evaluation/context.ts';
import { PhraseDialog } from './PhraseDialog.tsx';
import { insertText, selectedText, type TextPlace } from './text-place.ts';
import { useLastPlace } from './use-last-place.ts';

type Stage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'choose'; readonly place: TextPlace }
  | { readonly kind: 'insert'; readonly place: TextPlace; readonly phrase: Phrase }
  | { readonly kind: 'keep'; readonly body: string };

const IDLE: Stage = { kind: 'idle' };
/** How much of a filled phrase its line shows. */
const GLIMPSE = 140;

/** The key that puts a phrase at the caret of any long text of the open evaluation. */
export function PhraseInsertion() {
  const [stage, setStage] = useState<Stage>(IDLE);
  const lastPlace = useLastPlace();
  const isReadOnly = useReadOnly();

  useCommands((command) => {
    if (command !== 'insert-phrase') return false;
    const place = lastPlace();
    if (isReadOnly) showToast('A signed evaluation can only be read.');
    else if (place === null) showToast('Click into a text first; the phrase goes where the caret stands.');
    else if (stage.kind === 'idle' || stage.kind === 'insert') setStage({ kind: 'choose', place });
    return true;
  });

  const insert = useInsert();
  const inserted = useRef<Stage>(IDLE);
  const onStage = useEffectEvent(() => {
    if (stage.kind !== 'insert' || inserted.current === stage) return;
    inserted.current = stage;
    insert(stage.place, stage.phrase);
  });
  // Once the list is gone from the page: while it is there it keeps the focus to itself.
  useEffect(() => {
    onStage();
  }, [stage]);

  if (stage.kind === 'choose') {
    return <PhraseList place={stage.place} onStage={setStage} />;
  }
  if (stage.kind === 'keep') {
    return (
      <PhraseDialog
        phrase={{ id: null, title: '', body: stage.body }}
        onClose={() => {
          setStage(IDLE);
        }}
      />
    );
  }
  return null;
}

function useInsert(): (place: TextPlace, phrase: Phrase) => void {
  const session = useSession();
  return (place, { title, body }) => {
    const { text, missing } = phraseFiller(session.snapshot().queue.local)(body);
    const [first] = missing;
    insertText(place, text, {
      select: first === undefined ? null : `{${first}}`,
      // What is typed behind it is another step of undo.
      then: () => {
        session.leaveField();
      },
    });
    if (missing.length === 0) return;
    const fields = missing.map((name) => `{${name}}`).join(', ');
    showToast(`“${title}” is inserted; to be filled in by hand: ${fields}`);
  };
}

function PhraseList({ place, onStage }: { place: TextPlace; onStage: (stage: Stage) => void }) {
  const session = useSession();
  const { go } = useNavigation();
  const { data } = useCall('phrase.list', null);
  const selected = selectedText(place).trim();

  const phrases = useMemo(() => {
    const fill = phraseFiller(session.snapshot().queue.local);
    return (data ?? []).map((phrase): Command => {
      const filled = fill(phrase.body).text.replace(/\s+/g, ' ');
      return {
        id: phrase.id,
        label: phrase.title,
        group: 'Phrases',
        keywords: phrase.body,
        detail: filled.length > GLIMPSE ? `${filled.slice(0, GLIMPSE)}…` : filled,
        run: () => {
          onStage({ kind: 'insert', place, phrase });
        },
      };
    });
  }, [data, session, place, onStage]);

  const others: Command[] = [
    ...(selected === ''
      ? []
      : [
          {
            id: 'keep',
            label: 'Keep the selected text as a phrase',
            group: 'Library',
            icon: BookmarkPlus,
            run: () => {
              onStage({ kind: 'keep', body: selected });
            },
          },
        ]),
    {
      id: 'library',
      label: phrases.length === 0 && data !== undefined ? 'Write the first phrase' : 'Edit the phrases',
      group: 'Library',
      icon: Settings2,
      run: () => {
        void session.flush();
        go({ page: 'settings', part: 'phrases' });
      },
    },
  ];

  return (
    <CommandPalette
      isOpen
      onClose={() => {
        onStage(IDLE);
      }}
      commands={[...phrases, ...others]}
      title="Insert a phrase"
      placeholder="Search phrases"
      nothing="No phrase holds these words."
      stacked
    />
  );
}
