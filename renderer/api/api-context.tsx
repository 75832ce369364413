import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { createClient } from '../../backend/contract/client.ts';
import { personContract } from '../../backend/contract/contract.ts';
import type { Client } from '../../backend/contract/endpoint.ts';
import type { Transport } from './transport.ts';

/** Every call that a person's screen can make. */
export type Api = Client<typeof personContract>;

/** The typed client of a transport. */
export function createApi(transport: Pick<Transport, 'fetch' | 'origin'>): Api {
  return createClient(personContract, transport.fetch, transport.origin);
}

const Connection = createContext<{ api: Api; transport: Transport } | null>(null);

/** Gives the screens inside it one way to the studio. */
export function ApiProvider({ transport, children }: { transport: Transport; children: ReactNode }) {
  const connection = useMemo(() => ({ api: createApi(transport), transport }), [transport]);
  return <Connection value={connection}>{children}</Connection>;
}

function useConnection() {
  const connection = useContext(Connection);
  if (connection === null) throw new Error('There is no ApiProvider around this screen.');
  return connection;
}

/** The typed client of the ApiProvider around. */
export const useApi = (): Api => useConnection().api;

/** The transport of the ApiProvider around. */
export const useTransport = (): Transport => useConnection().transport;
