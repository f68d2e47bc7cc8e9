import { ONLY_EXAMINERS, ONLY_MANAGER } from '../../../main/domain/accounts.ts';
import { useProtection } from './use-protection.ts';

/**
 * Why whoever is logged in may not change a setting that holds for all; null when they may.
 *
 * @param asks for an examiner, or for the one who manages accounts and backups.
 */
export function useRefusal(asks: 'examiner' | 'manager'): string | null {
  const account = useProtection().data?.account;
  if (account === undefined) return null;
  if (asks === 'manager') return account.manages ? null : ONLY_MANAGER;
  return account.role === 'examiner' ? null : ONLY_EXAMINERS;
}
