export { type Accounts, openAccounts } from './open-accounts.ts';
export { openPairings, type Pairings } from './open-pairings.ts';
export { openTokens, type Tokens } from './open-tokens.ts';
export { createPairingRoutes } from './pairing-routes.ts';
export { createAccountRoutes } from './routes.ts';
export { hashSecret, makeSecret } from './secrets.ts';
export { createTokenRoutes, hostOf } from './token-routes.ts';
