import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../machines/ports/bank/records.ts';
import { appJourneys, journeys } from '../../scenarios/index.ts';
import type { ConformReport } from '../../verification/conform/index.ts';
import { auditOf, conformFile, logOf, type Played } from './logs.ts';

/** Every login of manual 1.1, and some of all that comes after one. */
const more = [
  'manual-biometrics',
  'manual-soft-pin-saved',
  'manual-internet-branch',
  'password-reset',
  'login-on-two-phones',
  'phone-lost',
  'sim-changed',
  'contact-centre-unlocks',
  'session-idle',
];
const played = new Map<string, Played>();

beforeAll(async () => {
  const chosen = [...journeys, ...appJourneys.filter(({ id }) => more.includes(id))];
  for (const journey of chosen) {
    const log = await auditOf(journey);
    if (log.rows.length > 0) played.set(journey.id, log);
  }
});

const judge = (log: Played, rows: readonly object[] = log.rows): Promise<ConformReport> =>
  conformFile(logOf([log.header, ...rows]), { flows: {} });

/** The line of a row, 0 the first: the header is line 1. */
const lineOf = (row: number) => row + 2;

/** What turning an option on writes is passed over. */
const isOfEnrolment = ({ reasonCode }: AuditRecord) => reasonCode?.startsWith('altered=') ?? false;
const isFollowed = (row: AuditRecord) => !isOfEnrolment(row) && isOfMachine(row);
const isOfMachine = ({ type }: AuditRecord) =>
  !/^(?:NOTIFY_|REMEMBER_|INPUT_|DEVICE_ALTERED|CRED_|SOFTPIN_|BIO_KEY)/.test(type);

describe('the audit log of a journey', () => {
  it('fits, whatever the journey', async () => {
    expect(played.size).toBeGreaterThan(more.length + 30);
    for (const [id, log] of played) {
      const { fits, judged, misfit } = await judge(log);
      expect([id, fits, misfit]).toEqual([id, true, null]);
      expect([id, judged]).toEqual([id, log.rows.filter(isFollowed).length]);
    }
  });

  it('fits without a header, and without the reasons', async () => {
    const { rows } = played.get('block')!;
    const bare = rows.map(({ type, actor, deviceId, txnId, corr }) => ({
      type,
      actor,
      deviceId,
      txnId,
      corr,
    }));
    const report = await conformFile(logOf(bare), { flows: {} });
    expect(report.fits).toBe(true);
  });
});

/** Of a plain login: begun, password right, code sent, code right, session. */
describe('the audit log of a login', () => {
  const rows = () => played.get('client-number')!.rows;
  const misfitOf = async (changed: readonly object[]) => {
    const { misfit } = await judge(played.get('client-number')!, changed);
    return misfit && [misfit.line, misfit.isEnd, misfit.found];
  };
  const stranger = (at: number, type: string) => ({ ...rows()[at]!, id: 'x', corr: 'x', type });

  it.each([
    [0, [2, false, 'LOGIN_STEP_OK']],
    [1, [3, false, 'FNP_SENT']],
    [2, [4, false, 'LOGIN_OK']],
    [3, [5, false, 'SESSION_START']],
    [4, [5, true, 'the end of the log']],
  ])('does not fit without its row %d', async (at, found) => {
    expect(await misfitOf(rows().toSpliced(at, 1))).toEqual(found);
  });

  it.each([0, 1, 2, 3])('does not fit with its rows %d and the next swapped', async (at) => {
    const swapped = rows().toSpliced(at, 2, rows()[at + 1]!, rows()[at]!);
    expect((await misfitOf(swapped))![0]).toBe(lineOf(at));
  });

  it.each([0, 1, 2, 3, 4])('does not fit with its row %d twice', async (at) => {
    expect((await misfitOf(rows().toSpliced(at, 0, rows()[at]!)))![0]).toBe(lineOf(at + 1));
  });

  it.each([
    [1, 'SESSION_START'],
    [2, 'LOGIN_OK'],
    [3, 'LOCK_TEMP'],
    [4, 'REAUTH_OK'],
    [5, 'RESET_OK'],
  ])('does not fit with an invented row before %d: %s', async (at, type) => {
    expect((await misfitOf(rows().toSpliced(at, 0, stranger(0, type))))![0]).toBe(lineOf(at));
  });

  it('does not fit where the bank found out something else', async () => {
    const wrong = rows().map((row, at) =>
      at === 3 ? { ...row, reasonCode: 'match=none simRisk=false' } : row,
    );
    expect(await misfitOf(wrong)).toEqual([5, false, 'LOGIN_OK']);
  });

  it('says what could have been instead, where the machines are, and the last line that fits', async () => {
    const { misfit } = await judge(played.get('client-number')!, rows().toSpliced(3, 1));
    expect(misfit!.expected).toContain('LOGIN_OK (login.second match=current simRisk=false)');
    expect(misfit!.expected).toContain('LOGIN_CANCEL (login.cancel)');
    expect(misfit!.lastFitting).toBe(4);
    expect(misfit!.states.join()).toContain('login genuine');
  });
});

/** Rows that may as well be missing, or there again: one more or one fewer of them is another possible history. */
const free =
  /^(?:LOGIN_STEP_FAIL|FNP_RESEND|FNP_EXPIRED|FNP_DEAD|LOGIN_CANCEL|LOGIN_EXPIRED|UNLOCK|SIM_RISK|SESSION_|RESET_STEP|RESET_CONTACT|REAUTH_)/;

describe('a log with a row too few or too many', () => {
  it('never fits where it must not, and is never blamed on an earlier line', async () => {
    const logs = [...played.entries()];
    const cases = fc.record({
      log: fc.nat({ max: logs.length - 1 }),
      row: fc.nat(),
      how: fc.constantFrom('dropped', 'doubled', 'swapped', 'invented' as const),
      type: fc.constantFrom('LOGIN_OK', 'SESSION_START', 'FNP_SENT'),
    });
    const found = { misfits: 0, histories: 0 };
    const property = fc.asyncProperty(cases, async ({ log: number, row: nth, how, type }) => {
      const [id, log] = logs[number]!;
      const own = log.rows.flatMap((row, at) => (isFollowed(row) ? [at] : []));
      const at = own[nth % own.length]!;
      const [row, next] = [log.rows[at]!, log.rows[at + 1]];
      fc.pre(how !== 'invented' || type !== row.type);
      fc.pre(how !== 'swapped' || (next !== undefined && isFollowed(next) && next.type !== row.type));
      const changed = {
        dropped: () => log.rows.toSpliced(at, 1),
        doubled: () => log.rows.toSpliced(at, 0, { ...row, id: 'again' }),
        swapped: () => log.rows.toSpliced(at, 2, next!, row),
        invented: () => log.rows.toSpliced(at, 0, { ...row, type, corr: 'x' }),
      }[how]();
      const { misfit } = await judge(log, changed);
      if (misfit === null) {
        found.histories++;
        const isFree =
          how !== 'invented' && [row, how === 'swapped' ? next! : row].some((one) => free.test(one.type));
        expect([id, how, at, row.type, isFree]).toEqual([id, how, at, row.type, true]);
      } else {
        found.misfits++;
        expect(misfit.line + (misfit.isEnd ? 1 : 0)).toBeGreaterThanOrEqual(lineOf(at));
        if (how === 'invented') expect([id, at, type, misfit.line]).toEqual([id, at, type, lineOf(at)]);
      }
    });
    await fc.assert(property, { seed: 5, numRuns: 100 });
    expect(found.misfits).toBeGreaterThan(4 * found.histories);
  });
});
