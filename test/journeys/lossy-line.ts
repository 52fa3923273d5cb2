import type { Page, Route } from 'playwright-core';

export type Loss = 'answer' | 'request' | 'service';

/** The way between a page and the bank, on which requests and answers get lost as told; a cancel gets through. */
export async function lossyLine(page: Page) {
  const losses: Loss[] = [];
  const underWay = new Set<Route>();
  let lost = 0;

  const meet = async (route: Route) => {
    const isCancel = route.request().url().endsWith('/cancel');
    const loss = isCancel ? undefined : losses.shift();
    if (loss === 'service') return route.fulfill({ status: 503, body: '' });
    if (loss === 'request') return void lost++;
    const response = await route.fetch();
    if (loss === 'answer') return void lost++;
    return route.fulfill({ response });
  };
  await page.route('**/api/**', async (route) => {
    underWay.add(route);
    try {
      await meet(route);
    } finally {
      underWay.delete(route);
    }
  });

  return {
    lose: (what: Loss, times: number) => void losses.push(...Array<Loss>(times).fill(what)),
    underWay: () => underWay.size,
    lost: () => lost,
    /** A call that was lost times out when time goes by. */
    forget: () => void (lost = 0),
    idle: async () => {
      await page.evaluate('Promise.resolve()');
      while (underWay.size > 0) await new Promise((resolve) => setTimeout(resolve, 2));
      await page.evaluate('Promise.resolve()');
    },
  };
}
