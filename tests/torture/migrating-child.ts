import { writeSync } from 'node:fs';
import { PASSPHRASE, quickVault } from '../main/vault/quick-vault.ts';

/** Opens the vault in the folder given, says before that it is about to, and ends without locking it. */
const vault = quickVault(process.argv[2] ?? '');
writeSync(1, 'ready\n');
await vault.unlock(PASSPHRASE);
process.exit(0);
