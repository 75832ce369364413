import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { clouds } from '../../../backend/contract/clouds.ts';
import type { Problem } from '../../../backend/contract/problem.ts';
import { ApiProvider } from '../../api/api-context.tsx';
import { fakeId, fakeTask } from '../../api/shapes.fake.ts';
import { createFakeTransport } from '../../api/transport.fake.ts';
import { fakeLayout } from '../../ui/jsdom-layout.fake.ts';
import { HeldPart } from './held-part.tsx';

fakeLayout();

const held: Problem = { code: 'submission_unknown', message: 'No answer came back', provider: 'FAL' };

describe('a run that was lost sight of', () => {
  afterEach(cleanup);

  it('is put to a person, with what each answer does', async () => {
    const fake = createFakeTransport();
    fake.answer(clouds.decideHeld, () => fakeTask());
    render(
      <ApiProvider transport={fake.transport}>
        <QueryClientProvider client={new QueryClient()}>
          <HeldPart taskId={fakeId(7)} name="task 1 of a lamp" held={held} current />
        </QueryClientProvider>
      </ApiProvider>,
    );
    const user = userEvent.setup();
    expect(screen.getByText('Did it reach FAL?')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'It did not run, try again: task 1 of a lamp' }));
    await user.click(screen.getByRole('button', { name: 'Give up, count it as spent: task 1 of a lamp' }));
    expect(fake.asked.map(({ body }) => body)).toEqual([{ decision: 'again' }, { decision: 'give-up' }]);
  });
});
