/**
 * Accounts go on in the account machine of version 2, which has one state more and the same ones. Logins, codes and
 * sessions of before are over: their customers log in once more.
 */
export const machines = `
  update hyrje.accounts set
    version = version + 1,
    machine = machine || '{"version": 2, "hash": "efe78a33c630b3a8"}'
  where machine ->> 'version' = '1';
  delete from hyrje.codes;
  delete from hyrje.logins;
  delete from hyrje.sessions`;
