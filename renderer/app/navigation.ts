import { createContext, useContext } from 'react';
import type { StepId } from '../../main/domain/steps.ts';

export type SettingsPart =
  | 'examiner'
  | 'identities'
  | 'vault'
  | 'backup'
  | 'accounts'
  | 'phrases'
  | 'deleted'
  | 'audit'
  | 'appearance'
  | 'updates'
  | 'about';

/** What an open evaluation shows instead of a step. */
export type EvaluationPart = 'statement' | 'addendum' | 'countersign';

/** Where the person is. Not a URL: no address of this application may name an evaluation. */
export type Route =
  | { readonly page: 'evaluations' }
  | { readonly page: 'evaluation'; readonly id: string; readonly step: StepId; readonly part?: EvaluationPart }
  | { readonly page: 'verify' }
  /** `evaluation`: the one whose history is asked for, in the audit trail. */
  | { readonly page: 'settings'; readonly part: SettingsPart; readonly evaluation?: string };

export interface Navigation {
  readonly route: Route;
  readonly go: (route: Route) => void;
}

export const NavigationContext = createContext<Navigation | null>(null);

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === null) throw new Error('useNavigation outside the workspace');
  return navigation;
}
