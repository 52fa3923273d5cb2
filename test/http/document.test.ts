import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { calls, csrfPath, pathOf, tokenGivers } from '../../adapters/http/wire.ts';
import { createStand } from './stand.ts';

interface Document {
  openapi: string;
  paths: Record<
    string,
    Record<string, { operationId: string; responses: Record<string, unknown>; requestBody?: unknown }>
  >;
}

describe('the description of the API', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const stand = await createStand();
    const { status, body } = await stand.send('/api/openapi.json');
    expect(status).toBe(200);
    expect(body).toMatchObject({ openapi: '3.1.0' });
    expect(await new Validator().validate(body as Record<string, unknown>)).toMatchObject({ valid: true });
  });

  it('has every call and nothing else, each with its problems', async () => {
    const stand = await createStand();
    const document = (await stand.send('/api/openapi.json')).body as Document;
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((call) => [call.operationId, path, Object.keys(call.responses)]),
    );
    const problems = ['200', '503', '4XX'];
    const expected = [...calls.map((call) => [call, pathOf(call), problems]), ['csrf', csrfPath, problems]];
    expect(described).toEqual(expected);
  });

  it('says that requests have no other fields, and where the session’s token may be', async () => {
    const stand = await createStand();
    const document = (await stand.send('/api/openapi.json')).body as Document;
    for (const [path, methods] of Object.entries(document.paths)) {
      if (path === csrfPath) continue;
      expect(JSON.stringify(methods['post']?.requestBody)).toContain('"additionalProperties":false');
    }
    const withToken = Object.entries(document.paths).filter(([, methods]) =>
      JSON.stringify(methods).includes('"token":{'),
    );
    expect(withToken.map(([path]) => path)).toEqual(
      [...calls.filter((call) => tokenGivers.has(call)), 'reset.setPassword']
        .map((call) => pathOf(call as never))
        .concat(csrfPath),
    );
  });
});
