import { z } from 'zod';

// zod would otherwise build its parsers with eval, which the content security policy forbids. Schemas decide when they
// are made, so this module is imported before any other.
z.config({ jitless: true });
