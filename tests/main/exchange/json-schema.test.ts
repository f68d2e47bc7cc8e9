import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { evaluationJsonSchema } from '../../../main/exchange/json-schema.ts';
import { knownKeys } from '../../../main/exchange/known-keys.ts';

const CASES = join(import.meta.dirname, '../../fixtures/cases');
const caseFiles = readdirSync(CASES).filter((name) => !name.endsWith('.expected.json'));

describe('the published JSON Schema (F1)', () => {
  // Read back by zod, which knows nothing of how the schema came to be.
  const validator = z.fromJSONSchema(evaluationJsonSchema());

  test.each(caseFiles)('accepts %s', (name) => {
    expect(validator.safeParse(JSON.parse(readFileSync(join(CASES, name), 'utf8'))).success).toBe(true);
  });

  test('refuses an unknown key, a wrong word and a word for a decimal', () => {
    const valid = JSON.parse(readFileSync(join(CASES, 'negative-residual.json'), 'utf8')) as Record<string, unknown>;
    expect(validator.safeParse({ ...valid, colour: 'red' }).success).toBe(false);
    expect(validator.safeParse({ ...valid, side: 'middle' }).success).toBe(false);
    expect(validator.safeParse({ ...valid, residual: { method: 'direct', value: 'low' } }).success).toBe(false);
  });

  test('describes every part, dates as dates, decimals as text or number', () => {
    const schema = evaluationJsonSchema();
    for (const property of Object.values(schema.properties ?? {})) {
      expect(typeof property === 'object' && property.description).toBeTruthy();
    }
    expect(schema.properties?.['case']).toMatchObject({
      required: ['dateOfExam'],
      properties: { dateOfExam: { type: 'string', format: 'date' } },
    });
    const decimals = JSON.stringify(schema.properties?.['complaints']);
    expect(decimals).toContain('"type":"string"');
    expect(decimals).toContain('"type":"number"');
  });

  test('knows the keys of every place', () => {
    expect(knownKeys([])).toContain('recordsReviewed');
    expect(knownKeys(['examination', 'rangeOfMotion', 'left', 'flexion'])).toEqual(['active', 'passive']);
    expect(knownKeys(['residual'])).toEqual(expect.arrayContaining(['intake', 'value', 'reference']));
    expect(knownKeys(['case', 'referral', 'questions', 0])).toEqual(['question', 'answer']);
    expect(knownKeys(['nowhere', 3])).toEqual([]);
  });
});
