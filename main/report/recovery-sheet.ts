import { createReportDocument } from './layout/document.ts';
import { STYLES } from './layout/theme.ts';

interface RecoverySheet {
  /** Groups of signs, the check group last. */
  readonly groups: readonly string[];
  /** Whose account it opens. */
  readonly account: string;
  readonly madeAt: Date;
  readonly pageSize?: 'letter' | 'a4';
}

const PER_LINE = 5;

/** The recovery key of an account on one page to print and put away. @throws ResiduaError `unprintable`. */
export async function buildRecoverySheet({ groups, account, madeAt, pageSize }: RecoverySheet): Promise<Uint8Array> {
  const sheet = await createReportDocument({
    title: 'Recovery key of Residua',
    author: 'Residua',
    subject: 'Opens the vault without the passphrase',
    language: 'en-US',
    createdAt: madeAt,
    pageSize: pageSize ?? 'letter',
    compact: true,
  });
  sheet.heading(1, 'Recovery key of Residua');
  sheet.callout({
    label: 'SECRET',
    title: 'Who has this page and the computer can read every evaluation.',
    body: 'Keep it as you keep a passport: away from the computer, in a place that locks. Once it is printed, delete the file.',
  });
  sheet.keyValues([
    { key: 'Account', value: account, source: 'The name of the account' },
    { key: 'Printed', value: madeAt.toISOString().slice(0, 10) },
  ]);
  sheet.heading(2, 'The key');
  for (let start = 0; start < groups.length; start += PER_LINE) {
    sheet.paragraph([{ text: groups.slice(start, start + PER_LINE).join('   '), tabular: true, strong: true }], {
      style: STYLES.h2,
    });
  }
  sheet.paragraph('The last group checks the others. The key has no letters I, L, O and U.');
  sheet.heading(2, 'How to use it');
  sheet.list([
    'Start Residua on the computer that holds the evaluations.',
    'Under the passphrase choose “Use the recovery key”, and type the groups.',
    'Choose a new passphrase. The key goes on working until you make another one in the settings.',
  ]);
  return sheet.save();
}
