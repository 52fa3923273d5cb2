import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createHttp } from '../../adapters/http/server/index.ts';
import { migrate } from '../../adapters/store/postgres/migrate.ts';
import { postgresStore } from '../../adapters/store/postgres/store.ts';
import type { Io } from '../cli/io.ts';
import { openHouseBank } from './house-bank.ts';
import { hasDemoMark } from './mark.ts';
import { serveMetrics } from './metrics-port.ts';
import { packageFolder } from './package-folder.ts';
import { pages, servePage } from './page.ts';
import { policyIn } from './policy-file.ts';
import { assertFree, listen, type Place, stopOnSignal, sweepRegularly } from './run.ts';
import { type Environment, portOf, required, secretOf } from './settings.ts';
import { smsWebhook } from './sms-webhook.ts';
import { StartError } from './start-error.ts';

const help = `Usage: hyrje serve [--policy file.json]

Serves a bank over HTTP, over PostgreSQL. Speaks plain HTTP: put it behind a proxy that ends TLS.

Environment:
  DATABASE_URL              the PostgreSQL; its schema "hyrje" is made and kept up to date
  HYRJE_SECRET[_FILE]       what all keys come from: at least 32 random bytes in base64, or a file with them
  HYRJE_PEPPER[_FILE]       the server's part of every password hash; the same form, kept elsewhere
  HYRJE_ORIGIN              where customers find it, for example https://bank.example
  HYRJE_BRANCH_ORIGIN       where they find the Internet Branch, an origin of its own; without it there is none
  HYRJE_SMS_URL             takes each SMS: POST {to, text, reference}
  HYRJE_SMS_AUTHORIZATION   the Authorization header for it, if it wants one
  HYRJE_TRUST_PROXY         whose x-forwarded-for is believed, for example loopback or 10.0.0.0/8
  HOST, PORT                where it listens; 127.0.0.1 and 8080
  BRANCH_PORT               where the Internet Branch listens; 8081
  METRICS_PORT              Prometheus metrics at /metrics on 127.0.0.1; 9464

Options:
  --policy    the bank's own limits, sizes and times: see hyrje policy
  --help, -h  this text

Exit code: 0 stopped by a signal, 1 it cannot start, 2 called wrongly.`;

interface Running {
  url: string;
  stop(): Promise<void>;
}

/** Starts a bank's server. Throws `StartError`. */
async function startServer(env: Environment, policyFile: string | undefined): Promise<Running> {
  const host = env['HOST'] || '127.0.0.1';
  const place: Place = { host, port: portOf(env, 8080), setting: 'PORT' };
  const branchOrigin = env['HYRJE_BRANCH_ORIGIN'];
  const branchPlace: Place = { host, port: portOf(env, 8081, 'BRANCH_PORT'), setting: 'BRANCH_PORT' };
  const metricsPort = portOf(env, 9464, 'METRICS_PORT');
  const connectionString = required(env, 'DATABASE_URL', 'a bank needs a PostgreSQL');
  const origin = required(
    env,
    'HYRJE_ORIGIN',
    'cookies and codes belong to the place where customers find the bank',
  );
  const smsUrl = required(env, 'HYRJE_SMS_URL', 'without it no customer gets a code');
  const secrets = { secret: secretOf(env, 'HYRJE_SECRET'), pepper: secretOf(env, 'HYRJE_PEPPER') };
  const policy = await policyIn(policyFile);
  if (!URL.canParse(origin)) throw new StartError('HYRJE_ORIGIN is no URL.');
  if (branchOrigin && !URL.canParse(branchOrigin)) throw new StartError('HYRJE_BRANCH_ORIGIN is no URL.');
  await assertFree(place);
  if (branchOrigin) await assertFree(branchPlace);

  await migrate(connectionString).catch((cause: NodeJS.ErrnoException) => {
    throw new StartError(`The database cannot be used: ${cause.code ?? cause.message}.`);
  });
  const probe = new pg.Pool({ connectionString, max: 1, connectionTimeoutMillis: 2000, query_timeout: 2000 });
  probe.on('error', () => {});
  if (await hasDemoMark(probe)) throw new StartError('This database was made for a demo. Use another.');
  const store = postgresStore({ connectionString });
  const sms = smsWebhook(smsUrl, env['HYRJE_SMS_AUTHORIZATION']);
  const { bank, csrfKey } = openHouseBank({ store, sms, secrets, policy, origin });
  const common = {
    bank,
    csrfKey,
    ready: async () => void (await probe.query('select 1')),
    ...(env['HYRJE_TRUST_PROXY'] && { trustProxy: env['HYRJE_TRUST_PROXY'].split(',') }),
  };
  const { app, metrics } = await createHttp({ ...common, origin });
  const branch = branchOrigin ? (await createHttp({ ...common, origin: branchOrigin })).app : null;
  const page = join(packageFolder(), 'dist/web');
  if (existsSync(join(page, pages.app))) await servePage(app, page, policy);
  if (branch && existsSync(join(page, pages.branch))) await servePage(branch, page, policy, {}, 'branch');
  const metricsServer = await serveMetrics(metrics.registry, metricsPort);
  if (branch) await listen(branch, branchPlace);
  const url = `http://${host}:${await listen(app, place)}`;
  const sweeper = sweepRegularly(bank, app.log);
  const stop = async () => {
    await Promise.all([app.close(), branch?.close()]);
    await sweeper.stop();
    await bank.idle();
    metricsServer.close();
    await store.close();
    await probe.end();
  };
  return { url, stop };
}

/** `hyrje serve`. Ends with a signal; resolves only when it cannot start, or has only helped. */
export async function serveCommand(
  argv: readonly string[],
  io: Io,
  env: Environment = process.env,
): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { policy: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) {
    io.out(help);
    return 0;
  }
  try {
    const { url, stop } = await startServer(env, values.policy);
    stopOnSignal(stop);
    io.err(`hyrje serve: listening on ${url}`);
  } catch (cause) {
    if (!(cause instanceof StartError)) throw cause;
    io.err(`hyrje serve: ${cause.message}`);
    return 1;
  }
  return new Promise(() => {});
}
