import type { FastifyInstance } from 'fastify';
import type { Desk } from '../../../../machines/ports/bank/desk.ts';
import type { Policy } from '../../../../machines/vocabulary/policy/index.ts';
import { answersControl } from './control.ts';
import { serveFlowPage } from './flow-page.ts';
import { type ToldBank, toldBank } from './told-bank.ts';

/** What a demo has besides that takes tests. */
export interface TestControl {
  /** In place of the bank: it answers as told, and as the bank where nothing was told. */
  readonly desk: ToldBank['desk'];
  /** Tests ask oftener than customers. */
  readonly rate: { max: number; windowMs: number };
  /** Serves `/demo/answers` and, where its folder is told, the page of one flow. */
  serve(app: FastifyInstance, page: string | null): Promise<void>;
}

/** The test control of a demo at `origin`, for whoever has the token (docs/http.md). */
export function testControl(
  bank: Desk | null,
  { policy, origin, token }: { policy: Policy; origin: string; token: string },
): TestControl {
  const told = toldBank(policy, bank);
  return {
    desk: told.desk,
    rate: { max: 1_000_000_000, windowMs: 60_000 },
    async serve(app, page) {
      await app.register(answersControl(told, origin, token));
      if (page !== null) await serveFlowPage(app, page, token);
    },
  };
}
