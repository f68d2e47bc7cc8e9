import { ResiduaError } from './errors.ts';

/**
 * A recovery key on paper: 256 bits as 52 letters and digits of Crockford's base 32, which has no I, L, O and U, and a
 * check group of four. Small letters, spaces, dashes and the letters that look like digits are read as meant.
 */
export const RECOVERY_KEY_BYTES = 32;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 4;
const BODY = 52;
const LENGTH = BODY + GROUP;

/** @throws RangeError when there are not 32 bytes. */
export function writeRecoveryKey(bytes: Uint8Array): string {
  if (bytes.length !== RECOVERY_KEY_BYTES) throw new RangeError('A recovery key has 32 bytes.');
  const text = base32(bytes) + checkGroup(bytes);
  return groupsOf(text).join('-');
}

/** The groups as they stand on paper, the check group last. */
export function recoveryKeyGroups(written: string): readonly string[] {
  return groupsOf(meant(written));
}

/**
 * The 32 bytes of a recovery key as it was typed.
 *
 * @throws ResiduaError `invalid-input` when it is too short or too long, holds another sign, or its check group does not
 *   fit, which one mistyped or two exchanged signs always show.
 */
export function readRecoveryKey(typed: string): Uint8Array {
  const text = meant(typed);
  const strange = Array.from(text).find((sign) => !ALPHABET.includes(sign));
  if (strange !== undefined) throw unreadable(`A recovery key has no “${strange}”. Compare it with the paper.`);
  if (text.length !== LENGTH) {
    throw unreadable(
      `A recovery key has ${String(LENGTH)} letters and digits in groups of four; this one has ${String(text.length)}.`,
    );
  }
  const bytes = fromBase32(text.slice(0, BODY));
  if (bytes === null || checkGroup(bytes) !== text.slice(BODY)) {
    throw unreadable('The check group, which stands last, does not fit the others: at least one sign is mistyped.');
  }
  return bytes;
}

function meant(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

function groupsOf(text: string): string[] {
  return text.match(new RegExp(`.{1,${String(GROUP)}}`, 'g')) ?? [];
}

/** The last sign holds one bit of the key and four zeros. */
function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + ALPHABET.charAt((held << (5 - bits)) & 31);
}

/** Null when the bits behind the last byte are not zero. */
function fromBase32(text: string): Uint8Array | null {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const sign of text) {
    held = (held << 5) | ALPHABET.indexOf(sign);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
    held &= (1 << bits) - 1;
  }
  return held === 0 ? Uint8Array.from(bytes) : null;
}

/** CRC-32 (ISO 3309) of the bytes, its lower 20 bits. It finds slips of the hand; the key itself is checked by the vault. */
function checkGroup(bytes: Uint8Array): string {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  const value = ~crc & 0xfffff;
  return [15, 10, 5, 0].map((shift) => ALPHABET.charAt((value >>> shift) & 31)).join('');
}

function unreadable(message: string): ResiduaError {
  return new ResiduaError('invalid-input', message, { path: '/recoveryKey' });
}
