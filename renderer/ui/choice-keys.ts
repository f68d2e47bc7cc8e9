export interface KeyedOption {
  value: string;
  digit?: string | undefined;
}

/**
 * The digit key of each option: its own `digit`, else its value when every value is one digit, else its position from
 * 1 to 9. Options beyond have none (empty string).
 */
export function choiceKeys(options: readonly KeyedOption[]): string[] {
  const allDigits = options.every(({ value }) => /^(?:\d|10)$/.test(value));
  return options.map(({ value, digit }, index) => {
    if (digit !== undefined) return digit;
    if (allDigits) return value.length === 1 ? value : '';
    return index < 9 ? String(index + 1) : '';
  });
}
