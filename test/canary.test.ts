import { describe, expect, it } from 'vitest';
import { assign, createActor, fromPromise, setup } from 'xstate';
import { type Login, passwordLogin, type Sealed, unseal } from '../machines/index.ts';
import type { FailureCode } from '../machines/vocabulary/failure.ts';
import { people, play, type Step } from '../scenarios/index.ts';
import { disguises, findSecrets, type Secrets, textOf } from './canary-finder.ts';
import { watch, type Watch } from './canary-watch.ts';
import { memorySurface, type MemorySurface } from './journeys/memory.surface.ts';

const { ana } = people;
const canary = { password: 'Kanarina "e\\verdhë" 7e1f', code: '748 291' } as const;
const secrets: Secrets = {
  'the wrong password': canary.password,
  'the right password': ana.password,
  'the code': '748291',
};

const enters = (password: string): Step => ({
  does: 'credentials.submit',
  with: { identifier: ana.clientNumber, password },
});
const typesCode: Step = { does: 'code.submit', with: { code: canary.code } };
const noAnswer: readonly Step[] = [{ waits: 10 }, { waits: 10 }, { sees: { error: 'E_TIMEOUT' } }];

/** Everything that can go wrong with what a customer types, and then a login. */
const story: readonly Step[] = [
  enters(`${canary.password}\u0007`),
  enters(canary.password),
  { sees: { screen: 'credentials', error: 'E_SERVICE' } },
  { does: 'call.retry' },
  { sees: { screen: 'code' } },
  { restarts: true },
  { does: 'code.submit', with: { code: `${canary.code}0` } },
  typesCode,
  { sees: { screen: 'code', error: 'E_SERVICE' } },
  { loses: 'answer', times: 2 },
  typesCode,
  ...noAnswer,
  { does: 'call.retry' },
  { sees: { error: 'E_AUTH_GENERIC' } },
  { loses: 'request', times: 1 },
  typesCode,
  { does: 'credentials.edit' },
  { loses: 'network' },
  enters(canary.password),
  { finds: 'network' },
  { restarts: true },
  enters(ana.password),
  { sees: { screen: 'code' } },
  typesCode,
  { waits: 'resend' },
  { does: 'code.resend' },
  { does: 'code.submit', with: { code: { code: 'newest' } } },
];

/** An adapter like an HTTP client that puts its request into its errors; each call fails twice. */
function careless(real: Login): Login {
  const failing = <R extends { secret: Sealed<unknown> }, A>(method: (request: R) => Promise<A>) => {
    let left = 2;
    return async (request: R): Promise<A> => {
      if (left-- <= 0) return method(request);
      const data = JSON.stringify(unseal(request.secret));
      throw Object.assign(new Error(`The request failed: ${data}`, { cause: { data } }), {
        config: { data },
      });
    };
  };
  return { ...real, first: failing(real.first), second: failing(real.second) };
}

/** Plays the story, and notes everything that can be seen of it. */
async function playWatched(watched: Watch, surface: MemorySurface, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    await play({ id: 'canary', title: { sq: '', en: '' }, tags: [], steps: [step] }, surface);
    watched.note('views', surface.flow().view());
    watched.note('rows', surface.bank.store.dump());
    watched.note('rows as JSON', JSON.stringify(surface.bank.store.dump()));
    watched.note('audit records', await surface.bank.audit());
    try {
      watched.note('stored flows', surface.flow().persist());
    } catch (error) {
      watched.note('errors', error);
    }
  }
}

const found = ({ sightings }: Watch, what: Secrets = secrets) =>
  [...sightings].flatMap(([place, texts]) =>
    [...new Set(texts.flatMap((text) => findSecrets(what, text)))].map((finding) => `${finding} in ${place}`),
  );

describe('a canary that a customer types', () => {
  it('is found in nothing that the flow and the bank let out or keep', async () => {
    const watched = watch();
    const surface = await memorySurface({ inspect: watched.inspect, line: careless });
    const codes: Record<string, string> = {};
    await playWatched(watched, surface, story);
    for (const [at, code] of (await surface.world.codes()).entries())
      codes[`the code of SMS ${at + 1}`] = code;
    expect(await surface.flow().done).toMatchObject({ status: 'authenticated' });
    watched.note('the outcome', await surface.flow().done);
    await watched.end();
    expect(Object.keys(codes).length).toBe(2);
    expect(found(watched, { ...secrets, ...codes })).toEqual([]);
    expect([...watched.sightings.keys()].toSorted()).toEqual([
      'audit records',
      'errors',
      'inspection events @xstate.action',
      'inspection events @xstate.actor',
      'inspection events @xstate.event',
      'inspection events @xstate.microstep',
      'inspection events @xstate.snapshot',
      'persisted snapshots',
      'rows',
      'rows as JSON',
      'snapshots',
      'stored flows',
      'the outcome',
      'the wire of @statelyai/inspect',
      'the wire of @statelyai/inspect, as JSON',
      'views',
    ]);
  });
});

describe('the search for the canary cries', () => {
  const places = [
    'snapshots',
    'persisted snapshots',
    'the wire of @statelyai/inspect',
    'inspection events @xstate.snapshot',
  ];

  it('when a flow keeps in its context what was typed', async () => {
    const watched = watch();
    const events = {
      ...passwordLogin.events,
      'credentials.submit': {
        ...passwordLogin.events['credentials.submit'],
        problemOf: ({ password }: { password: string }) => password as FailureCode,
      },
    };
    const surface = await memorySurface({
      inspect: watched.inspect,
      definition: { ...passwordLogin, events },
    });
    await playWatched(watched, surface, [enters(canary.password)]);
    await watched.end();
    for (const place of [...places, 'views', 'stored flows']) {
      expect(found(watched)).toContain(`the wrong password plain in ${place}`);
    }
  });

  it('when a machine hands to a service what was typed', async () => {
    const watched = watch();
    const machine = setup({
      types: { events: {} as { type: 'submit'; password: string }, context: {} as { password: string } },
      actors: { check: fromPromise<unknown, string>(() => new Promise(() => {})) },
      actions: { forget: assign({ password: '' }) },
    }).createMachine({
      context: { password: '' },
      initial: 'asking',
      states: {
        asking: { on: { submit: 'checking' } },
        checking: { invoke: { src: 'check', input: ({ event }) => event.password } },
      },
    });
    const actor = createActor(machine, { inspect: watched.inspect }).start();
    actor.send({ type: 'submit', password: canary.password });
    actor.stop();
    await watched.end();
    expect(found(watched)).toContain('the wrong password plain in persisted snapshots');
    expect(found(watched)).toContain('the wrong password plain in inspection events @xstate.event');
  });

  it('when it is on the console, or hidden in an error', async () => {
    const watched = watch();
    console.warn('refused', { password: canary.password });
    watched.note('errors', new Error('no', { cause: new Error(`no ${canary.code.replace(' ', '')}`) }));
    await watched.end();
    expect(found(watched)).toEqual(
      expect.arrayContaining(['the wrong password plain in the console', 'the code plain in errors']),
    );
  });

  it.each(Object.entries(disguises))('when the secret is %s', (name, forms) => {
    for (const form of forms(canary.password)) {
      expect(findSecrets(secrets, `before ${form} after`)).toContain(`the wrong password ${name}`);
    }
  });

  it('wherever in a longer text it was encoded', () => {
    for (const before of ['', 'a', 'ab', 'abc']) {
      const encoded = Buffer.from(`${before}${canary.password}xyz`).toString('base64');
      expect(findSecrets(secrets, encoded)).toEqual(['the wrong password in base64']);
    }
  });

  it('in cycles, maps, hidden properties and bytes', () => {
    const hidden: Record<string, unknown> = { map: new Map([['key', new Set([Buffer.from('in bytes')])]]) };
    hidden['self'] = hidden;
    Object.defineProperty(hidden, 'secret', { value: 'not shown', enumerable: false });
    expect(textOf(hidden)).toMatch(/not shown/);
    expect(textOf(hidden)).toMatch(/in bytes/);
  });

  it('but not for a number that is part of a longer one', () => {
    expect(findSecrets(secrets, '1748291000 0.7482917 74829')).toEqual([]);
    expect(findSecrets(secrets, '{"code":748291}')).toEqual([
      'the code plain',
      'the code as JSON',
      'the code in a URL',
      'the code in capitals',
    ]);
  });
});
