import { FileText } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../../ui/button.tsx';

/** The way from the settings to the templates. */
export function TemplatesSection({ onOpen }: { readonly onOpen: () => void }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4 rounded-card border border-line bg-panel p-4">
      <h2 id={id} className="font-semibold text-section">
        Prompt templates
      </h2>
      <p className="text-second">
        What writers are told when they work on a prompt: change it, try it out, go back to an earlier version, and see
        how writing goes.
      </p>
      <div>
        <Button icon={<FileText />} onClick={onOpen}>
          Open templates
        </Button>
      </div>
    </section>
  );
}
