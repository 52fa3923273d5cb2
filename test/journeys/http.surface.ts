import { randomBytes } from 'node:crypto';
import type { Mode } from '../../scenarios/index.ts';
import { memorySurface, type MemorySurface } from './memory.surface.ts';
import { overHttp } from './reach.ts';

/** The login of manual 1.1 over real HTTP: the flow and the typed client here, the server and its bank over there. */
export const httpSurface = (channel: 'app' | 'web', mode: Mode): Promise<MemorySurface> =>
  memorySurface({
    mode,
    reaching: overHttp,
    caller: channel === 'app' ? { channel, device: randomBytes(16).toString('base64url') } : { channel },
  });
