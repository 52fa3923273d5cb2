import type { Answered, Asked, OfOneRun, Step } from '../../../adapters/inspect/index.ts';
import type { View } from '../../../machines/index.ts';

/** Who takes part in a run, in the order of the sequence diagram. `services`: the ports, between a flow and the world. */
export const parties = ['customer', 'flow', 'services', 'bank', 'sms', 'device'] as const;
export type Party = (typeof parties)[number];

/** One thing that happened, between two who take part: an arrow of the sequence diagram, a sentence of the story. */
export type Row = Happening & {
  /** The message that tells it, by its place in the run. */
  readonly message: number;
  readonly from: Party;
  readonly to: Party;
};

export type Happening =
  | { readonly kind: 'begins' }
  | {
      readonly kind: 'does';
      readonly event: string;
      readonly problem: string | null;
      readonly ticked: readonly string[];
    }
  | { readonly kind: 'network'; readonly isUp: boolean }
  | { readonly kind: 'time'; readonly delay: string }
  | { readonly kind: 'takes'; readonly event: string }
  | { readonly kind: 'asks'; readonly service: string }
  | { readonly kind: 'answers'; readonly service: string; readonly outcome: string }
  | { readonly kind: 'shows'; readonly view: View }
  | { readonly kind: 'sms'; readonly reference: string }
  | { readonly kind: 'ends'; readonly status: string };

const ofDevice = new Set(['authenticator', 'device', 'deviceKey', 'pinVault']);

/** Who answers for a service: its port says. */
export const partyOf = (service: string): Party =>
  ofDevice.has(service.split('.')[0] ?? '') ? 'device' : 'bank';

type Unplaced = Omit<Row, 'message'>;
const arrow = (from: Party, to: Party, what: Happening): Unplaced => ({ ...what, from, to });

function taken({ event }: Step): Unplaced[] {
  const { type, problem = null, told = {} } = event;
  if (type === 'xstate.init') return [arrow('flow', 'flow', { kind: 'begins' })];
  if (type === 'xstate.stop' || /^xstate\.(done|error)\.actor/.test(type)) return [];
  const delay = /^xstate\.after(?:\.(?<delay>[^.]+))?/.exec(type)?.groups;
  if (delay) return [arrow('flow', 'flow', { kind: 'time', delay: delay['delay'] ?? '' })];
  if (type === 'network.lost' || type === 'network.found') {
    return [arrow('device', 'flow', { kind: 'network', isUp: type === 'network.found' })];
  }
  if (event.problem === undefined) return [arrow('flow', 'flow', { kind: 'takes', event: type })];
  const ticked = Object.keys(told).filter((name) => told[name] === true);
  return [arrow('customer', 'flow', { kind: 'does', event: type, problem, ticked })];
}

/** Whether two views are told apart by who looks at them: another screen, another reason. */
const differs = (view: View, before: View | null) =>
  view.screen !== before?.screen ||
  view.error?.code !== before.error?.code ||
  view.notices.join() !== before.notices.join();

function seen({ view }: Step, before: View | null): Unplaced[] {
  if (!view) return [];
  const { ref } = view.data;
  return [
    ...(ref !== undefined && ref !== before?.data.ref
      ? [arrow('bank', 'sms', { kind: 'sms', reference: ref })]
      : []),
    ...(differs(view, before) ? [arrow('flow', 'customer', { kind: 'shows', view })] : []),
  ];
}

const asked = ({ service }: Asked) => arrow('flow', partyOf(service), { kind: 'asks', service });
const answered = ({ service, outcome }: Answered) =>
  arrow(partyOf(service), 'flow', { kind: 'answers', service, outcome });

/** What a message tells. `before`: the view that the customer had until then. */
export function rowsOf(message: OfOneRun, at: number, before: View | null): Row[] {
  const unplaced = (): Unplaced[] => {
    if (message.type === 'step') return [...taken(message), ...seen(message, before)];
    if (message.type === 'asked') return [asked(message)];
    if (message.type === 'answered') return [answered(message)];
    return message.type === 'ended' ? [arrow('flow', 'flow', { kind: 'ends', status: message.status })] : [];
  };
  return unplaced().map((row) => ({ ...row, message: at }) as Row);
}
