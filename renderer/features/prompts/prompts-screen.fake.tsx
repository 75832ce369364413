import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { promptHistory, type UsedPrompt } from '../../../backend/contract/prompt-history.ts';
import { studio } from '../../../backend/contract/studio.ts';
import { ApiProvider } from '../../api/api-context.tsx';
import { followEvents } from '../../api/events.ts';
import { fakeId } from '../../api/shapes.fake.ts';
import { createFakeTransport } from '../../api/transport.fake.ts';
import { announce } from '../../ui/announce.ts';
import { Toaster } from '../../ui/toaster.tsx';
import { PromptsPage } from './prompts-page.tsx';
import type { PromptsSearch } from './prompts-search.ts';

/** A prompt that was used; those with a greater number were used earlier. */
export const usedPrompt = (number: number, over: Partial<UsedPrompt> = {}): UsedPrompt => ({
  id: fakeId(number),
  projectId: fakeId(1),
  text: `prompt ${number}`,
  negative: '',
  modelId: 'previz-sketch',
  modelName: 'Sketch',
  content: 'general',
  starred: false,
  uses: 1,
  takes: 0,
  latest: [],
  usedAt: new Date(Date.UTC(2026, 0, 2) - number * 60_000).toISOString(),
  ...over,
});

/** A studio that really remembers, stars and forgets prompts, in pages of the size given. */
export function createFakeHistory(prompts: readonly UsedPrompt[], pageSize = 100) {
  const fake = createFakeTransport();
  let all = [...prompts];
  fake.answer(promptHistory.listPrompts, ({ url }) => {
    const asked = url.searchParams;
    const found = all
      .filter(({ projectId }) => [null, projectId].includes(asked.get('projectId')))
      .filter(({ text }) => text.includes(asked.get('q') ?? ''))
      .filter(({ starred }) => starred || asked.get('starred') !== 'yes');
    const from = Number(asked.get('cursor') ?? 0);
    const next = from + pageSize;
    const page = found.slice(from, next);
    return { prompts: page, nextCursor: next < found.length ? String(next) : null, total: found.length };
  });
  fake.answer(promptHistory.starPrompt, ({ params, body }) => {
    all = all.map(prompt => (prompt.id === params.id ? { ...prompt, ...(body as { starred: boolean }) } : prompt));
    return all.find(({ id }) => id === params.id);
  });
  fake.answer(promptHistory.forgetPrompt, ({ params }) => {
    all = all.filter(({ id }) => id !== params.id);
  });
  const project = { contentLevel: 'general', createdAt: '2026-01-02T03:04:05.000Z' };
  fake.answer(studio.listProjects, () => ({
    projects: [
      { ...project, id: fakeId(1), name: 'First project' },
      { ...project, id: fakeId(2), name: 'Harbour film' },
    ],
  }));
  return { ...fake, add: (prompt: UsedPrompt) => all.unshift(prompt) };
}

/** Shows the prompts of a fake studio; `address` holds what the page last put into the address, `led` where it led. */
export function openPrompts(fake: ReturnType<typeof createFakeTransport>, first: PromptsSearch = {}) {
  const address: { current: PromptsSearch } = { current: first };
  const led: string[] = [];
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  followEvents(fake.transport, queryClient, { announce, onState: () => undefined });
  function Screen() {
    const [search, setSearch] = useState(first);
    address.current = search;
    return (
      <PromptsPage
        projectId={fakeId(1)}
        search={search}
        onSearchChange={setSearch}
        searchAsked={0}
        onOpenWork={() => led.push('work')}
        onOpenTake={id => led.push(`take ${id}`)}
        onUse={prompt => led.push(`use ${prompt.text}`)}
      />
    );
  }
  render(
    <ApiProvider transport={fake.transport}>
      <QueryClientProvider client={queryClient}>
        <Screen />
        <Toaster />
      </QueryClientProvider>
    </ApiProvider>,
  );
  return {
    user: userEvent.setup(),
    address,
    led,
    tell: (event: Parameters<typeof fake.tell>[0]) => act(() => fake.tell(event)),
  };
}
