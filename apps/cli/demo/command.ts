import { type Language, messageFrom } from '../../../adapters/messages/index.ts';
import { createFlow, passwordLogin } from '../../../machines/index.ts';
import { describeDeviation, loadPolicy, milliseconds } from '../../../machines/vocabulary/policy/index.ts';
import { type Io, UsageError } from '../io.ts';
import { openDemoBank } from './bank.ts';
import { createDemoClock, type DemoClock } from './clock.ts';
import { farewell } from './farewell.ts';
import type { Person } from './gesture.ts';
import { lossyWay, networkSwitch, type NetworkSwitch } from './network.ts';
import { demoLogs } from './logs.ts';
import { help, readOptions } from './options.ts';
import { type DemoCustomer, demoCustomers } from './people.ts';
import { newestCode, type Phone, smsBox } from './phone.ts';
import { type DrivenFlow, play } from './play.ts';
import { actionLabel, fieldLabel, screenLines } from './screen.ts';
import { scriptedPerson } from './script.ts';
import { type DemoWords, demoWords } from './words.ts';

/** Where a clock begins that stands still: a morning in Tirana, the same in every run. */
const stillMorning = Date.UTC(2026, 0, 15, 9);

function customerLines(
  { name, clientNumber, personalNumber, password, ...rest }: DemoCustomer,
  words: DemoWords,
) {
  return [
    `  ${name}${rest.closed ? ` (${words.closedAccount})` : ''}${rest.simChangedAt ? ` (${words.changedSim})` : ''}`,
    `    ${words.clientNumber} ${clientNumber}, ${words.personalNumber} ${personalNumber}, ${words.password}: ${password}`,
  ];
}

const introduction = (customers: readonly DemoCustomer[], words: DemoWords, still: boolean) => [
  words.welcome,
  '',
  words.customers,
  ...customers.flatMap((customer) => customerLines(customer, words)),
  '',
  ...words.tryThis,
  still ? words.stillClock : words.runningClock,
];

interface Seat {
  io: Io;
  language: Language;
  words: DemoWords;
  clock: DemoClock;
  network: NetworkSwitch;
  phone: Phone;
}

async function personAt({ io, language, words, clock, network, phone }: Seat): Promise<Person> {
  const labelOf = (field: Parameters<typeof fieldLabel>[1]) => fieldLabel(language, field);
  if (!io.isTTY) {
    return scriptedPerson({ io, labelOf, newestCode: () => newestCode(phone), words });
  }
  const { promptedPerson } = await import('./prompts.ts');
  return promptedPerson({
    io,
    words,
    labelOf,
    actionOf: (event) => actionLabel(language, event),
    timerOf: (id) => messageFrom(language, `timer.${id}` as Parameters<typeof messageFrom>[1]),
    now: () => clock.now(),
    online: () => network.online(),
  });
}

/** `hyrje demo`: one login, from the first screen to the session. */
export async function demoCommand(argv: readonly string[], io: Io): Promise<number> {
  const { help: asked, language, mode, ...files } = readOptions(argv);
  if (asked) {
    io.out(help);
    return 0;
  }
  if (!io.isTTY && 'isTTY' in io.input && io.input.isTTY === true) {
    throw new UsageError(
      'A terminal that only types would show the password: use one at both ends, or a pipe.',
    );
  }
  const words = demoWords[language];
  const loaded = loadPolicy({ 'verdict.mode': mode }, { allowNonConformant: true });
  const { policy, deviations } = loaded;
  const logs = await demoLogs(files, policy);
  const still = !io.isTTY;
  const clock = createDemoClock(still ? stillMorning : Date.now(), !still);
  const customers = demoCustomers(clock.now());
  for (const line of introduction(customers, words, still)) io.out(line);
  for (const deviation of deviations) io.out(`! ${describeDeviation(deviation)}`);

  const { bank, phone, connection, audit } = await openDemoBank(policy, customers, clock, still);
  const network = networkSwitch();
  const way = lossyWay(connection.login);
  const flow = createFlow(passwordLogin, {
    services: { login: way.login, network },
    clock,
    timeoutMs: milliseconds(policy, 'service.timeout'),
    report: () => {},
    ...(logs.inspect && { inspect: logs.inspect }),
  });
  const driven: DrivenFlow = {
    ...flow,
    send: (event, values) =>
      (flow.send as (event: string, ...payload: object[]) => boolean)(event, ...(values ? [values] : [])),
  };
  const person = await personAt({ io, language, words, clock, network, phone });
  let shown = 0;
  try {
    const output = await play({
      flow: driven,
      person,
      clock,
      network,
      way,
      words,
      say: (line) => io.out(`  ${line}`),
      async draw(view) {
        await bank.idle();
        for (const line of screenLines(view, language, clock.now(), still)) io.out(line);
        const arrived = phone.received.slice(shown);
        shown += arrived.length;
        for (const line of arrived.flatMap((sms) => smsBox(sms, words.phone))) io.out(line);
      },
    });
    return await farewell(output, { say: (line) => io.out(line), words, session: connection.session });
  } finally {
    person.close();
    flow.stop();
    await bank.idle();
    await logs.save(audit);
  }
}
