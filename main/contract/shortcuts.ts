import type { Command } from './names.ts';

export interface Shortcut {
  readonly command: Command;
  readonly label: string;
  readonly group: 'Application' | 'Evaluation';
  /** "mod" is ⌘ on macOS and Ctrl elsewhere. */
  readonly keys: string;
}

/** The one table that feeds the application menu, the keys and the list of shortcuts in the help. */
export const SHORTCUTS: readonly Shortcut[] = [
  { command: 'new-evaluation', label: 'New evaluation', group: 'Application', keys: 'mod+n' },
  { command: 'import-case-file', label: 'Import a case file…', group: 'Application', keys: 'mod+o' },
  { command: 'show-evaluations', label: 'All evaluations', group: 'Application', keys: 'mod+shift+e' },
  { command: 'verify-report', label: 'Verify or import a report…', group: 'Application', keys: 'mod+shift+r' },
  { command: 'show-palette', label: 'Go to anything', group: 'Application', keys: 'mod+k' },
  { command: 'show-settings', label: 'Settings', group: 'Application', keys: 'mod+,' },
  { command: 'lock', label: 'Lock', group: 'Application', keys: 'mod+l' },
  { command: 'show-help', label: 'Help for this page', group: 'Application', keys: 'f1' },
  { command: 'show-shortcuts', label: 'Keyboard shortcuts', group: 'Application', keys: 'mod+/' },
  { command: 'previous-step', label: 'Previous step', group: 'Evaluation', keys: 'alt+left' },
  { command: 'next-step', label: 'Next step', group: 'Evaluation', keys: 'alt+right' },
  { command: 'next-question', label: 'Next question asked', group: 'Evaluation', keys: 'mod+enter' },
  { command: 'previous-question', label: 'Previous question asked', group: 'Evaluation', keys: 'mod+shift+enter' },
  { command: 'export-case-file', label: 'Export case file…', group: 'Evaluation', keys: 'mod+shift+s' },
  { command: 'preview-report', label: 'Preview report', group: 'Evaluation', keys: 'mod+shift+p' },
  { command: 'export-unsigned-copy', label: 'Export an unsigned copy…', group: 'Evaluation', keys: 'mod+shift+u' },
  { command: 'insert-phrase', label: 'Insert a phrase', group: 'Evaluation', keys: 'mod+;' },
];
