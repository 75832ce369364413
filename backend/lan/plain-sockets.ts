const sockets = new WeakSet<object>();

/** Marks a connection as one that came in unencrypted from the network. */
export const markPlain = (socket: object): void => void sockets.add(socket);

/** Whether a connection came in by the plain door: known by the listener that took it in, since headers can say anything. */
export const cameByPlainDoor = (socket: object): boolean => sockets.has(socket);
