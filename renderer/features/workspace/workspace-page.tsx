import { useEffect } from 'react';
import { type ResizablePanel, ResizablePanels } from '../../ui/resizable-panels.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useHotkeys } from '../../ui/use-hotkeys.ts';
import { ClearDialog } from './clear-dialog.tsx';
import { CompareTakes } from './compare-takes.tsx';
import { GenerateForm } from './generate-form.tsx';
import { Inspector } from './inspector.tsx';
import { OfferTakeCommands } from './offer-take-commands.tsx';
import { resetSelection } from './selection-store.ts';
import { TakeLightbox } from './take-lightbox.tsx';
import { TakeVerbsProvider } from './take-verbs.tsx';
import { TakesPanel } from './takes-panel.tsx';
import { useTakeHotkeys } from './use-take-hotkeys.ts';
import { DOCK_FITS, useWide } from './use-wide.ts';
import { closeOverlays, useLayout, useOverlays } from './view-store.ts';

// Under this width in CSS pixels there is no room for it beside the takes.
const INSPECTOR_FITS = 1100;

const focusPrompt = () =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-field="prompt"] textarea')?.focus());

function leave(): void {
  resetSelection();
  closeOverlays();
}

function Workspace({ projectId }: { readonly projectId: string }) {
  const layout = useLayout();
  const overlays = useOverlays();
  const roomy = useWide(INSPECTOR_FITS);
  const docked = useWide(DOCK_FITS);
  useTakeHotkeys();
  // What is chosen in one project means nothing in another.
  useEffect(() => leave, []);

  const toggleInspector = () =>
    roomy
      ? useLayout.setState({ inspector: !layout.inspector })
      : useOverlays.setState(state => ({ inspector: !state.inspector }));
  const writePrompt = () => {
    if (!docked) useOverlays.setState({ dock: true });
    focusPrompt();
  };
  useHotkeys({ i: toggleInspector, n: writePrompt });
  useHotkeys({ i: toggleInspector }, { enabled: !roomy && overlays.inspector, overDialogs: true });

  const form = <GenerateForm projectId={projectId} onSent={() => useOverlays.setState({ dock: false })} />;
  const dockPanel: ResizablePanel = {
    id: 'dock',
    label: 'prompt',
    size: { initial: 360, min: 300, max: 560 },
    content: form,
  };
  const takesPanel: ResizablePanel = {
    id: 'takes',
    label: 'takes',
    min: 280,
    content: (
      <TakesPanel
        projectId={projectId}
        inspecting={roomy ? layout.inspector : overlays.inspector}
        onInspect={toggleInspector}
        onDock={docked ? undefined : writePrompt}
        onFilled={writePrompt}
      />
    ),
  };
  const inspectorPanel: ResizablePanel = {
    id: 'inspector',
    label: 'inspector',
    size: { initial: 320, min: 260, max: 560 },
    content: <Inspector />,
  };

  return (
    <>
      <h1 className="sr-only">Workspace</h1>
      <ResizablePanels
        panels={[...(docked ? [dockPanel] : []), takesPanel, ...(roomy && layout.inspector ? [inspectorPanel] : [])]}
        sizes={layout.sizes}
        onSizesChange={sizes => useLayout.setState({ sizes })}
      />
      {!docked && (
        <Sheet side="left" title="Prompt" open={overlays.dock} onOpenChange={dock => useOverlays.setState({ dock })}>
          {form}
        </Sheet>
      )}
      {!roomy && (
        <Sheet
          title="Inspector"
          open={overlays.inspector}
          onOpenChange={inspector => useOverlays.setState({ inspector })}
        >
          <Inspector />
        </Sheet>
      )}
      <OfferTakeCommands onInspect={toggleInspector} onWrite={writePrompt} />
      <TakeLightbox />
      <CompareTakes />
      <ClearDialog projectId={projectId} />
    </>
  );
}

/** Where takes are asked for, watched, chosen and kept. */
export function WorkspacePage({ projectId }: { projectId: string }) {
  return (
    <TakeVerbsProvider>
      <Workspace key={projectId} projectId={projectId} />
    </TakeVerbsProvider>
  );
}
