import { evaluationJsonSchema } from '../exchange/json-schema.ts';
import type { CliIo } from './io.ts';

/** `schema`: the JSON Schema of a case file. */
export function schemaCommand(io: CliIo): void {
  io.out(`${JSON.stringify(evaluationJsonSchema(), null, 2)}\n`);
}
