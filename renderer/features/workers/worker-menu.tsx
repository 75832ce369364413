import { Ellipsis, Gauge, MapPin, PenLine, Phone, Power, Terminal, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Worker } from '../../../backend/contract/workers.ts';
import { DropdownMenu } from '../../ui/dropdown-menu.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { MenuEntry } from '../../ui/menu-entry.ts';
import { offerUndo } from '../../ui/offer-undo.ts';
import { AllowProbe } from './allow-probe.tsx';
import { useChangeWorker } from './change-worker.ts';
import { EngineDialog } from './engine-dialog.tsx';
import { RemoveWorker } from './remove-worker.tsx';
import { RenameWorker } from './rename-worker.tsx';
import { StartDialectWorker } from './start-dialect-worker.tsx';

type WorkerMenuProps = { readonly worker: Worker; readonly onTest: () => void };
type Asking = 'name' | 'engine' | 'remove' | 'start' | 'probe';

function isHeld({ state, setAside }: Worker): boolean {
  return setAside || state === 'paused' || state === 'draining';
}

/** All else that can be done with a machine: time it, name it, drain it, move it, remove it. */
export function WorkerMenu({ worker, onTest }: WorkerMenuProps) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const change = useChangeWorker(worker.id);
  const done = () => setAsking(null);
  const drain = () =>
    change.mutate(
      { kind: 'drain', draining: true },
      {
        onSuccess: () =>
          offerUndo(`${worker.name} takes nothing new.`, () => change.mutate({ kind: 'drain', draining: false })),
      },
    );
  const away = worker.state === 'offline' ? 'It is offline' : undefined;
  const entries: MenuEntry[] = [
    {
      kind: 'action',
      label: 'Test',
      detail: 'Makes one small picture on it and times that',
      icon: <Gauge />,
      onSelect: onTest,
      disabledReason: away ?? (isHeld(worker) ? 'It takes nothing now; let it go on first' : undefined),
    },
    { kind: 'action', label: 'Rename…', icon: <PenLine />, onSelect: () => setAsking('name') },
    {
      kind: 'action',
      label: 'Drain',
      detail: 'It finishes what it runs and takes nothing more',
      icon: <Power />,
      onSelect: drain,
      disabledReason: isHeld(worker) ? 'It takes nothing now' : undefined,
    },
    ...(worker.engine
      ? ([{ kind: 'action', label: 'Change address…', icon: <MapPin />, onSelect: () => setAsking('engine') }] as const)
      : []),
    ...(worker.dialect
      ? ([
          { kind: 'action', label: 'How to start it…', icon: <Terminal />, onSelect: () => setAsking('start') },
        ] as const)
      : []),
    ...(worker.dialect === 'ourvidz'
      ? ([
          {
            kind: 'action',
            label: worker.mayProbe ? 'Ask its address no more' : 'Ask its address…',
            detail: 'Looks whether it is well where it says that it is',
            icon: <Phone />,
            onSelect: () => (worker.mayProbe ? change.mutate({ kind: 'probe', allowed: false }) : setAsking('probe')),
          },
        ] as const)
      : []),
    { kind: 'separator' },
    {
      kind: 'action',
      label: 'Remove…',
      icon: <Trash2 />,
      danger: true,
      onSelect: () => setAsking('remove'),
      disabledReason: worker.builtIn ? 'It belongs to the studio; pause it instead' : undefined,
    },
  ];
  const dialogs: Readonly<Record<Asking, ReactNode>> = {
    name: <RenameWorker worker={worker} onDone={done} />,
    engine: <EngineDialog changing={worker} onDone={done} />,
    start: <StartDialectWorker worker={worker} onDone={done} />,
    probe: <AllowProbe worker={worker} onDone={done} />,
    remove: <RemoveWorker worker={worker} onDone={done} />,
  };
  return (
    <>
      <DropdownMenu
        align="end"
        trigger={
          <IconButton label={`More for ${worker.name}`} size="small">
            <Ellipsis />
          </IconButton>
        }
        entries={entries}
      />
      {asking !== null && dialogs[asking]}
    </>
  );
}
