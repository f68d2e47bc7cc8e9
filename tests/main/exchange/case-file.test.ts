import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../../main/exchange/json-text.ts';
import { CASE_FILE_MAX_BYTES, parseCaseFile, readCaseFile, writeCaseFile } from '../../../main/exchange/case-file.ts';
import { loadSample } from '../../../main/exchange/sample.ts';

const CASES = join(import.meta.dirname, '../../fixtures/cases');
const caseFiles = readdirSync(CASES).filter((name) => !name.endsWith('.expected.json'));
const negative = readFileSync(join(CASES, 'negative-residual.json'), 'utf8');

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The problems of a text as "pointer: message". */
function problemsIn(text: string): string[] {
  const result = parseCaseFile(bytesOf(text));
  return result.ok ? [] : result.problems.map(({ path, message }) => `${path}: ${message}`);
}

/** The negative-residual case with the value at a path replaced. */
function edited(path: readonly (string | number)[], value: unknown): string {
  const root = JSON.parse(negative) as JsonValue;
  let node: unknown = root;
  for (const token of path.slice(0, -1)) node = (node as Record<string | number, unknown>)[token];
  (node as Record<string | number, unknown>)[path.at(-1) ?? ''] = value;
  return JSON.stringify(root);
}

describe('case files (F1)', () => {
  test.each(caseFiles)('%s is read, written and read again as the same evaluation', (name) => {
    const first = readCaseFile(join(CASES, name));
    if (!first.ok) throw new Error(JSON.stringify(first.problems));
    const second = parseCaseFile(writeCaseFile(first.evaluation));
    if (!second.ok) throw new Error(JSON.stringify(second.problems));
    expect(second.evaluation).toEqual(first.evaluation);
  });

  test('the sample is a valid evaluation and makes no claim on a real person', () => {
    expect(loadSample().examinee.name).toBe('Alex Sample');
  });

  test('a byte order mark is tolerated', () => {
    expect(problemsIn(`\uFEFF${negative}`)).toEqual([]);
  });

  test('the digits that were written count, in numbers as in text (R2)', () => {
    const text = negative.replace('"48.2"', '48.20000000000000001').replace('"14.2"', '1.42e1');
    const result = parseCaseFile(bytesOf(text));
    expect(result.ok && result.evaluation.residual).toMatchObject({
      intake: '48.20000000000000001',
      predictedChange: '14.2',
    });
  });

  test('a long number in the place of a text is still of the wrong type', () => {
    expect(problemsIn(edited(['examinee', 'name'], 0).replace('"name":0', '"name":0.10000000000000000001'))).toEqual([
      '/examinee/name: must be text in double quotes, not a number',
    ]);
  });

  test('a number with more digits than a whole-number field can hold is refused, not rounded', () => {
    expect(
      problemsIn(edited(['instruments', 0, 'responses', 0], 9).replace('[9,', '[1.00000000000000000001,')),
    ).toEqual(['/instruments/0/responses/0: must be a whole number from 0 to 4']);
  });
});

describe('what a case file must not hold', () => {
  test('not JSON: tells line and column', () => {
    expect(problemsIn('{\n  "format": residua\n}')).toEqual([
      '/format: is not valid JSON at line 2, column 13: a value is expected: text in double quotes, a number, true, ' +
        'false, null, [ or {',
    ]);
    expect(problemsIn('')).toEqual([': is not valid JSON at line 1, column 1: the file is empty']);
  });

  test('not UTF-8', () => {
    const result = parseCaseFile(new Uint8Array([0xff, 0xfe, 0x7b, 0x00]));
    expect(result).toEqual({
      ok: false,
      problems: [{ path: '', severity: 'error', message: 'is not UTF-8 text; save the file as UTF-8 JSON' }],
    });
  });

  test('unknown key: names it, and the one that was meant', () => {
    expect(problemsIn(edited(['case', 'claimNumbr'], 'x'))).toEqual([
      '/case/claimNumbr: is not a known key; did you mean "claimNumber"?',
    ]);
    expect(problemsIn(edited(['residual', 'predicted'], 'x'))).toEqual([
      '/residual/predicted: is not a known key; remove it',
    ]);
    expect(problemsIn(edited(['a/b~c'], 1))).toEqual(['/a~1b~0c: is not a known key; remove it']);
  });

  test('keys of the language itself are unknown keys', () => {
    expect(problemsIn(negative.replace('"side"', '"__proto__": {"polluted": true}, "side"'))).toEqual([
      '/__proto__: is not a known key; remove it',
    ]);
    expect(problemsIn(edited(['constructor'], {}))).toEqual(['/constructor: is not a known key; remove it']);
  });

  test('a key written twice', () => {
    expect(problemsIn(negative.replace('"side"', '"side": "right", "side"'))).toEqual([
      expect.stringMatching(/^\/side: is written twice in one object \(line \d+, column \d+\); keep one of them$/),
    ]);
  });

  test.each<[string, readonly (string | number)[], unknown, string]>([
    ['text for a list', ['instruments'], 'x', '/instruments: must be a list in [ ], not text'],
    ['a list for text', ['examinee', 'name'], ['x'], '/examinee/name: must be text in double quotes, not a list'],
    [
      'a fraction',
      ['case', 'faceToFaceMinutes'],
      1.5,
      '/case/faceToFaceMinutes: must be a whole number, not a fraction',
    ],
    ['an unknown word', ['side'], 'middle', '/side: must be one of "left", "right", "bilateral"'],
    ['an impossible date', ['case', 'dateOfExam'], '2026-02-30', '/case/dateOfExam: must be a real date'],
    ['no date', ['case', 'dateOfExam'], undefined, '/case/dateOfExam: is missing; it must be text'],
    ['an unknown instrument', ['instruments', 0, 'id'], 'koos', '/instruments/0/id: must be one of "hoos-jr", "lefs"'],
    ['no method', ['residual', 'method'], undefined, '/residual/method: is missing; it must be one of "change"'],
    ['no number', ['residual', 'intake'], 'high', '/residual/intake: must be a decimal number'],
    ['endless digits', ['residual', 'intake'], '1'.repeat(41), '/residual/intake: must be a decimal number'],
    ['a score out of range', ['residual', 'intake'], '100.1', '/residual/intake: '],
    ['a response out of range', ['instruments', 0, 'responses', 0], 5, '/instruments/0/responses/0: '],
    ['a question of the wrong shape', ['case', 'referral', 'questions', 0], 5, '/case/referral/questions/0: must be '],
    [
      'a question without text',
      ['case', 'referral', 'questions', 0],
      { answer: 'x' },
      '/case/referral/questions/0/question: is missing',
    ],
    ['discharge before intake', ['episode', 'discharge'], '2026-05-03', '/episode/discharge: '],
    [
      'an unknown modifier',
      ['claim'],
      { lines: [{ code: '99456', modifiers: ['ZZ'] }] },
      '/claim/lines/0/modifiers/0: ',
    ],
    [
      'a phase and date twice',
      ['instruments', 1],
      { id: 'hoos-jr', phase: 'intake', date: '2026-05-04' },
      '/instruments/1',
    ],
  ])('%s', (_, path, value, expected) => {
    const problems = problemsIn(edited(path, value));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
  });

  test('all problems are told at once', () => {
    const text = edited(['side'], 'middle').replace('"Alex Sample"', '5').replace('"hip"', '"head"');
    expect(problemsIn(text).map((line) => line.split(':')[0])).toEqual(['/examinee/name', '/side', '/region']);
  });

  test('half a character, which no page can show', () => {
    expect(problemsIn(negative.replace('Alex Sample', 'Alex \\ud800'))).toEqual([
      expect.stringContaining('/examinee/name: holds half a character'),
    ]);
  });

  test('numbers too large to spell out', () => {
    expect(problemsIn(edited(['residual', 'intake'], 5).replace('"intake":5', '"intake":1e999999999'))).toEqual([
      '/residual/intake: must be a decimal number, for example 48.2',
    ]);
  });

  test('more bytes than the limit', () => {
    const result = parseCaseFile(new Uint8Array(CASE_FILE_MAX_BYTES + 1));
    expect(result.ok ? [] : result.problems).toMatchObject([
      { message: expect.stringContaining('larger than 8 MB') as string },
    ]);
  });

  test('nesting beyond what an evaluation has', () => {
    const [problem, ...more] = problemsIn('['.repeat(10_000) + ']'.repeat(10_000));
    expect(problem).toContain('nested more than 64 deep');
    expect(more).toEqual([]);
  });

  test('a path that is no readable file', () => {
    expect(readCaseFile(join(CASES, 'none.json'))).toMatchObject({ problems: [{ path: '' }] });
    expect(readCaseFile(CASES)).toMatchObject({ problems: [{ message: 'is a folder, not a file' }] });
    expect(readCaseFile('a\u0000b')).toMatchObject({ problems: [{ message: 'is not a path' }] });
  });
});

describe('whatever the input, a case file is read or refused, never thrown at', () => {
  test('arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(parseCaseFile(bytes).ok).toBe(false);
      }),
    );
  });

  test('arbitrary JSON in any place of a valid case', () => {
    const places = pathsIn(JSON.parse(negative) as JsonValue);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (path, value) => {
        const result = parseCaseFile(bytesOf(edited(path, value)));
        if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
      }),
    );
  });

  test('no problem repeats a value of the file', () => {
    const places = pathsIn(JSON.parse(negative) as JsonValue);
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom('canary-7f3a', ['canary-7f3a'], { question: ['canary-7f3a'] }),
        (path, value) => {
          expect(problemsIn(edited(path, value)).join('\n')).not.toContain('canary');
        },
      ),
    );
  });
});

function pathsIn(node: JsonValue, path: (string | number)[] = []): (string | number)[][] {
  if (typeof node !== 'object' || node === null) return [path];
  const below = Array.isArray(node) ? node.map((entry, index) => [index, entry] as const) : Object.entries(node);
  const inner = below.flatMap(([token, entry]) => pathsIn(entry, [...path, token]));
  return path.length === 0 ? inner : [path, ...inner];
}
