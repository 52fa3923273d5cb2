import type { Login } from '../../machines/ports/login.ts';
import { unseal } from '../../machines/vocabulary/sealed.ts';
import type { Bank } from './bank.ts';
import type { Client } from './client.ts';
import type { LogoutTold, RefreshTold } from './sessions.ts';

/** One client's side of the bank, in the same process. Session tokens stay in here; flows get references. */
export interface Connection {
  login: Login;
  session: {
    /** Claims or uses a session of this connection; `gesture`: by the customer's hand. Throws for an unknown one. */
    refresh(session: string, gesture: boolean): Promise<RefreshTold>;
    logout(session: string): Promise<LogoutTold>;
  };
}

/** Serves the port `Login` from a bank in this process; seals are opened here and nowhere before. */
export function connect(bank: Bank, client: Client): Connection {
  const tokens = new Map<string, string>();
  const tokenOf = (session: string): string => {
    const token = tokens.get(session);
    if (token === undefined) throw new Error('This connection has no such session.');
    return token;
  };

  return {
    login: {
      open: (request) => bank.open(client, request),
      first: ({ secret, ...request }) => bank.first(client, { ...request, ...unseal(secret) }),
      sendCode: (request) => bank.sendCode(client, request),
      async second({ secret, ...request }) {
        const told = await bank.second(client, { ...request, ...unseal(secret) });
        if (!told.ok) return told;
        const { token, ...answer } = told;
        tokens.set(answer.session, token);
        return answer;
      },
      cancel: (request) => bank.cancel(client, request),
    },
    session: {
      refresh: async (session, gesture) => bank.refresh(client, { token: tokenOf(session), gesture }),
      logout: async (session) => bank.logout(client, { token: tokenOf(session) }),
    },
  };
}
