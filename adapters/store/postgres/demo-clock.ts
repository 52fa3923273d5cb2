import pg from 'pg';

/** foreign_key_violation: there is no mark that the offset could refer to. */
const noMark = '23503';

const move = `
  insert into hyrje.demo_clock (ahead) values ($1)
  on conflict (mark) do update set ahead = demo_clock.ahead + excluded.ahead`;

/**
 * Moves a database's clock ahead by `ms`, for demonstrations and tests. Throws unless the database was created with
 * the mark `demo`, and for a negative `ms`.
 */
export async function moveClock(connectionString: string, ms: number): Promise<void> {
  if (!(ms >= 0)) throw new RangeError('Time does not run backwards.');
  const client = new pg.Client({ connectionString, application_name: 'hyrje demo clock' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(move, [Math.round(ms)]);
  } catch (error) {
    const isLive = error instanceof pg.DatabaseError && error.code === noMark;
    throw isLive ? new Error('The clock of a live database is not moved.', { cause: error }) : error;
  } finally {
    await client.end();
  }
}
