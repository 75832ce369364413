import { ArrowLeftRight, MonitorUp, Plus, Radar, Unplug } from 'lucide-react';
import { useState } from 'react';
import type { EngineFindings } from '../../../backend/contract/engines.ts';
import { Dialect } from '../../../backend/contract/tokens.ts';
import { Button } from '../../ui/button.tsx';
import { DropdownMenu } from '../../ui/dropdown-menu.tsx';
import { AddDialectWorker } from './add-dialect-worker.tsx';
import { DIALECT_WORDS } from './dialect-words.ts';
import { EngineDialog } from './engine-dialog.tsx';
import { FoundEngines } from './found-engines.tsx';
import { usePairMachine } from './pair-machine.tsx';

type Asking =
  | { readonly kind: 'search' }
  | { readonly kind: 'engine'; readonly found?: EngineFindings }
  | { readonly kind: 'dialect'; readonly dialect: Dialect };

/** The ways to add a place to run: another machine, an engine on an address or on this machine, a worker of another studio. */
export function AddMenu() {
  const pairing = usePairMachine();
  const [asking, setAsking] = useState<Asking | null>(null);
  const done = () => setAsking(null);
  return (
    <>
      <DropdownMenu
        align="end"
        trigger={
          <Button variant="primary" icon={<Plus />}>
            Add
          </Button>
        }
        entries={[
          {
            kind: 'action',
            label: 'A machine…',
            detail: 'Pair another computer by a code',
            icon: <MonitorUp />,
            onSelect: pairing.start,
          },
          {
            kind: 'action',
            label: 'An engine on an address…',
            detail: 'ComfyUI and others that run already',
            icon: <Unplug />,
            onSelect: () => setAsking({ kind: 'engine' }),
          },
          {
            kind: 'action',
            label: 'An engine on this machine…',
            detail: 'Looks at the usual ports',
            icon: <Radar />,
            onSelect: () => setAsking({ kind: 'search' }),
          },
          { kind: 'separator' },
          ...Dialect.options.map(dialect => ({
            kind: 'action' as const,
            label: DIALECT_WORDS[dialect].menu,
            detail: DIALECT_WORDS[dialect].detail,
            icon: <ArrowLeftRight />,
            onSelect: () => setAsking({ kind: 'dialect', dialect }),
          })),
        ]}
      />
      {pairing.dialog}
      {asking?.kind === 'search' && (
        <FoundEngines onChoose={found => setAsking({ kind: 'engine', found })} onDone={done} />
      )}
      {asking?.kind === 'dialect' && <AddDialectWorker dialect={asking.dialect} onDone={done} />}
      {asking?.kind === 'engine' && <EngineDialog onDone={done} {...(asking.found && { found: asking.found })} />}
    </>
  );
}
