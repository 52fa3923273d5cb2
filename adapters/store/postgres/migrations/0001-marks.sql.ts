/**
 * What a database was created for. `demo` is set with the schema (`hyrje.demo` of the creating session), never after:
 * only such a database lets its clock be moved.
 */
export const marks = `
  create table hyrje.marks (mark text primary key check (mark = 'demo'));
  insert into hyrje.marks select 'demo' where current_setting('hyrje.demo', true) = 'on';

  create function hyrje.refuse() returns trigger language plpgsql as $body$
  begin
    raise exception 'Marks are made with the database.';
  end
  $body$;
  create trigger marks_are_final before insert or update or delete or truncate on hyrje.marks
    execute function hyrje.refuse()`;
