/** What the command line answers to the shell. */
export const EXIT = {
  ok: 0,
  /** `verify`: at least one signature is not valid, or there is none. `update verify`: not what was released. `report --batch`: at least one case failed. */
  notValid: 1,
  /** The input, the options or the target are not as they must be. */
  badInput: 2,
  /** A fault of the program (EX_SOFTWARE). */
  internal: 70,
} as const;
