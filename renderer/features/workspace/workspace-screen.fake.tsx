import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { dispatch, type Quote } from '../../../backend/contract/dispatch.ts';
import { generations } from '../../../backend/contract/generations.ts';
import { type Model, models } from '../../../backend/contract/models.ts';
import { studio } from '../../../backend/contract/studio.ts';
import { type Batch, NewTask, tasks } from '../../../backend/contract/tasks.ts';
import { wording } from '../../../backend/contract/wording.ts';
import { workers } from '../../../backend/contract/workers.ts';
import { ApiProvider } from '../../api/api-context.tsx';
import { followEvents } from '../../api/events.ts';
import { createFakeTransport } from '../../api/transport.fake.ts';
import { announce } from '../../ui/announce.ts';
import { forgetUndo } from '../../ui/offer-undo.ts';
import { dismissToast, useToasts } from '../../ui/toast-store.ts';
import { Toaster } from '../../ui/toaster.tsx';
import { useDrafts } from './draft-store.ts';
import { useSendings } from './sending-store.ts';
import { useLayout } from './view-store.ts';
import { batchOf, clipModel, fakeQuote, fakeWhy, projectId, sketchModel, taskOf } from './workspace.fake.ts';
import { WorkspacePage } from './workspace-page.tsx';

class SilentObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/** Gives jsdom the sizes of a window of 1440 × 900 px and what it lacks of a browser. */
export function giveSizes(): void {
  // A machine that does much else at once draws slowly; that is no failure.
  configure({ asyncUtilTimeout: 8_000 });
  Object.assign(globalThis, { ResizeObserver: SilentObserver });
  Object.assign(window, {
    matchMedia: (query: string) => ({
      matches: query.startsWith('(min-width'),
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }),
  });
  Object.assign(window.CSS ?? Object.assign(window, { CSS: {} }).CSS, {
    escape: (text: string) => text,
    supports: () => true,
  });
  const size = (pixels: number) => ({ configurable: true, get: () => pixels });
  Object.defineProperties(HTMLElement.prototype, {
    offsetWidth: size(860),
    offsetHeight: size(800),
    clientWidth: size(860),
    clientHeight: size(800),
  });
  const measure = Element.prototype.getBoundingClientRect;
  Object.assign(Element.prototype, {
    // Without a layout all stand at one point, and a press anywhere would be one on the edge between two panels.
    getBoundingClientRect(this: Element) {
      return this.matches('[role="separator"]') ? new DOMRect(9000, 9000, 1, 1) : measure.call(this);
    },
    scrollTo: () => undefined,
    scrollIntoView: () => undefined,
    hasPointerCapture: () => false,
    setPointerCapture: () => undefined,
    releasePointerCapture: () => undefined,
  });
}

/** What a test may set of the studio that it shows. */
export type ScreenSetup = {
  readonly batches?: readonly Batch[];
  readonly models?: readonly Model[];
  readonly quote?: Quote;
  /** Gives the studio more doors before the screen is there. */
  readonly arrange?: (fake: ReturnType<typeof createFakeTransport>) => void;
};

/** Forgets what a former screen left behind. */
export function forgetScreen(): void {
  cleanup();
  localStorage.clear();
  useDrafts.setState({ drafts: {} });
  useSendings.setState({ sendings: [], refused: null });
  useLayout.setState({ sizes: {}, inspector: true });
  for (const toast of useToasts.getState().toasts) dismissToast(toast.id);
  forgetUndo();
}

/** A studio that holds these batches, and the workspace on the screen over it. */
export async function showWorkspace(setup: ScreenSetup = {}) {
  const { batches = [], models: known = [sketchModel, clipModel], quote = fakeQuote() } = setup;
  const fake = createFakeTransport();
  const headers: Headers[] = [];
  const transport: typeof fake.transport = {
    ...fake.transport,
    fetch: request => {
      headers.push(request.headers);
      return fake.transport.fetch(request);
    },
  };
  fake.answer(models.listModels, () => ({ models: known }));
  fake.answer(workers.listWorkers, () => ({ workers: [] }));
  fake.answer(dispatch.quote, () => quote);
  fake.answer(dispatch.readWhy, ({ params }) => fakeWhy(params.id ?? ''));
  const project = { id: projectId, name: 'Noir', contentLevel: 'general', createdAt: '2026-01-02T03:04:05.000Z' };
  fake.answer(studio.listProjects, () => ({ projects: [project] }));
  fake.answer(wording.listStyles, () => ({ styles: [] }));
  fake.answer(wording.listPresets, () => ({ presets: [] }));
  fake.answer(tasks.readQueue, () => ({ running: 0, waiting: 0, delayed: 0, paused: false }));
  fake.answer(tasks.listBatches, () => ({ batches, nextCursor: null }));
  fake.answer(tasks.createTask, ({ body }) => {
    const { parameters, modelId } = NewTask.parse(body);
    const count = typeof parameters.count === 'number' ? parameters.count : 1;
    const waiting = Array.from({ length: count }, (_, index) => taskOf(5000 + index, { index }));
    return batchOf(9000, { modelId, prompt: String(parameters.prompt), parameters, tasks: waiting });
  });
  fake.answer(generations.readGeneration, ({ params }) => {
    const take = batches.flatMap(batch => batch.takes).find(({ id }) => id === params.id);
    return { generation: take, variants: [], basedOn: null, rating: null };
  });
  setup.arrange?.(fake);
  const queryClient = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
  });
  const unfollow = followEvents(transport, queryClient, { announce, onState: () => undefined });
  const user = userEvent.setup();
  const view = render(
    <QueryClientProvider client={queryClient}>
      <ApiProvider transport={transport}>
        <WorkspacePage projectId={projectId} />
        <Toaster />
      </ApiProvider>
    </QueryClientProvider>,
  );
  await screen.findByRole('combobox', { name: 'Model' });
  return {
    ...fake,
    user,
    headers,
    queryClient,
    tell: (event: Parameters<typeof fake.tell>[0]) => act(() => fake.tell(event)),
    leave: () => {
      unfollow();
      view.unmount();
    },
    /** The bodies of all calls of this path. */
    bodies: (path: string) => fake.asked.filter(call => call.path === path).map(call => call.body),
  };
}
