import { Copy } from 'lucide-react';
import { copyText } from './copy-text.ts';
import { IconButton } from './icon-button.tsx';

/** Words to be taken elsewhere as they are; `what` names them, such as "Command". */
export type CopyLineProps = { readonly what: string; readonly text: string };

/** A line to be copied, in full and with a button that does it. */
export function CopyLine({ what, text }: CopyLineProps) {
  return (
    <div className="flex min-w-0 items-start gap-1 rounded-control border border-line bg-field py-1 pr-1 pl-2.5">
      <code className="min-w-0 grow select-text whitespace-pre-wrap break-all py-1 font-mono text-meta [font-variant-ligatures:none]">
        {text}
      </code>
      <IconButton label={`Copy: ${what}`} size="small" onClick={() => void copyText(text, what)}>
        <Copy />
      </IconButton>
    </div>
  );
}
