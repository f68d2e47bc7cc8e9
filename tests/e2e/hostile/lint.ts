import { ESLint, Linter } from 'eslint';
import { resolve } from 'node:path';
import tseslint from 'typescript-eslint';

/** What the project's lint says about the code of the main process. */
const { rules } = (await new ESLint().calculateConfigForFile(
  resolve(import.meta.dirname, '../../../main/shell/window.ts'),
)) as { rules: Readonly<Record<string, Linter.RuleEntry>> };
const rule = rules['no-restricted-syntax'];

/** The numbers of Electron's checklist for which the project's own lint refuses this source. */
export function lintRefusals(source: string): number[] {
  const messages = new Linter().verify(
    source,
    [
      {
        files: ['**/*.tsx'],
        languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        rules: rule === undefined ? {} : { 'no-restricted-syntax': rule },
      },
    ],
    'source.tsx',
  );
  const numbers = messages.map(({ message }) => {
    const number = /Electron's security checklist, (\d+)\)$/.exec(message)?.[1];
    if (number === undefined) throw new Error(message);
    return Number(number);
  });
  return [...new Set(numbers)];
}
