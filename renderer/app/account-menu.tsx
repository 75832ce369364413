import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Keyboard, LogOut, Settings } from 'lucide-react';
import { useApi, useTransport } from '../api/api-context.tsx';
import { readSession } from '../api/reads.ts';
import { Button } from '../ui/button.tsx';
import { DropdownMenu } from '../ui/dropdown-menu.tsx';
import type { MenuEntry } from '../ui/menu-entry.ts';
import { openDialog } from './frame-dialogs.ts';
import { useSignOut } from './use-sign-out.ts';

/** Who is signed in, with what belongs to a person alone. */
export function AccountMenu() {
  const api = useApi();
  const { shell } = useTransport();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { data: session } = useQuery(readSession(api));
  if (!session) return null;
  const { name, role } = session.person;
  const leave: readonly MenuEntry[] =
    shell === 'browser'
      ? [{ kind: 'separator' }, { kind: 'action', label: 'Sign out', icon: <LogOut />, onSelect: signOut }]
      : [];
  return (
    <DropdownMenu
      align="end"
      trigger={
        <Button variant="ghost" aria-label={`Account: ${name}`} className="gap-2 px-1.5">
          <span aria-hidden className="grid size-6 place-items-center rounded-full bg-press font-medium text-meta">
            {name.slice(0, 1).toUpperCase()}
          </span>
        </Button>
      }
      entries={[
        { kind: 'heading', label: `${name}, ${role}` },
        {
          kind: 'action',
          label: 'Settings',
          icon: <Settings />,
          shortcut: 'g s',
          onSelect: () => void navigate({ to: '/settings' }),
        },
        {
          kind: 'action',
          label: 'Keyboard shortcuts',
          icon: <Keyboard />,
          shortcut: '?',
          onSelect: () => openDialog({ kind: 'shortcuts' }),
        },
        ...leave,
      ]}
    />
  );
}
