import { expect, test } from 'vitest';
import { SITES } from '../../main/domain/claim.ts';
import { PLACES_OF_SERVICE, placeOfServiceName } from '../../main/domain/place-of-service.ts';

test('M2: places of service are two digits, each once, in order, with a name', () => {
  const codes = PLACES_OF_SERVICE.map(({ code }) => code);
  expect(codes.filter((code) => !/^\d{2}$/.test(code))).toEqual([]);
  expect(codes).toEqual([...new Set(codes)].toSorted());
  expect(PLACES_OF_SERVICE.filter(({ name }) => name.trim() === '')).toEqual([]);
});

test('M2: every site of service has a place of service with a name', () => {
  expect(SITES.map(({ id, placeOfService }) => [id, placeOfServiceName(placeOfService)])).toEqual([
    ['outpatient-clinic', 'On Campus-Outpatient Hospital'],
    ['orthopaedic-clinic', 'Office'],
    ['rehabilitation-clinic', 'Comprehensive Outpatient Rehabilitation Facility'],
    ['ime-setting', 'Office'],
  ]);
});

test('other codes and none have no name', () => {
  expect([placeOfServiceName('98'), placeOfServiceName(''), placeOfServiceName(null)]).toEqual([null, null, null]);
  expect(placeOfServiceName(' 11 ')).toBe('Office');
});
