import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { CommandPalette } from './command-palette.tsx';
import { closeDialog, useFrameDialog } from './frame-dialogs.ts';
import { Onboarding } from './onboarding.tsx';
import { pages } from './pages.ts';
import { ProjectDialog } from './project-dialog.tsx';
import { Rail } from './rail.tsx';
import { RegionBoundary } from './region-boundary.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { StatusBar } from './status-bar.tsx';
import { TitleBar } from './title-bar.tsx';
import { useAppHotkeys } from './use-app-hotkeys.ts';
import { useEvents } from './use-events.ts';
import { useRemedies } from './use-remedies.ts';
import { useVeil } from './use-veil.ts';

function Dialogs() {
  const asked = useFrameDialog(({ open }) => (open?.kind === 'project' ? open.project : undefined));
  return (
    <>
      <CommandPalette />
      <ShortcutsDialog />
      <Onboarding />
      <ProjectDialog project={asked} onDone={closeDialog} />
    </>
  );
}

/** What stands around every page: rail, title bar, status bar, and the dialogs that open from anywhere. */
export function Frame() {
  useEvents();
  useRemedies();
  useVeil();
  useAppHotkeys();
  const page = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(() => {
    const here = pages.find(({ to }) => page === to || page.startsWith(`${to}/`));
    document.title = here ? `${here.label} · Dailies` : 'Dailies';
  }, [page]);
  return (
    <div className="grid h-full grid-cols-[auto_minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto]">
      <a
        href="#page"
        className="sr-only focus-visible:not-sr-only focus-visible:absolute focus-visible:z-60 focus-visible:m-2 focus-visible:rounded-control focus-visible:bg-raised focus-visible:px-3 focus-visible:py-2"
      >
        Skip to the page
      </a>
      <div className="col-start-1 row-span-2 row-start-1 grid">
        <RegionBoundary region="The list of pages">
          <Rail />
        </RegionBoundary>
      </div>
      <RegionBoundary region="The title bar">
        <TitleBar />
      </RegionBoundary>
      <main id="page" tabIndex={-1} className="relative col-start-2 min-h-0 min-w-0 overflow-hidden outline-none">
        <RegionBoundary key={page} region="This page">
          <Outlet />
        </RegionBoundary>
      </main>
      <div className="col-span-2 col-start-1">
        <RegionBoundary region="The status bar">
          <StatusBar />
        </RegionBoundary>
      </div>
      <RegionBoundary region="A dialog">
        <Dialogs />
      </RegionBoundary>
    </div>
  );
}
