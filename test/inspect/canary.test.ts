import { createWebSocketInspector } from '@statelyai/inspect';
import { WebSocket } from 'ws';
import { afterEach, describe, expect, it } from 'vitest';
import { assign, createActor, fromPromise, setup } from 'xstate';
import { type Declared, inspectTo, socketLine, type Wire } from '../../adapters/inspect/index.ts';
import { readSessionFile, sessionFileOf } from '../../apps/inspector/live/session-file.ts';
import { createSessions } from '../../apps/inspector/live/sessions.ts';
import { sentenceOf } from '../../apps/inspector/live/story.ts';
import { passwordLogin } from '../../machines/index.ts';
import type { FailureCode } from '../../machines/vocabulary/failure.ts';
import { people } from '../../scenarios/index.ts';
import { findSecrets, type Secrets, textOf } from '../canary-finder.ts';
import { type MemorySurface, memorySurface } from '../journeys/memory.surface.ts';
import { machines, serveHub, type Served, watchedLogin } from './support.ts';

const { ana } = people;
const canary = 'Kanarina "e\\verdhë" 7e1f';
const secrets: Secrets = {
  'the wrong password': canary,
  'the right password': ana.password,
  'the number': ana.clientNumber,
  'the code': '748291',
};

/** What goes wrong with what is typed, and then a login that succeeds. */
async function story(surface: MemorySurface): Promise<Secrets> {
  const form = (password: string) => ({ identifier: ana.clientNumber, password, remember: true });
  await surface.does('credentials.submit', form(`${canary}\u0007`), 1);
  surface.loses('answer', 2);
  await surface.does('credentials.submit', form(canary), 1);
  await surface.waits(25);
  await surface.does('call.retry', {}, 1);
  await surface.does('code.submit', { code: '748291' }, 1);
  await surface.does('credentials.edit', {}, 1);
  await surface.does('credentials.submit', form(ana.password), 1);
  const codes = await surface.world.codes();
  await surface.does('code.submit', { code: codes.at(-1) ?? '' }, 1);
  return {
    ...secrets,
    ...Object.fromEntries(codes.map((code, at) => [`the code of SMS ${at + 1}`, code])),
  };
}

const found = (what: Secrets, value: unknown) => findSecrets(what, textOf(value));

/** Everything that the inspector's page has of some messages: its model, its sentences, and the file that it saves. */
function onThePage(messages: readonly Wire[]): unknown[] {
  const sessions = createSessions();
  sessions.take(messages);
  return sessions.runs().flatMap((run) => {
    const told = { machine: run.hello.machine, at: 0 };
    const file = sessionFileOf(run);
    return [run, run.rows.map((row) => sentenceOf(row, 'sq', told)), file, readSessionFile(file, machines)];
  });
}

describe('a canary that a customer types', () => {
  let served: Served | undefined;
  afterEach(async () => {
    await served?.stop();
    served = undefined;
  });
  const hub = async () => (served = await serveHub());

  it('is in nothing that our source tells, nor in what the page makes of it', async () => {
    const { surface, told } = await watchedLogin();
    const all = await story(surface);
    expect(surface.flow().view().screen).toBe('authenticated');
    expect(told.length).toBeGreaterThan(30);
    expect(found(all, told)).toEqual([]);
    expect(found(all, onThePage(told))).toEqual([]);
  });

  it('is in nothing that the hub keeps or passes on, from our own line or from @statelyai/inspect', async () => {
    const { source, watched } = await hub();
    const seen = await watched();
    const line = socketLine({ url: source, WebSocket: WebSocket as never });
    const inspector = createWebSocketInspector({ url: source });
    const { next } = inspector.inspect as unknown as { next(event: unknown): void };
    const ours = inspectTo({ line, machines });
    const surface = await memorySurface({
      inspect(event) {
        ours(event as never);
        next(event);
      },
    });
    const all = await story(surface);
    await seen.until((messages) => messages.filter(({ type }) => type === 'ended').length === 2);
    const late = await watched();
    await late.until((messages) => messages.filter(({ type }) => type === 'ended').length === 2);
    expect(found(all, [seen.frames, late.frames])).toEqual([]);
    expect(found(all, onThePage(late.messages))).toEqual([]);
    line.stop();
    inspector.stop();
  });

  it('is dropped at reception where a foreign machine has it everywhere', async () => {
    const { source, watched } = await hub();
    const seen = await watched();
    const inspector = createWebSocketInspector({ url: source });
    const machine = setup({
      types: {
        context: {} as { password: string },
        events: {} as { type: 'submit'; password: string } | { type: 'leave' },
      },
      actors: { check: fromPromise<unknown, string>(async ({ input }) => ({ echoed: input })) },
      actions: { note: assign({ password: ({ event }) => (event as { password: string }).password }) },
    }).createMachine({
      id: 'careless',
      context: { password: '' },
      initial: 'asking',
      on: { leave: '.over' },
      states: {
        asking: { on: { submit: { target: 'checking', actions: 'note' } } },
        checking: {
          invoke: { src: 'check', input: ({ event }) => (event as { password: string }).password },
        },
        over: { type: 'final' },
      },
      output: ({ context }) => context,
    });
    const actor = createActor(machine, { inspect: inspector.inspect as never }).start();
    actor.send({ type: 'submit', password: canary });
    actor.send({ type: 'leave' });
    await seen.until((messages) => messages.some(({ type }) => type === 'ended'));
    const states = seen.messages.flatMap((message) => (message.type === 'step' ? [message.value] : []));
    expect(states).toEqual(['asking', 'checking', 'over']);
    expect(found(secrets, seen.frames)).toEqual([]);
    inspector.stop();
  });

  it('is not let out by a flow that keeps it in its context: its declaration does not name it', async () => {
    const careless = {
      ...passwordLogin,
      events: {
        ...passwordLogin.events,
        'credentials.submit': {
          ...passwordLogin.events['credentials.submit'],
          problemOf: ({ password }: { password: string }) => password as FailureCode,
        },
      },
    };
    const { surface, told } = await watchedLogin({ definition: careless }, [careless as unknown as Declared]);
    await surface.does('credentials.submit', { identifier: ana.clientNumber, password: canary }, 1);
    expect(found(secrets, surface.flow().view())).not.toEqual([]);
    expect(found(secrets, told)).toEqual([]);
  });

  it('is found where a declaration is made to name it: the search sees', async () => {
    const { 'credentials.submit': submit, ...others } = passwordLogin.events;
    const leaky = {
      ...passwordLogin,
      events: { ...others, 'credentials.submit': { ...submit, told: { password: [canary] } } },
    };
    const { surface, told } = await watchedLogin({ definition: leaky as never }, [
      leaky as unknown as Declared,
    ]);
    await surface.does('credentials.submit', { identifier: ana.clientNumber, password: canary }, 1);
    expect(found(secrets, told)).toContain('the wrong password plain');
    expect(found(secrets, onThePage(told))).toContain('the wrong password as JSON');
  });
});
