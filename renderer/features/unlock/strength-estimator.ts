import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';

/** Words that everyone who sees this program would try. */
const OWN_WORDS = ['residua', 'evaluation', 'examiner', 'examinee', 'vault', 'passphrase', 'report', 'hip'];

const estimator = new ZxcvbnFactory({ dictionary: { ...common, ...english }, graphs: adjacencyGraphs });

/** How hard a passphrase is to guess: 0 (at once) to 4, and the names of what makes it easy. */
export function estimate(passphrase: string): { score: number; warning: string | null } {
  const { score, feedback } = estimator.check(passphrase, OWN_WORDS);
  return { score, warning: feedback.warning };
}
