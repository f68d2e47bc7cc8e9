/** What a typed key makes of a choice: a value, null to take it back, undefined when the key means nothing here. */
export type ChooseByKey = (key: string, current: string | null) => string | null | undefined;

function clears(key: string): boolean {
  return key === 'Backspace' || key === 'Delete';
}

function byLetter(values: Readonly<Record<string, string>>): ChooseByKey {
  return (key) => (clears(key) ? null : values[key.toLowerCase()]);
}

/** Special tests: n, p, x. */
export const testByKey = byLetter({ n: 'negative', p: 'positive', x: 'not-performed' });
/** Pulses and sensation: n, r, a. */
export const stateByKey = byLetter({ n: 'normal', r: 'reduced', a: 'absent' });
/** Reflexes: their digit. */
export const reflexByKey = byLetter({ '0': '0', '1': '1+', '2': '2+', '3': '3+', '4': '4+' });

/** Strength: the digit, then + or − where the scale has it: "4" "+" is 4+. */
export function gradeByKey(grades: readonly string[]): ChooseByKey {
  return (key, current) => {
    if (clears(key)) return null;
    const digit = current?.charAt(0) ?? '';
    const typed = key === '+' || key === '=' ? `${digit}+` : /^[-\u2212\u2013]$/.test(key) ? `${digit}-` : key;
    return grades.includes(typed) ? typed : undefined;
  };
}
