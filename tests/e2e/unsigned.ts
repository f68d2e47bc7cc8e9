import { createHash } from 'node:crypto';

/** A signed file as it was before its signature: the place for it empty, where it stands not yet known. */
export function withoutSignature(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1');
  const unsigned = text
    .replace(/(\/Contents <)([0-9a-f]{2000,})/, (_, before: string, hex: string) => before + '0'.repeat(hex.length))
    .replace(/(\/ByteRange )(\[0 \d+ \d+ \d+\] *)/, (_, before: string, range: string) => {
      return before + '[ 0 9999999999 9999999999 9999999999 ]'.padEnd(range.length).slice(0, range.length);
    });
  return Buffer.from(unsigned, 'latin1');
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
