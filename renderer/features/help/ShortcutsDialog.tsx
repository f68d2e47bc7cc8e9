import { SHORTCUTS } from '../../../main/contract/shortcuts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import styles from './help.module.css';

/** Keys of fields and lists, which no menu holds. */
const FIELD_KEYS = [
  { keys: 'enter', label: 'Go on to the next field' },
  { keys: 'mod+z', label: 'Undo' },
  { keys: 'mod+shift+z', label: 'Redo' },
];
const GROUPS = ['Application', 'Evaluation'] as const;

export function ShortcutsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keyboard shortcuts">
      {GROUPS.map((group) => (
        <Keys key={group} title={group} keys={SHORTCUTS.filter((shortcut) => shortcut.group === group)} />
      ))}
      <Keys title="Fields" keys={FIELD_KEYS} />
      <p className={styles['paragraph']}>
        In a question with few answers a digit chooses; Backspace takes the answer back.
      </p>
    </Dialog>
  );
}

function Keys({ title, keys }: { title: string; keys: readonly { keys: string; label: string }[] }) {
  return (
    <section>
      <h3 className={styles['heading']}>{title}</h3>
      <dl className={styles['keys']}>
        {keys.map((shortcut) => (
          <div key={shortcut.keys} className={styles['key']}>
            <dt>{shortcut.label}</dt>
            <dd>
              <KeyHint keys={shortcut.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
