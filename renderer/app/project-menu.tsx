import { ChevronDown, Pencil, Plus } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { DropdownMenu } from '../ui/dropdown-menu.tsx';
import { askForProject } from './frame-dialogs.ts';
import { useProjects } from './use-current-project.ts';
import { openProject } from './viewer-store.ts';

/** The project that is open, and the way to the others, to a new one and to what it is. */
export function ProjectMenu() {
  const { projects, current } = useProjects();
  if (!current) return null;
  return (
    <DropdownMenu
      trigger={
        <Button variant="ghost" aria-label={`Project: ${current.name}`} className="max-w-56 gap-1 font-medium">
          <span className="truncate">{current.name}</span>
          <ChevronDown aria-hidden className="size-3.5 shrink-0 text-faint" />
        </Button>
      }
      entries={[
        {
          kind: 'choice',
          label: 'Projects',
          value: current.id,
          choices: projects.map(({ id, name }) => ({ value: id, label: name })),
          onValueChange: openProject,
        },
        { kind: 'separator' },
        { kind: 'action', label: 'New project…', icon: <Plus />, onSelect: () => askForProject('new') },
        { kind: 'action', label: 'Name and content…', icon: <Pencil />, onSelect: () => askForProject(current) },
      ]}
    />
  );
}
