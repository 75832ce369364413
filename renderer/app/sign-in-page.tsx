import { RotateCw } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { Mark } from './mark.tsx';

/** Says how to get in, to a browser that came without a valid address. */
export function SignInPage({ usedUp, onRetry }: { usedUp: boolean; onRetry: () => void }) {
  return (
    <main className="grid h-full place-items-center p-6">
      <div className="flex max-w-110 flex-col items-center gap-3 text-center">
        <Mark className="size-10" />
        <h1 className="text-page font-semibold text-balance">
          {usedUp ? 'This address has been used' : 'Open the address that Dailies printed'}
        </h1>
        <p className="text-pretty text-second">
          {usedUp
            ? 'Each address opens the studio once, so that nobody else can use it. Start Dailies again for a new one, or go on in the window where you opened it first.'
            : 'Where Dailies was started, it printed an address with a one-time token. Open that address in this browser, and you are signed in.'}
        </p>
        <pre className="mt-1 max-w-full overflow-x-auto rounded-card border border-line bg-panel px-4 py-3 text-left font-mono text-meta text-second">
          {`$ npm start\nDailies is at ${window.location.origin}/?token=…`}
        </pre>
        <Button variant="secondary" icon={<RotateCw />} onClick={onRetry} className="mt-2">
          Try again
        </Button>
      </div>
    </main>
  );
}
