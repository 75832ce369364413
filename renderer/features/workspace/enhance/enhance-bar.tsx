import { ListPlus, PencilLine, WandSparkles } from 'lucide-react';
import { type ReactNode, type Ref, useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useHotkeys } from '../../../ui/use-hotkeys.ts';
import type { GenerateFormState } from '../use-generate-form.ts';
import { DOCK_FITS, useWide } from '../use-wide.ts';
import { ChangeLine } from './change-line.tsx';
import { EnhancePanel } from './enhance-panel.tsx';
import { EnhanceSettings } from './enhance-settings.tsx';
import { KeptLine } from './kept-line.tsx';
import { ManyLine } from './many-line.tsx';
import { OfferEnhanceCommands } from './offer-enhance-commands.tsx';
import { useEnhancer } from './use-enhancer.ts';

/** The keys that let a writer work on the words. */
const ENHANCE_KEYS = 'mod+e';

const NO_WORDS = 'Write what you want to see first: a few words are enough.';

type BarButtonProps = {
  readonly tooltip: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly disabledReason: string | undefined;
  readonly shortcut?: string;
  readonly busy?: string | undefined;
  readonly expanded?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

function BarButton({ expanded, ...rest }: BarButtonProps) {
  return <Button variant="ghost" size="small" aria-expanded={expanded} className="px-2" {...rest} />;
}

const focusAtEnd = (area: HTMLTextAreaElement | null | undefined) => {
  area?.focus();
  area?.setSelectionRange(area.value.length, area.value.length);
};

/** What a writer can do with the words above it, and what it has done, in place. */
export function EnhanceBar({ state }: { readonly state: GenerateFormState }) {
  const enhancer = useEnhancer(state);
  const [line, setLine] = useState<'change' | 'many' | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLButtonElement>(null);
  const docked = useWide(DOCK_FITS);

  const focusPrompt = () =>
    requestAnimationFrame(() =>
      focusAtEnd(box.current?.closest('form')?.querySelector('[data-field="prompt"] textarea')),
    );
  // What was pressed goes away with what it did: the focus stays in the row, and elsewhere it is not touched.
  const settle = (act: () => void) => {
    const within = box.current?.contains(document.activeElement) === true;
    act();
    if (within) main.current?.focus();
  };
  const noWords = enhancer.words.trim() === '';
  const enhance = () => {
    if (noWords) return focusPrompt();
    setLine(null);
    if (!enhancer.writing) enhancer.start({ purpose: 'enhance' });
  };
  const open = (name: 'change' | 'many') => setLine(now => (now === name ? null : name));
  const close = () => settle(() => setLine(null));
  // In the sheet of a narrow window it stands in a dialog itself.
  useHotkeys({ [ENHANCE_KEYS]: enhance }, { overDialogs: !docked });

  const disabledReason = noWords ? NO_WORDS : undefined;
  const undo = () => settle(enhancer.undo);
  return (
    <div ref={box} className="col-span-2 -mt-2 flex min-w-0 flex-col gap-2">
      <fieldset aria-label="Let a writer work on the prompt" className="-mx-1 flex min-w-0 items-center gap-0.5">
        <BarButton
          ref={main}
          tooltip="Let a writer enrich these words"
          shortcut={ENHANCE_KEYS}
          icon={<WandSparkles aria-hidden />}
          busy={enhancer.writing ? 'Writing…' : undefined}
          disabledReason={disabledReason}
          onClick={enhance}
        >
          Enhance
        </BarButton>
        <BarButton
          tooltip="Say what is to be different: make it night"
          icon={<PencilLine aria-hidden />}
          expanded={line === 'change'}
          disabledReason={disabledReason}
          onClick={() => open('change')}
        >
          Change…
        </BarButton>
        <BarButton
          tooltip="Write many prompts from this idea"
          icon={<ListPlus aria-hidden />}
          expanded={line === 'many'}
          disabledReason={disabledReason}
          onClick={() => open('many')}
        >
          Many…
        </BarButton>
        <EnhanceSettings projectId={state.projectId} />
      </fieldset>
      <KeptLine key={state.draft.wording.enhancementId} state={state} enhancer={enhancer} onUndo={undo} />
      {line === 'change' && <ChangeLine enhancer={enhancer} onClose={close} />}
      {line === 'many' && <ManyLine projectId={state.projectId} enhancer={enhancer} onClose={close} />}
      <EnhancePanel
        state={state}
        enhancer={enhancer}
        settle={settle}
        onDecided={() => setLine(null)}
        onWrite={focusPrompt}
      />
      <OfferEnhanceCommands
        enhancer={enhancer}
        keys={ENHANCE_KEYS}
        onEnhance={enhance}
        onOpen={name => setLine(name)}
      />
    </div>
  );
}
