import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddingLevels, hasRightToLeft, reversed, visualOffsets } from '../../../../main/report/layout/bidi.ts';

/** Words of a line as they stand from left to right. */
function seen(line: string): string[] {
  const levels = embeddingLevels(line);
  const words = [...line.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ word, level: levels[index] ?? 0 }));
  const offsets = visualOffsets(words.map(({ level }) => ({ level, width: 1 })));
  return words
    .map(({ word }, index) => ({ word, at: offsets[index] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ word }) => word);
}

describe('text from right to left (UAX 9)', () => {
  it('stands in reverse order inside a line that is read from left to right', () => {
    expect(seen('Examinee אבג דהו is well')).toEqual(['Examinee', 'דהו', 'אבג', 'is', 'well']);
    expect(seen('אבג 12 דהו')).toEqual(['דהו', '12', 'אבג']);
  });

  it('leaves other scripts as they are', () => {
    expect(hasRightToLeft('李小龍 Žižka สมชาย')).toBe(false);
    expect(seen('one two three')).toEqual(['one', 'two', 'three']);
  });

  it('turns brackets round and keeps marks behind their letters', () => {
    expect(reversed('(a')).toBe('a)');
    expect(reversed('שָל')).toBe('לשָ');
  });

  it('places each piece once and without gaps', () => {
    const piece = fc.record({ level: fc.nat(3), width: fc.integer({ min: 1, max: 50 }) });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const placed = visualOffsets(pieces).map((at, index) => ({ at, width: pieces[index]?.width ?? 0 }));
        let x = 0;
        for (const { at, width } of placed.sort((a, b) => a.at - b.at)) {
          expect(at).toBe(x);
          x += width;
        }
      }),
    );
  });
});
