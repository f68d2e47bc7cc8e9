export type Theme = 'system' | 'light' | 'dark';

/** Sets the colours of the whole window; 'system' follows the machine. */
export function applyTheme(theme: Theme, root: HTMLElement = document.documentElement): void {
  if (theme === 'system') root.removeAttribute('data-theme');
  else root.setAttribute('data-theme', theme);
}
