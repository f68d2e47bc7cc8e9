import { z } from 'zod';
import { caseFileSchema, EVALUATION_FORMAT } from '../domain/evaluation/evaluation.ts';
import { requiredDate } from '../domain/evaluation/fields.ts';
import { SECTION_DESCRIPTIONS } from './section-descriptions.ts';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/**
 * The JSON Schema (draft 2020-12) of a case file, `residua-evaluation/1` (SPEC F1): what a file may say before the
 * program fills in what is absent. Rules between fields (a discharge after the intake) are beyond it; `score` tells.
 */
export function evaluationJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(caseFileSchema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === requiredDate) {
        jsonSchema.format = 'date';
        jsonSchema.pattern = '^\\d{4}-\\d{2}-\\d{2}$';
      }
    },
  });
  for (const [key, description] of Object.entries(SECTION_DESCRIPTIONS)) {
    const property = schema.properties?.[key];
    if (typeof property === 'object') property.description = description;
  }
  const { $schema, ...rest } = schema;
  return {
    $schema,
    $id: `urn:residua:${EVALUATION_FORMAT.replace('/', ':')}`,
    title: 'Residua evaluation',
    description:
      'An independent medical evaluation, format residua-evaluation/1. Decimals are text or numbers; dates are ' +
      'calendar days without a zone. What is absent is empty. Unknown keys are refused.',
    ...rest,
  } as JsonSchema;
}
