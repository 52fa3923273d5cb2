/**
 * The database's clock, ms since 1970; the same for a whole transaction. It can be moved ahead in a database with the
 * mark `demo` only, because the offset's row refers to that mark.
 */
export const clock = `
  create table hyrje.demo_clock (
    mark text primary key default 'demo' references hyrje.marks,
    ahead bigint not null check (ahead >= 0)
  );

  create function hyrje.now() returns bigint language sql stable
    return floor(extract(epoch from pg_catalog.now()) * 1000)::bigint
      + coalesce((select ahead from hyrje.demo_clock), 0)`;
