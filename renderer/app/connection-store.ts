import { create } from 'zustand';
import type { ConnectionState } from '../api/transport.ts';

/** Whether the studio is heard; `connecting` before it was ever. */
export const useConnection = create<{ readonly state: ConnectionState | 'connecting' }>(() => ({
  state: 'connecting',
}));

/** Notes what the transport tells of its connection. */
export const noteConnection = (state: ConnectionState): void => useConnection.setState({ state });
