/** A code of the Place of Service Code Set with its official name. */
export interface PlaceOfService {
  readonly code: string;
  readonly name: string;
}

/** Where the names come from. */
export const PLACE_OF_SERVICE_SOURCE =
  'Place of Service Code Set, Centers for Medicare & Medicaid Services, version of May 2, 2024';

/** The places where somebody is examined; the whole set has some fifty (SPEC M2). Any other two digits may be entered. */
export const PLACES_OF_SERVICE: readonly PlaceOfService[] = [
  { code: '02', name: "Telehealth Provided Other than in Patient's Home" },
  { code: '10', name: "Telehealth Provided in Patient's Home" },
  { code: '11', name: 'Office' },
  { code: '12', name: 'Home' },
  { code: '15', name: 'Mobile Unit' },
  { code: '18', name: 'Place of Employment-Worksite' },
  { code: '19', name: 'Off Campus-Outpatient Hospital' },
  { code: '20', name: 'Urgent Care Facility' },
  { code: '21', name: 'Inpatient Hospital' },
  { code: '22', name: 'On Campus-Outpatient Hospital' },
  { code: '24', name: 'Ambulatory Surgical Center' },
  { code: '26', name: 'Military Treatment Facility' },
  { code: '31', name: 'Skilled Nursing Facility' },
  { code: '32', name: 'Nursing Facility' },
  { code: '49', name: 'Independent Clinic' },
  { code: '50', name: 'Federally Qualified Health Center' },
  { code: '61', name: 'Comprehensive Inpatient Rehabilitation Facility' },
  { code: '62', name: 'Comprehensive Outpatient Rehabilitation Facility' },
  { code: '72', name: 'Rural Health Clinic' },
  { code: '99', name: 'Other Place of Service' },
];

const names = new Map(PLACES_OF_SERVICE.map(({ code, name }) => [code, name]));

/** The official name of a code; null for codes that are not on this short list, and while none is entered. */
export function placeOfServiceName(code: string | null): string | null {
  return code === null ? null : (names.get(code.trim()) ?? null);
}
