import { fileURLToPath } from 'node:url';

/** The path of a fixture of tests/fixtures/identities. */
export function identityFixture(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/identities/${name}`, import.meta.url));
}
