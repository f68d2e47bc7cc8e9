import { z } from 'zod';

/**
 * The parts of FHIR R4 resources that an import reads, as any program may write them. Everything else in a resource is
 * let pass unread; a part of another shape makes its resource unreadable, and is told.
 */

const text = z.string().max(200_000);
const coding = z.object({ system: text.optional(), code: text.optional(), display: text.optional() });
export const foreignConcept = z.object({ coding: z.array(coding).max(100).optional(), text: text.optional() });
export type ForeignConcept = z.output<typeof foreignConcept>;

/** A number keeps its digits: where a binary number could not hold them it was read as text. */
const quantity = z.object({ value: z.union([z.number(), text]).optional() });
const reference = z.object({ reference: text.optional() });
const identifier = z.object({
  system: text.optional(),
  value: text.optional(),
  assigner: z.object({ display: text.optional() }).optional(),
});
const humanName = z.object({
  use: text.optional(),
  text: text.optional(),
  family: text.optional(),
  given: z.array(text).max(20).optional(),
  prefix: z.array(text).max(20).optional(),
  suffix: z.array(text).max(20).optional(),
});
export type ForeignName = z.output<typeof humanName>;
const address = z.object({
  text: text.optional(),
  line: z.array(text).max(20).optional(),
  city: text.optional(),
  state: text.optional(),
  postalCode: text.optional(),
  country: text.optional(),
});
export type ForeignAddress = z.output<typeof address>;
const contact = z.object({ system: text.optional(), value: text.optional() });

const person = {
  identifier: z.array(identifier).max(100).optional(),
  name: z.array(humanName).max(50).optional(),
  telecom: z.array(contact).max(50).optional(),
  address: z.array(address).max(20).optional(),
};

export const foreignPatient = z.object({ ...person, gender: text.optional(), birthDate: text.optional() });
export const foreignPractitioner = z.object({
  ...person,
  qualification: z
    .array(z.object({ code: foreignConcept.optional() }))
    .max(50)
    .optional(),
});
export const foreignOrganization = z.object({ name: text.optional() });
export const foreignReport = z.object({ effectiveDateTime: text.optional() });
export const foreignCondition = z.object({ code: foreignConcept.optional() });

const answerValue = {
  valueCoding: coding.optional(),
  valueInteger: z.number().optional(),
  valueDecimal: z.union([z.number(), text]).optional(),
  valueString: text.optional(),
};
const measured = z.object({ linkId: text, answer: z.array(z.object(answerValue)).max(20).optional() });
const answer = z.object({ ...answerValue, item: z.array(measured).max(50).optional() });
export type ForeignAnswer = z.output<typeof answer>;
const item = z.object({ linkId: text, answer: z.array(answer).max(20).optional() });

export const foreignResponse = z.object({
  questionnaire: text.optional(),
  authored: text.optional(),
  /** Groups of items are looked into one level deep, as questionnaires of other programs have them. */
  item: z
    .array(item.extend({ item: z.array(item).max(200).optional() }))
    .max(500)
    .optional(),
});
export type ForeignResponse = z.output<typeof foreignResponse>;

export const foreignObservation = z.object({
  code: foreignConcept.optional(),
  effectiveDateTime: text.optional(),
  valueQuantity: quantity.optional(),
  bodySite: foreignConcept.optional(),
  note: z
    .array(z.object({ text: text.optional() }))
    .max(50)
    .optional(),
  method: foreignConcept.optional(),
  derivedFrom: z.array(reference).max(50).optional(),
  component: z
    .array(z.object({ code: foreignConcept.optional(), valueQuantity: quantity.optional() }))
    .max(100)
    .optional(),
});
export type ForeignObservation = z.output<typeof foreignObservation>;

export const foreignBundle = z.object({
  resourceType: z.literal('Bundle'),
  entry: z
    .array(z.object({ fullUrl: text.optional(), resource: z.looseObject({ resourceType: text }).optional() }))
    .max(5000)
    .default([]),
});
export type ForeignEntry = z.output<typeof foreignBundle>['entry'][number];
