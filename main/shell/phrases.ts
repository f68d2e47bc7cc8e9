import { listPhrases, removePhrase, savePhrase } from '../store/phrases.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';

export function phraseHandlers(vault: Vault): Pick<Handlers, 'phrase.list' | 'phrase.save' | 'phrase.remove'> {
  return {
    'phrase.list': () => listPhrases(vault.database),
    'phrase.save': (phrase) => savePhrase(vault.database, phrase, new Date()),
    'phrase.remove': ({ id }) => {
      removePhrase(vault.database, id);
      return null;
    },
  };
}
