import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../main/store/connection.ts';
import { openWithPassphrase } from '../../main/vault/header-keys.ts';
import { parseHeader, whose } from '../../main/vault/header.ts';
import { KDF_PARAMETERS } from '../../main/vault/kdf.ts';

/** Runs SQL on the database of a closed vault, as another program would that has the key. */
const [folder = '', passphrase = '', sql = ''] = process.argv.slice(2);
const header = parseHeader(readFileSync(join(folder, 'vault.json')), KDF_PARAMETERS);
const { dataKey } = await openWithPassphrase(header, whose(header, undefined), passphrase);
const db = openDatabase(join(folder, 'residua.db'), dataKey);
db.exec(sql);
db.close();
