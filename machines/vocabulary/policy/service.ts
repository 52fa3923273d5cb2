import { duration, engineering } from './entry.ts';

/** The bank's services, clocks and records. */
export const service = {
  'service.timeout': duration({
    meaning: 'wait for an answer, before the one automatic retry under the same key and after it',
    default: 10,
    unit: 's',
    min: 2,
    max: 30,
    clause: engineering,
  }),
  'clock.warn': duration({
    meaning: 'difference between the clocks of device and bank that is shown',
    default: 15,
    unit: 's',
    min: 5,
    max: 30,
    clause: engineering,
  }),
  'audit.retention': duration({
    meaning: 'how long audit records are kept',
    default: 13,
    unit: 'months',
    min: 12,
    clause: engineering,
  }),
};
