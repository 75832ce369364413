import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { type Generation, generations } from '../../../backend/contract/generations.ts';
import { models } from '../../../backend/contract/models.ts';
import { studio } from '../../../backend/contract/studio.ts';
import { ApiProvider } from '../../api/api-context.tsx';
import { fakeGeneration, fakeId } from '../../api/shapes.fake.ts';
import { createFakeTransport, type FakeRequest } from '../../api/transport.fake.ts';
import { Toaster } from '../../ui/toaster.tsx';
import { LibraryPage } from './library-page.tsx';
import type { LibrarySearch, LibraryView } from './library-search.ts';

const idsOf = ({ body }: FakeRequest) => new Set((body as { ids: string[] }).ids);

/** A kept item; those with a smaller number are newer. */
export const keptItem = (number: number, over: Partial<Generation> = {}): Generation =>
  fakeGeneration({ id: fakeId(number), prompt: `picture ${number}`, keptAt: '2026-01-02T03:04:05.000Z', ...over });

/** A studio that really keeps, trashes, restores and deletes the items it is given, in pages of two by default. */
export function createFakeLibrary(items: readonly Generation[], pageSize = 100) {
  const fake = createFakeTransport();
  let all = [...items];
  const change = (request: FakeRequest, over: Partial<Generation>) => {
    const ids = idsOf(request);
    all = all.map(item => (ids.has(item.id) ? { ...item, ...over } : item));
    return { generations: all.filter(({ id }) => ids.has(id)) };
  };
  fake.answer(generations.listLibrary, ({ url }) => {
    const view = url.searchParams.get('view') ?? 'kept';
    const words = url.searchParams.get('search') ?? '';
    const kind = url.searchParams.get('kind');
    const found = all
      .filter(({ trashedAt }) => (trashedAt !== null) === (view === 'trash'))
      .filter(({ prompt }) => prompt.includes(words))
      .filter(item => kind === null || item.kind === kind);
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const next = from + pageSize;
    const page = found.slice(from, next);
    return { generations: page, nextCursor: next < found.length ? String(next) : null, total: found.length };
  });
  fake.answer(generations.discardTakes, request => change(request, { trashedAt: '2026-02-02T03:04:05.000Z' }));
  fake.answer(generations.restoreTakes, request => change(request, { trashedAt: null }));
  fake.answer(generations.copyToWorkspace, request => change(request, {}));
  fake.answer(generations.purgeTrash, request => {
    const ids = idsOf(request);
    const before = all.length;
    all = all.filter(({ id }) => !ids.has(id));
    return { purged: before - all.length };
  });
  fake.answer(generations.readGeneration, ({ params }) => ({
    generation: all.find(({ id }) => id === params.id),
    basedOn: null,
    rating: null,
    variants: [
      {
        id: fakeId(700),
        media: all[0]?.media,
        origin: 'result',
        primary: true,
        createdAt: '2026-01-02T03:04:05.000Z',
        recipe: {
          model: { id: 'previz-sketch', name: 'Storyboard sketch', version: '1', label: null },
          parameters: { prompt: 'picture', style: 'ink' },
          runtime: 'previz',
          versions: {},
          worker: 'Studio PC',
          unmapped: [{ name: 'negative', why: 'this scene has no people' }],
          tookMs: 800,
        },
      },
    ],
  }));
  fake.answer(models.listModels, () => ({ models: [] }));
  fake.answer(studio.readSettings, () => ({
    takeExpiryDays: 7,
    trashDays: 30,
    notifyFinished: true,
    setAsideFaults: 5,
    setAsideOf: 8,
  }));
  return fake;
}

/** Shows the library of a fake studio; `address` holds what the page last put into the address. */
export function openLibrary(fake: ReturnType<typeof createFakeLibrary>, view: LibraryView = 'kept') {
  const address: { current: LibrarySearch } = { current: {} };
  const opened: string[] = [];
  function Screen() {
    const [search, setSearch] = useState<LibrarySearch>({});
    address.current = search;
    return (
      <LibraryPage
        view={view}
        search={search}
        onSearchChange={setSearch}
        onViewChange={next => opened.push(next)}
        onOpenWork={() => opened.push('work')}
        searchAsked={0}
      />
    );
  }
  render(
    <ApiProvider transport={fake.transport}>
      <QueryClientProvider client={new QueryClient()}>
        <Screen />
        <Toaster />
      </QueryClientProvider>
    </ApiProvider>,
  );
  return { user: userEvent.setup(), address, opened };
}
