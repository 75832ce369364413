export { type Accounts, openAccounts } from './open-accounts.ts';
export { createAccountRoutes } from './routes.ts';
export { hashSecret, makeSecret } from './secrets.ts';
