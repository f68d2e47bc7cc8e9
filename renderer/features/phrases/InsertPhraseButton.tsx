import { TextQuote } from 'lucide-react';
import { runCommand } from '../../app/use-command.ts';
import { Button } from '../../ui/Button.tsx';
import { useReadOnly } from '../evaluation/context.ts';

/** For the pointer, and to make the key known. */
export function InsertPhraseButton() {
  if (useReadOnly()) return null;
  return (
    <Button
      variant="quiet"
      size="small"
      icon={TextQuote}
      shortcut="mod+;"
      onPress={() => {
        runCommand('insert-phrase');
      }}
    >
      Insert a phrase
    </Button>
  );
}
