import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ResiduaError } from '../../../main/domain/errors.ts';
import { verifyPdf } from '../../../main/signing/verify.ts';
import { asText, contentsSpan, workFolder } from '../signing/support.ts';
import { countersigned, OPTIONS, signedSample } from './support.ts';

const AT = OPTIONS.signedAt;
const folder = workFolder();
const { report } = await signedSample();

afterAll(() => {
  folder.done();
});

/** What the check says of a file in which a bit was turned; a file that is no PDF any more is refused as well. */
async function refused(bytes: Uint8Array): Promise<boolean> {
  try {
    return !(await verifyPdf(bytes)).valid;
  } catch (error) {
    if (error instanceof ResiduaError && error.code === 'pdf-invalid') return true;
    throw error;
  }
}

function turned(position: number, bit: number): Uint8Array {
  const copy = Uint8Array.from(report);
  copy[position] = (copy[position] ?? 0) ^ (1 << bit);
  return copy;
}

/** The places of the report by what stands there. */
function regions(): Map<string, [number, number][]> {
  const text = asText(report);
  const found = new Map<string, [number, number][]>([['header', [[0, text.indexOf('1 0 obj')]]]]);
  const add = (kind: string, start: number, end: number): void => {
    found.set(kind, [...(found.get(kind) ?? []), [start, end]]);
  };
  const { start, end } = contentsSpan(report);
  for (const match of text.matchAll(/\d+ 0 obj\n([\s\S]*?)\nendobj\n/g)) {
    const [whole, body = ''] = match;
    const name = /^<<[\s\S]*?\/Type \/(\w+)/.exec(body)?.[1] ?? (body.includes('stream\n') ? 'stream' : 'other');
    if (name === 'Sig') {
      add('Sig before its value', match.index, start);
      add('Sig after its value', end, match.index + whole.length);
    } else add(name, match.index, match.index + whole.length);
  }
  const table = text.lastIndexOf('\nxref\n');
  const trailer = text.lastIndexOf('trailer');
  add('cross-references', table, trailer);
  add('trailer', trailer, text.length);
  add('signature value', start, start + asText(report).slice(start).search(/0{64}/));
  add('padding of the signature value', start + asText(report).slice(start).search(/0{64}/), end);
  return found;
}

describe('a bit turned in a signed report', () => {
  it('is refused wherever it stands, in every kind of object', async () => {
    const kinds = regions();
    for (const kind of [
      'Catalog',
      'Page',
      'EmbeddedFile',
      'Filespec',
      'Font',
      'Metadata',
      'StructElem',
      'Annot',
      'stream',
    ]) {
      expect([...kinds.keys()]).toContain(kind);
    }
    for (const [kind, spans] of kinds) {
      const place = fc
        .tuple(fc.constantFrom(...spans), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
        .map(([[start, end], part]) => start + Math.floor((end - start) * part));
      await fc.assert(
        fc.asyncProperty(place, fc.nat(7), async (at, bit) => {
          expect(await refused(turned(at, bit)), `${kind} at ${String(at)}`).toBe(true);
        }),
        { numRuns: 20 },
      );
    }
  });

  it('between two states is refused', async () => {
    const two = await countersigned(report, AT);
    for (let at = report.length - 3; at < report.length + 12; at += 1) {
      const copy = Uint8Array.from(two);
      copy[at] = (copy[at] ?? 0) ^ 1;
      expect(await refused(copy), String(at)).toBe(true);
    }
  });
});
