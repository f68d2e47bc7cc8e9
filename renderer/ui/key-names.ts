const MAC: Readonly<Record<string, string>> = { mod: '⌘', shift: '⇧', alt: '⌥', ctrl: '⌃', enter: '↩', escape: 'esc' };
const OTHER: Readonly<Record<string, string>> = {
  mod: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  ctrl: 'Ctrl',
  enter: 'Enter',
  escape: 'Esc',
};
const ARROWS: Readonly<Record<string, string>> = { left: '←', right: '→', up: '↑', down: '↓' };

/** Whether this machine's keyboard has ⌘ in place of Ctrl. */
export function isMac(platform: string = navigator.platform): boolean {
  return platform.startsWith('Mac');
}

/**
 * Writes a shortcut such as 'mod+shift+z' the way the machine's own menus do: '⇧⌘Z' is written '⌘⇧Z' in the
 * order given, or 'Ctrl+Shift+Z'.
 */
export function formatKeys(keys: string, mac: boolean): string {
  const names = mac ? MAC : OTHER;
  return keys
    .toLowerCase()
    .split('+')
    .map((key) => names[key] ?? ARROWS[key] ?? (key.length === 1 || /^f\d+$/.test(key) ? key.toUpperCase() : key))
    .join(mac ? '' : '+');
}
