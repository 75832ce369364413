export { type Accounts, openAccounts } from './open-accounts.ts';
export { openTokens, type Tokens } from './open-tokens.ts';
export { createAccountRoutes } from './routes.ts';
export { hashSecret, makeSecret } from './secrets.ts';
export { createTokenRoutes } from './token-routes.ts';
