import { MonitorUp, Plus, Radar, Unplug } from 'lucide-react';
import { useState } from 'react';
import type { EngineFindings } from '../../../backend/contract/engines.ts';
import { Button } from '../../ui/button.tsx';
import { DropdownMenu } from '../../ui/dropdown-menu.tsx';
import { EngineDialog } from './engine-dialog.tsx';
import { FoundEngines } from './found-engines.tsx';
import { usePairMachine } from './pair-machine.tsx';

type Asking = { readonly kind: 'search' } | { readonly kind: 'engine'; readonly found?: EngineFindings };

/** The three ways to add a place to run: another machine, an engine on an address, an engine found on this machine. */
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
        ]}
      />
      {pairing.dialog}
      {asking?.kind === 'search' && (
        <FoundEngines onChoose={found => setAsking({ kind: 'engine', found })} onDone={done} />
      )}
      {asking?.kind === 'engine' && <EngineDialog onDone={done} {...(asking.found && { found: asking.found })} />}
    </>
  );
}
