import { Check, ListPlus, PencilLine, Undo2, WandSparkles, X } from 'lucide-react';
import type { CommandItem } from '../../../ui/command-menu.tsx';
import { useOfferCommands } from '../../../ui/offered-commands.ts';
import type { Enhancer } from './use-enhancer.ts';

type OfferEnhanceCommandsProps = {
  readonly enhancer: Enhancer;
  readonly keys: string;
  readonly onEnhance: () => void;
  readonly onOpen: (line: 'change' | 'many') => void;
};

/** Puts what a writer can do now into the command palette; it draws nothing. */
export function OfferEnhanceCommands({ enhancer, keys, onEnhance, onOpen }: OfferEnhanceCommandsProps) {
  const { enhancement, words, writing, undoable } = enhancer;
  const written = enhancement !== undefined && enhancement.purpose !== 'many' ? enhancement.prompts[0] : undefined;
  const items: CommandItem[] = [
    { id: 'enhance', label: 'Enhance the prompt', shortcut: keys, icon: <WandSparkles />, onSelect: onEnhance },
  ];
  if (words.trim() !== '')
    items.push(
      {
        id: 'change prompt',
        label: 'Change the prompt by an instruction…',
        icon: <PencilLine />,
        onSelect: () => onOpen('change'),
      },
      {
        id: 'many prompts',
        label: 'Write many prompts from this idea…',
        icon: <ListPlus />,
        onSelect: () => onOpen('many'),
      },
    );
  if (writing) items.push({ id: 'stop writer', label: 'Stop the writer', icon: <X />, onSelect: enhancer.stop });
  if (written !== undefined)
    items.push({
      id: 'keep written',
      label: 'Keep what was written',
      icon: <Check />,
      onSelect: () => enhancer.keep('kept', written),
    });
  if (undoable !== undefined)
    items.push({
      id: 'undo written',
      label: 'Put back the words before the writer’s',
      icon: <Undo2 />,
      onSelect: enhancer.undo,
    });
  useOfferCommands({ heading: 'Prompt', items });
  return null;
}
