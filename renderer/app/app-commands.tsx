import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  FileText,
  FolderOpen,
  Keyboard,
  Moon,
  Pause,
  Pencil,
  Play,
  Plus,
  Search,
  Sun,
  SunMoon,
  Trash2,
} from 'lucide-react';
import { useApi } from '../api/api-context.tsx';
import { readQueue } from '../api/reads.ts';
import { useAppearance } from '../ui/appearance-store.ts';
import type { CommandGroup, CommandItem } from '../ui/command-menu.tsx';
import type { Theme } from '../ui/theme.ts';
import { askForProject, openDialog } from './frame-dialogs.ts';
import { pages } from './pages.ts';
import { useSearchLibrary, useSearchPrompts } from './search-library.ts';
import { useProjects } from './use-current-project.ts';
import { usePauseQueue } from './use-pause-queue.ts';
import { openProject } from './viewer-store.ts';

const THEMES: readonly { theme: Theme; label: string; icon: typeof Sun }[] = [
  { theme: 'dark', label: 'Dark theme', icon: Moon },
  { theme: 'light', label: 'Light theme', icon: Sun },
  { theme: 'system', label: 'Theme of the system', icon: SunMoon },
];

function usePlaces(): CommandGroup {
  const navigate = useNavigate();
  const searchLibrary = useSearchLibrary();
  const searchPrompts = useSearchPrompts();
  const items: CommandItem[] = pages.map(({ to, label, shortcut, icon: Icon }) => ({
    id: `go ${to}`,
    label,
    shortcut,
    icon: <Icon />,
    keywords: ['go', 'open', 'page'],
    onSelect: () => void navigate({ to }),
  }));
  const trash: CommandItem = {
    id: 'go trash',
    label: 'Trash',
    icon: <Trash2 />,
    keywords: ['go', 'deleted', 'restore'],
    onSelect: () => void navigate({ to: '/library/trash' }),
  };
  const search: CommandItem = {
    id: 'search library',
    label: 'Search the library',
    shortcut: '/',
    icon: <Search />,
    keywords: ['find', 'prompt'],
    onSelect: searchLibrary,
  };
  const prompts: CommandItem = {
    id: 'search prompts',
    label: 'Search prompts…',
    icon: <Search />,
    keywords: ['find', 'history', 'used'],
    onSelect: searchPrompts,
  };
  const templates: CommandItem = {
    id: 'go templates',
    label: 'Prompt templates',
    icon: <FileText />,
    keywords: ['go', 'enhance', 'writer', 'figures', 'latency'],
    onSelect: () => void navigate({ to: '/templates' }),
  };
  return { heading: 'Go to', items: [...items, trash, templates, search, prompts] };
}

function useProjectCommands(): CommandGroup {
  const { projects, current } = useProjects();
  const others = projects.filter(project => project.id !== current?.id);
  const switches: CommandItem[] = others.map(({ id, name }) => ({
    id: `project ${id}`,
    label: `Switch to ${name}`,
    icon: <FolderOpen />,
    keywords: ['project'],
    onSelect: () => openProject(id),
  }));
  const rename: CommandItem[] = current
    ? [
        {
          id: 'rename project',
          label: 'Name and content of this project…',
          icon: <Pencil />,
          onSelect: () => askForProject(current),
        },
      ]
    : [];
  const create = { id: 'new project', label: 'New project…', icon: <Plus />, onSelect: () => askForProject('new') };
  return { heading: 'Project', items: [...switches, create, ...rename] };
}

function useStudioCommands(): CommandGroup {
  const api = useApi();
  const { data: queue } = useQuery(readQueue(api));
  const pause = usePauseQueue();
  const { theme, contrast } = useAppearance();
  const paused = queue?.paused ?? false;
  const pauseItem: CommandItem = {
    id: 'pause queue',
    label: paused ? 'Resume the queue' : 'Pause the queue',
    detail: paused ? 'Waiting tasks start again' : 'What runs is finished, nothing new is started',
    icon: paused ? <Play /> : <Pause />,
    onSelect: () => pause.mutate(!paused),
  };
  const themes: CommandItem[] = THEMES.filter(choice => choice.theme !== theme).map(({ theme, label, icon: Icon }) => ({
    id: `theme ${theme}`,
    label,
    icon: <Icon />,
    keywords: ['appearance', 'colour', 'color', 'mode'],
    onSelect: () => useAppearance.setState({ theme }),
  }));
  const contrastItem: CommandItem = {
    id: 'contrast',
    label: contrast === 'high' ? 'Normal contrast' : 'High contrast',
    icon: <SunMoon />,
    keywords: ['appearance', 'accessibility'],
    onSelect: () => useAppearance.setState({ contrast: contrast === 'high' ? 'normal' : 'high' }),
  };
  const shortcuts: CommandItem = {
    id: 'shortcuts',
    label: 'Keyboard shortcuts',
    shortcut: '?',
    icon: <Keyboard />,
    keywords: ['help', 'keys'],
    onSelect: () => openDialog({ kind: 'shortcuts' }),
  };
  return { heading: 'Studio', items: [pauseItem, ...themes, contrastItem, shortcuts] };
}

/** What can be done on every page. */
export function useAppCommands(): readonly CommandGroup[] {
  return [usePlaces(), useProjectCommands(), useStudioCommands()];
}
