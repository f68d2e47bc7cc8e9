export const VERIFY_TITLE = 'Verify a report';
export const VERIFY_LEAD =
  'Who signed a PDF, when, whether anything was changed since, and whether its data are what it prints.';
