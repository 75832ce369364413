import {
  createBrowserHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { GenerationKind } from '../../backend/contract/models.ts';
import { Id } from '../../backend/contract/shapes.ts';
import { PromptsTab } from '../features/prompts/prompts-search.ts';
import { WorkersPage } from '../features/workers/workers-page.tsx';
import { buttonClasses } from '../ui/button-classes.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Frame } from './frame.tsx';
import { LibraryRoute } from './library-route.tsx';
import { PromptsRoute } from './prompts-route.tsx';
import { SettingsRoute } from './settings-route.tsx';
import { SpendingRoute } from './spending-route.tsx';
import { TakeRoute } from './take-route.tsx';
import { TemplatesRoute } from './templates-route.tsx';
import { WorkRoute } from './work-route.tsx';

/** What the address may say of the library; words that fit nothing are passed over. */
const LibraryAddress = z.object({
  q: z.string().max(500).optional().catch(undefined),
  kind: GenerationKind.optional().catch(undefined),
  open: Id.optional().catch(undefined),
});

/** What the address may say of the prompts; words that fit nothing are passed over. */
const PromptsAddress = z.object({
  tab: PromptsTab.optional().catch(undefined),
  q: z.string().max(500).optional().catch(undefined),
  starred: z.literal(true).optional().catch(undefined),
  everywhere: z.literal(true).optional().catch(undefined),
  item: z.string().max(80).optional().catch(undefined),
});

/** Which template is open, and whether the figures are shown instead. */
const TemplatesAddress = z.object({
  open: z.string().max(80).optional().catch(undefined),
  view: z.enum(['templates', 'figures']).optional().catch(undefined),
});

function NoPage() {
  return (
    <div className="grid h-full place-items-center">
      <EmptyState
        title="There is no page at this address"
        sentence="It may come from another version of Dailies."
        action={
          <Link to="/work" className={buttonClasses()}>
            Open Work
          </Link>
        }
      />
    </div>
  );
}

const root = createRootRoute({ component: Frame, notFoundComponent: NoPage });
const parent = () => root;
const routes = [
  createRoute({
    getParentRoute: parent,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/work', replace: true });
    },
  }),
  createRoute({ getParentRoute: parent, path: '/work', component: WorkRoute }),
  createRoute({
    getParentRoute: parent,
    path: '/library',
    validateSearch: LibraryAddress,
    component: () => <LibraryRoute view="kept" />,
  }),
  createRoute({
    getParentRoute: parent,
    path: '/library/trash',
    validateSearch: LibraryAddress,
    component: () => <LibraryRoute view="trash" />,
  }),
  createRoute({
    getParentRoute: parent,
    path: '/prompts',
    validateSearch: PromptsAddress,
    component: PromptsRoute,
  }),
  createRoute({ getParentRoute: parent, path: '/workers', component: WorkersPage }),
  createRoute({ getParentRoute: parent, path: '/spending', component: SpendingRoute }),
  createRoute({
    getParentRoute: parent,
    path: '/templates',
    validateSearch: TemplatesAddress,
    component: TemplatesRoute,
  }),
  createRoute({ getParentRoute: parent, path: '/settings', component: SettingsRoute }),
  createRoute({ getParentRoute: parent, path: '/take/$id', component: TakeRoute }),
] as const;

/** The pages by their address; the same under `http:` and under the desktop's own scheme, of which only paths matter. */
export function createAppRouter(history: RouterHistory = createBrowserHistory()) {
  return createRouter({
    routeTree: root.addChildren(routes),
    history,
    origin: 'http://studio.invalid',
    defaultPreload: false,
    scrollRestoration: false,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
  interface HistoryState {
    /** The search box is to take the keyboard; grows so that asking again is heard. */
    focusSearch?: number;
    focusPrompt?: boolean;
  }
}
