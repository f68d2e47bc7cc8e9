import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CallInput } from '../../../main/contract/contract.ts';
import { failureMessage } from '../../app/client.ts';
import { callKey, useAct } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { FieldList } from './FieldList.tsx';
import { PhrasePreview } from './PhrasePreview.tsx';
import { insertText, placeIn } from './text-place.ts';
import styles from './phrases.module.css';

/** As the contract limits them. */
const TITLE_MAX = 200;
const BODY_MAX = 20_000;

/** Writes a phrase: its name, its text with fields, and how it reads in an evaluation. `id` null: a new one. */
export function PhraseDialog({ phrase, onClose }: { phrase: CallInput<'phrase.save'>; onClose: () => void }) {
  const client = useQueryClient();
  const save = useAct('phrase.save');
  const [title, setTitle] = useState(phrase.title);
  const [body, setBody] = useState(phrase.body);
  const text = useRef<HTMLDivElement>(null);
  const isComplete = title.trim() !== '' && body.trim() !== '';

  function start(): void {
    if (!isComplete || save.isPending) return;
    save.mutate(
      { id: phrase.id, title, body },
      {
        onSuccess: () => {
          void client.invalidateQueries({ queryKey: callKey('phrase.list', null) });
          onClose();
        },
      },
    );
  }

  function insertField(name: string): void {
    const place = placeIn(text.current?.querySelector('textarea') ?? null);
    if (place !== null) insertText(place, `{${name}}`);
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title={phrase.id === null ? 'New phrase' : 'Edit the phrase'}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={start} disabled={!isComplete || save.isPending}>
            Save the phrase
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <TextField
          label="Name"
          help="Found by it in the list, for example: causation, fall at work."
          value={title}
          onChange={setTitle}
          maxLength={TITLE_MAX}
          autoFocus
        />
        <div className={styles['columns']}>
          <div ref={text} className={styles['text']}>
            <TextArea
              label="Text"
              help="Fields between braces fill themselves from the evaluation."
              value={body}
              onChange={setBody}
              minRows={5}
              maxLength={BODY_MAX}
            />
          </div>
          <FieldList onChoose={insertField} />
        </div>
        <PhrasePreview body={body} />
        {save.error === null ? null : (
          <Notice tone="error" title="The phrase was not saved" live>
            {failureMessage(save.error)}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
