import { createRoot } from 'react-dom/client';
import { chooseTransport } from './api/transport.ts';
import { App } from './app/app.tsx';
import { takeToken } from './app/take-token.ts';
import { followAppearance } from './ui/appearance-store.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the app.');

followAppearance();
// Before the router reads the address.
const token = takeToken();
createRoot(root).render(<App transport={chooseTransport()} token={token} />);
