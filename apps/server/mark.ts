import type { Pool } from 'pg';

/** Whether a database was made for a demo: only there may anybody move the clock or read a phone. */
export async function hasDemoMark(pool: Pool): Promise<boolean> {
  const { rowCount } = await pool.query("select from hyrje.marks where mark = 'demo'");
  return rowCount !== 0;
}
