import { RotateCw, Search } from 'lucide-react';
import { runCommand } from '../../app/use-command.ts';
import { Button } from '../../ui/Button.tsx';
import { SavedState } from '../../ui/SavedState.tsx';
import { useReadOnly, useSession, useSnapshot } from './context.ts';
import { saveStateOf } from './save-queue.ts';

/** Right end of the title strip: everything in reach, and the truth about saving. */
export function Saving() {
  const session = useSession();
  const readOnly = useReadOnly();
  const queue = useSnapshot((snapshot) => snapshot.queue);
  const state = saveStateOf(queue);
  return (
    <>
      <PaletteButton />
      {readOnly ? null : (
        <SavedState state={state.kind === 'saved' ? { kind: 'saved', at: new Date(state.at) } : state} />
      )}
      {state.kind === 'failed' ? (
        <Button
          size="small"
          icon={RotateCw}
          onPress={() => {
            void session.flush();
          }}
        >
          Try again
        </Button>
      ) : null}
    </>
  );
}

export function PaletteButton() {
  return (
    <Button
      variant="quiet"
      size="small"
      icon={Search}
      shortcut="mod+k"
      onPress={() => {
        runCommand('show-palette');
      }}
    >
      Go to
    </Button>
  );
}
