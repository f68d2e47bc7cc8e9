import { describe, expect, test } from 'vitest';
import {
  gradeByKey,
  reflexByKey,
  stateByKey,
  testByKey,
} from '../../../../../renderer/features/evaluation/examination/choice-keys.ts';
import { cellAfterKey, leavesText } from '../../../../../renderer/features/evaluation/examination/grid-keys.ts';

const key = (name: string, shiftKey = false) => ({ key: name, shiftKey });

describe('walking a grid', () => {
  // Two rows of four, then a row with the last two columns only.
  const columns = [0, 1, 2, 3, 0, 1, 2, 3, 2, 3];

  test('Enter and horizontal arrows go in reading order and stop at the ends', () => {
    expect(cellAfterKey(columns, 3, key('Enter'))).toBe(4);
    expect(cellAfterKey(columns, 3, key('ArrowRight'))).toBe(4);
    expect(cellAfterKey(columns, 4, key('ArrowLeft'))).toBe(3);
    expect(cellAfterKey(columns, 4, key('Enter', true))).toBe(3);
    expect(cellAfterKey(columns, 9, key('Enter'))).toBeNull();
    expect(cellAfterKey(columns, 0, key('ArrowLeft'))).toBeNull();
  });

  test('vertical arrows stay in the column', () => {
    expect(cellAfterKey(columns, 1, key('ArrowDown'))).toBe(5);
    expect(cellAfterKey(columns, 6, key('ArrowDown'))).toBe(8);
    expect(cellAfterKey(columns, 5, key('ArrowDown'))).toBeNull();
    expect(cellAfterKey(columns, 8, key('ArrowUp'))).toBe(6);
    expect(cellAfterKey(columns, 2, key('ArrowUp'))).toBeNull();
  });

  test('other keys mean nothing', () => {
    expect(cellAfterKey(columns, 2, key('Tab'))).toBeNull();
    expect(cellAfterKey(columns, 2, key('5'))).toBeNull();
  });

  test('an arrow leaves a text only from its end or when all is selected', () => {
    const text = (selectionStart: number, selectionEnd: number) => ({ value: '105', selectionStart, selectionEnd });
    expect(leavesText('ArrowLeft', text(1, 1))).toBe(false);
    expect(leavesText('ArrowRight', text(1, 1))).toBe(false);
    expect(leavesText('ArrowLeft', text(0, 0))).toBe(true);
    expect(leavesText('ArrowRight', text(3, 3))).toBe(true);
    expect(leavesText('ArrowRight', text(0, 0))).toBe(false);
    expect(leavesText('ArrowLeft', text(0, 3))).toBe(true);
    expect(leavesText('ArrowDown', text(1, 1))).toBe(true);
  });
});

describe('choosing by key', () => {
  const grade = gradeByKey(['0', '1', '2-', '2', '2+', '3', '4-', '4', '4+', '5-', '5']);

  test('"4" then "+" is 4+, and signs the scale does not have change nothing', () => {
    expect(grade('4', null)).toBe('4');
    expect(grade('+', '4')).toBe('4+');
    expect(grade('-', '4+')).toBe('4-');
    expect(grade('\u2212', '5')).toBe('5-');
    expect(grade('+', '5')).toBeUndefined();
    expect(grade('-', '1')).toBeUndefined();
    expect(grade('+', null)).toBeUndefined();
    expect(grade('6', '4')).toBeUndefined();
    expect(grade('5', '4+')).toBe('5');
    expect(grade('Backspace', '4')).toBeNull();
  });

  test('letters of tests, pulses and reflexes', () => {
    expect(['n', 'P', 'x', 'q', 'Delete'].map((each) => testByKey(each, null))).toEqual([
      'negative',
      'positive',
      'not-performed',
      undefined,
      null,
    ]);
    expect(stateByKey('r', null)).toBe('reduced');
    expect(reflexByKey('2', null)).toBe('2+');
    expect(reflexByKey('5', null)).toBeUndefined();
  });
});
