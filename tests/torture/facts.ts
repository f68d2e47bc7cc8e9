/** What the worker does, in so far as it can be looked for afterwards. */
export type Operation =
  | { readonly kind: 'create'; readonly id: string }
  | { readonly kind: 'change'; readonly id: string; readonly value: string }
  | { readonly kind: 'undo' }
  | { readonly kind: 'attach'; readonly sha256: string }
  | { readonly kind: 'sign'; readonly id: string; readonly sha256: string }
  | { readonly kind: 'statement'; readonly id: string; readonly sha256: string }
  | { readonly kind: 'export'; readonly name: string; readonly sha256: string }
  | { readonly kind: 'backup'; readonly fileName: string }
  | { readonly kind: 'restore' }
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'person'; readonly name: string; readonly stays: boolean }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'purge'; readonly id: string };

/** A line that the worker writes. */
export type Facts =
  | { readonly unlocked: true }
  | { readonly doing: Operation['kind'] }
  | { readonly begin: Operation }
  | { readonly done: Operation };
