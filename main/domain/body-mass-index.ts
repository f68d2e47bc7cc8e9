import { Exact, toDecimalString, type DecimalString } from './decimal.ts';

/**
 * Body mass index in kg/m²: weight by the square of the height, rounded half up to one place. Null while one of the
 * two is missing or not above zero.
 *
 * @param heightCm centimetres. @param weightKg kilograms.
 */
export function bodyMassIndex(heightCm: DecimalString | null, weightKg: DecimalString | null): DecimalString | null {
  if (heightCm === null || weightKg === null) return null;
  const metres = new Exact(heightCm).div(100);
  const weight = new Exact(weightKg);
  if (metres.lessThanOrEqualTo(0) || weight.lessThanOrEqualTo(0)) return null;
  return toDecimalString(weight.div(metres.times(metres)).toDecimalPlaces(1, Exact.ROUND_HALF_UP));
}
