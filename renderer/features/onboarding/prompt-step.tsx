import { Kbd } from '../../ui/kbd.tsx';

const WAYS = [
  { shortcut: 'mod+enter', does: 'generates it' },
  { shortcut: 's', does: 'keeps a take in the library' },
  { shortcut: 'x', does: 'discards one, and U brings it back' },
  { shortcut: 'v', does: 'makes more like it' },
] as const;

/** Shows a prompt to begin with, and the four keys of the first minute. */
export function PromptStep({ prompt }: { readonly prompt: string }) {
  return (
    <div className="flex flex-col gap-4">
      <blockquote className="rounded-card border border-line bg-field p-4 text-section text-pretty">
        {prompt}
      </blockquote>
      <dl className="grid grid-cols-[max-content_1fr] items-center gap-x-3 gap-y-1.5 text-second">
        {WAYS.map(({ shortcut, does }) => (
          <div key={shortcut} className="contents">
            <dt className="justify-self-end">
              <Kbd shortcut={shortcut} />
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
