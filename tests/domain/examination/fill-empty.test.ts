import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../../main/domain/changes.ts';
import { normalWhereEmpty, otherSideWhereEmpty } from '../../../main/domain/examination/fill-empty.ts';
import { emptyUndo, recordEdit, undo } from '../../../main/domain/undo.ts';
import { evaluation } from '../support.ts';

describe('filling what is empty', () => {
  const begun = evaluation({
    examination: {
      trendelenburg: { left: 'positive' },
      specialTests: { left: { faber: 'not-performed' } },
      strength: { left: { abductors: '4' } },
      neurovascularFindings: { right: { sensation: 'reduced' } },
    },
  });

  test('normal findings leave what was found, and no motion is ever filled', () => {
    const parts = ['strength', 'tests', 'neurovascular'] as const;
    const filled = parts.reduce((now, part) => applyChanges(now, normalWhereEmpty(now, part)), begun);
    const { examination } = filled;
    expect(examination.trendelenburg).toEqual({ left: 'positive', right: 'negative' });
    expect(examination.specialTests.left).toMatchObject({ faber: 'not-performed', ober: 'negative' });
    expect(examination.strength.left).toMatchObject({ abductors: '4', flexors: '5' });
    expect(examination.neurovascularFindings.right).toMatchObject({
      sensation: 'reduced',
      dorsalisPedisPulse: 'normal',
      achillesReflex: '2+',
    });
    expect(examination.rangeOfMotion).toEqual(begun.examination.rangeOfMotion);
    expect(parts.flatMap((part) => normalWhereEmpty(filled, part))).toEqual([]);
  });

  test('the other side the same works both ways', () => {
    const changes = otherSideWhereEmpty(begun, 'tests');
    expect(changes).toEqual([
      { op: 'set', path: '/examination/trendelenburg/right', value: 'positive' },
      { op: 'set', path: '/examination/specialTests/right/faber', value: 'not-performed' },
    ]);
    expect(otherSideWhereEmpty(begun, 'neurovascular')).toEqual([
      { op: 'set', path: '/examination/neurovascularFindings/left/sensation', value: 'reduced' },
    ]);
  });

  test('it is one edit, taken back at once', () => {
    const changes = normalWhereEmpty(begun, 'strength');
    expect(changes).toHaveLength(11);
    const history = recordEdit(emptyUndo, begun, changes);
    const step = undo(history, applyChanges(begun, changes));
    expect(step?.history.done).toEqual([]);
    expect(applyChanges(applyChanges(begun, changes), step?.changes ?? [])).toEqual(begun);
  });
});
