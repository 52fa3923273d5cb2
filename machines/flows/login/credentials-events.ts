import * as z from 'zod/mini';
import { form } from '../definition.ts';
import { credentials, typed } from './login-events.ts';

/** Number and password, and nothing that is remembered. */
export const credentialsEvents = {
  'credentials.submit': form({
    ...credentials,
    payload: z.strictObject({ identifier: typed, password: typed }),
  }),
};
