import { describe, expect, it } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { createAuthority, type Kind } from '../../machines/authority/index.ts';
import { defaultPolicy, type Policy } from '../../machines/vocabulary/policy/index.ts';
import { authorityWith, swapped } from '../properties/redraw.ts';
import { stories } from './stories/index.ts';
import type { Story } from './stories/story.ts';
import { standOf } from './stand.ts';

const expectTold = ({ policy, tell }: Story, authority: typeof createAuthority = createAuthority) =>
  tell(standOf(authority({ ...defaultPolicy, ...policy })));

describe('the authority', () => {
  it.each(stories.map((story) => [story.name, story] as const))('%s', (_, story) => expectTold(story));
});

const isTrue = (story: Story, authority: typeof createAuthority) => {
  try {
    expectTold(story, authority);
    return true;
  } catch {
    return false;
  }
};

/** Guards of the machines that these stories are about. */
const guards = (
  Object.entries(createAuthority(defaultPolicy).machines) as unknown as [Kind, AnyStateMachine][]
).flatMap(([kind, { implementations }]) =>
  Object.entries(implementations.guards)
    .filter(([, guard]) => !('check' in (guard as object)))
    .map(([name]) => [kind, name] as const),
);

describe('a guard that says the opposite is noticed', () => {
  it.each(guards)('%s: %s', (kind, name) => {
    const turned = (machine: AnyStateMachine, _: Policy) => {
      const guard = machine.implementations.guards[name] as (...args: unknown[]) => boolean;
      return swapped({ guards: { [name]: (...args: unknown[]) => !guard(...args) } })(machine, _);
    };
    const broken = authorityWith({ [kind]: turned }) as unknown as typeof createAuthority;
    expect(stories.some((story) => !isTrue(story, broken))).toBe(true);
  });
});
