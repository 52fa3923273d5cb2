import type { Row, Table } from '../../../machines/ports/bank/table.ts';
import type { Draft } from './draft.ts';

export function tableOf<R extends Row>(draft: Draft<R>): Table<R> {
  return {
    get: async (id) => (await draft.many([id]))[0],
    many: (ids) => draft.many(ids),
    put: (row) => draft.put(row),
    delete: (id) => draft.delete(id),
  };
}
