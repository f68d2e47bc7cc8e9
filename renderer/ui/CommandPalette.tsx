import { Search, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { filterCommands } from './filter-commands.ts';
import { Icon } from './Icon.tsx';
import { formatKeys, isMac } from './key-names.ts';
import keyHint from './KeyHint.module.css';
import list from './ListBox.module.css';
import styles from './CommandPalette.module.css';

export interface Command {
  id: string;
  label: string;
  /** Heading it stands under, such as "Steps". */
  group?: string | undefined;
  /** Other words that find it. */
  keywords?: string | undefined;
  /** Shown small, such as an evaluation's date. */
  detail?: string | undefined;
  shortcut?: string | undefined;
  icon?: LucideIcon | undefined;
  run: () => void;
}

/** More than these nobody reads; typing a word brings the others. */
const MOST_SHOWN = 60;

interface CommandPaletteProps {
  isOpen: boolean;
  onClose: () => void;
  commands: readonly Command[];
  /** Told of every change of the query, for callers that look further (evaluations by name). */
  onQuery?: ((query: string) => void) | undefined;
  /** What it finds, when that is not everything: names the dialog. */
  title?: string | undefined;
  /** Asks for what to type. */
  placeholder?: string | undefined;
  nothing?: string | undefined;
  /** Details are sentences: they stand below the labels. */
  stacked?: boolean | undefined;
}

/** Opens everything by name: type, arrow, Enter. */
export function CommandPalette({ isOpen, onClose, title = 'Go to or do', ...finder }: CommandPaletteProps) {
  return (
    <ModalOverlay
      className={styles['overlay'] ?? ''}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog aria-label={title} className={styles['dialog'] ?? ''}>
          <Finder {...finder} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Finder({
  commands,
  onQuery,
  onClose,
  placeholder = 'Search steps, evaluations and commands',
  nothing = 'Nothing by that name.',
  stacked = false,
}: Omit<CommandPaletteProps, 'isOpen' | 'title'>) {
  const [query, setQuery] = useState('');
  const all = filterCommands(commands, query);
  const found = all.slice(0, MOST_SHOWN);
  const groups = [...new Set(found.map(({ group }) => group ?? ''))];
  return (
    <Autocomplete
      inputValue={query}
      onInputChange={(text) => {
        setQuery(text);
        onQuery?.(text);
      }}
    >
      <SearchField
        autoFocus
        aria-label={placeholder}
        className={styles['search'] ?? ''}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && query === '') onClose();
          else event.continuePropagation();
        }}
      >
        <Icon of={Search} />
        <Input className={styles['input'] ?? ''} placeholder={placeholder} />
      </SearchField>
      {/* Focusable, so that the list can be scrolled by keys alone; the arrows in the search walk through it as well. */}
      <div role="group" aria-label="Scrollable list of results" tabIndex={0} className={styles['results']}>
        <Menu
          aria-label="Results"
          onAction={(id) => {
            onClose();
            commands.find((command) => command.id === id)?.run();
          }}
          renderEmptyState={() => <p className={styles['nothing']}>{nothing}</p>}
        >
          {groups.map((group) => (
            <MenuSection key={group} id={`group ${group}`} aria-label={group === '' ? 'Commands' : group}>
              {group === '' ? null : <Header className={styles['group'] ?? ''}>{group}</Header>}
              {found
                .filter((command) => (command.group ?? '') === group)
                .map((command) => (
                  <Row key={command.id} command={command} stacked={stacked} />
                ))}
            </MenuSection>
          ))}
        </Menu>
        {all.length === found.length ? null : (
          <p
            className={styles['nothing']}
          >{`${String(all.length - found.length)} more. Type another word to find them.`}</p>
        )}
      </div>
    </Autocomplete>
  );
}

/** All of a row is its name, as it is seen: a name that left out the date would not be the one a person reads out. */
function Row({ command, stacked }: { command: Command; stacked: boolean }) {
  return (
    <MenuItem id={command.id} textValue={command.label} className={list['item'] ?? ''}>
      <span className={list['mark']}>{command.icon === undefined ? null : <Icon of={command.icon} />}</span>
      <span className={cx(list['text'], stacked ? undefined : styles['oneLine'])}>
        <span>{command.label}</span>
        {command.detail === undefined ? null : <span className={list['detail']}>{command.detail}</span>}
      </span>
      {command.shortcut === undefined ? null : (
        <kbd className={keyHint['keys']}>{formatKeys(command.shortcut, isMac())}</kbd>
      )}
    </MenuItem>
  );
}
