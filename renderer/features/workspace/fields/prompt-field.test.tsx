import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { type Measured, prompts } from '../../../../backend/contract/prompts.ts';
import { ApiProvider } from '../../../api/api-context.tsx';
import { createFakeTransport } from '../../../api/transport.fake.ts';
import { PromptField } from './prompt-field.tsx';

const fits: Measured = { tokens: 4, least: 4, most: 75, exact: true, blocks: 1, unread: null, unbalanced: false };
const parameter = { name: 'prompt', type: 'text', label: 'Prompt', group: 'prompt', required: true } as const;

function Form() {
  const [value, setValue] = useState<string | undefined>('fog over a harbour');
  return (
    <PromptField
      parameter={parameter}
      modelId="sdxl"
      value={value}
      error={undefined}
      onChange={setValue}
      onTypedProblem={() => undefined}
    />
  );
}

function open(measured: Measured) {
  const fake = createFakeTransport('browser');
  fake.answer(prompts.measurePrompt, () => measured);
  fake.answer(prompts.trimPrompt, () => ({ text: 'fog' }));
  render(
    <ApiProvider transport={fake.transport}>
      <QueryClientProvider client={new QueryClient()}>
        <Form />
      </QueryClientProvider>
    </ApiProvider>,
  );
}

afterEach(cleanup);

describe('a prompt field', () => {
  it('says how many tokens its words have and how many the model reads', async () => {
    open(fits);
    expect(await screen.findByText('4 / 75 tokens')).toBeTruthy();
    expect(screen.queryByText('Trim to fit')).toBeNull();
  });

  it('says how many tokens there are at least and at most where something is drawn', async () => {
    open({ ...fits, tokens: 71, least: 57 });
    expect(await screen.findByText('57–71 / 75 tokens')).toBeTruthy();
  });

  it('names what is not read, and takes the trimmed words', async () => {
    open({ ...fits, tokens: 90, unread: 'over a harbour' });
    expect(await screen.findByText(/Not read: “over a harbour”/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Trim to fit' }));
    expect(await screen.findByDisplayValue('fog')).toBeTruthy();
  });

  it('says so where a bracket is missing', async () => {
    open({ ...fits, unbalanced: true });
    expect(await screen.findByText(/A bracket is missing/)).toBeTruthy();
  });

  it('says nothing of words that are not there', async () => {
    open(fits);
    await screen.findByText('4 / 75 tokens');
    await userEvent.clear(screen.getByLabelText('Prompt'));
    expect(screen.queryByText('4 / 75 tokens')).toBeNull();
  });
});
