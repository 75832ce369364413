import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { type CloudModel, cloudModels } from '../../../backend/contract/cloud-models.ts';
import { type BookedPrice, priceBook } from '../../../backend/contract/price-book.ts';
import { studio } from '../../../backend/contract/studio.ts';
import { ApiProvider } from '../../api/api-context.tsx';
import { fakeId } from '../../api/shapes.fake.ts';
import { createFakeTransport, refuse } from '../../api/transport.fake.ts';
import { fakeLayout } from '../../ui/jsdom-layout.fake.ts';
import { useToasts } from '../../ui/toast-store.ts';
import { Toaster } from '../../ui/toaster.tsx';
import { CloudModelsSection } from './cloud-models-section.tsx';

fakeLayout();

const flux: CloudModel = {
  id: 'fal-flux-1-dev',
  name: 'FLUX.1 [dev]',
  family: 'FLUX.1',
  kind: 'image',
  about: 'Makes detailed pictures.',
  lane: 'fal',
  providerId: 'fal-ai/flux-1/dev',
  providerVersion: null,
  use: 'image',
  price: { terms: [{ per: 'output', rates: [{ micros: 25_000 }] }] },
  licence: { name: 'Commercial use, as FAL marks it', url: 'https://fal.ai/flux' },
  content: "FAL's safety checker is on.",
  sources: [{ what: ['id', 'price'], url: 'https://fal.ai/flux', takenOn: '2026-05-04', dated: 'page' }],
  added: false,
};
const painter: CloudModel = {
  ...flux,
  id: 'replicate-acme-painter',
  name: 'Painter',
  lane: 'replicate',
  providerId: 'acme/painter',
  price: null,
  licence: null,
  content: null,
  added: true,
};
const bookedOf = ({ id, name, lane }: CloudModel, micros: number | null): BookedPrice => ({
  modelId: id,
  name,
  lane,
  usualMicros: micros,
  atMostMicros: micros,
  source: micros === null ? { by: 'nobody' } : { by: 'person', name: 'Robin', since: '2030-01-01T00:00:00.000Z' },
});

function open(role: 'owner' | 'creator' = 'owner', hasKeys = true) {
  const fake = createFakeTransport();
  let models: readonly CloudModel[] = [flux, painter];
  const prices = new Map([
    [flux.id, { ...bookedOf(flux, 25_000), source: { by: 'card', page: null, takenOn: null } as const }],
    [painter.id, bookedOf(painter, null)],
  ]);
  fake.answer(studio.readSession, () => ({
    person: { id: fakeId(2), name: 'Robin', role },
    studio: { version: '0.1.0', folder: '/home/robin/dailies', shell: 'desktop' },
  }));
  fake.answer(cloudModels.listCloudModels, () => ({ models }));
  fake.answer(priceBook.listPrices, () => ({ prices: hasKeys ? [...prices.values()] : [] }));
  fake.answer(priceBook.addPrice, ({ body }) => {
    const { modelId, micros } = body as { modelId: string; micros: number | null };
    const model = models.find(each => each.id === modelId) ?? painter;
    prices.set(modelId, bookedOf(model, micros));
    return prices.get(modelId);
  });
  fake.answer(cloudModels.previewCloudModel, ({ body }) => ({
    lane: 'replicate',
    providerId: 'acme/animate',
    providerVersion: null,
    name: 'animate',
    about: 'Moves things.',
    use: (body as { use?: string }).use ?? 'image-to-video',
    parameters: [{ name: 'prompt', type: 'text', label: 'Prompt', group: 'prompt' }],
    left: [{ name: 'loras', why: 'has parts that a form cannot show' }],
  }));
  fake.answer(cloudModels.addCloudModel, ({ body }) => {
    const { use, name } = body as Pick<CloudModel, 'use' | 'name'>;
    const added = { ...painter, id: 'replicate-acme-animate', use, name };
    models = [...models, added];
    return added;
  });
  fake.answer(cloudModels.removeCloudModel, () => {
    models = models.filter(model => model.id !== painter.id);
  });
  render(
    <ApiProvider transport={fake.transport}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <CloudModelsSection />
        <Toaster />
      </QueryClientProvider>
    </ApiProvider>,
  );
  return { fake, user: userEvent.setup() };
}
afterEach(() => {
  cleanup();
  useToasts.setState({ toasts: [] });
});
const openPictures = async (user: ReturnType<typeof userEvent.setup>) =>
  user.click(await screen.findByText('Pictures from words'));
const bodyOf = (fake: ReturnType<typeof createFakeTransport>, method: string, path: string) =>
  fake.asked.findLast(each => each.method === method && each.path === path)?.body;

describe('the models in the cloud', () => {
  it('say what they cost, under which terms, and where that was read', async () => {
    const { user } = open();
    await openPictures(user);
    const [row] = within(screen.getByRole('list', { name: 'Pictures from words' })).getAllByRole('listitem');
    expect(row?.textContent).toContain('$0.025 a run');
    expect(row?.textContent).toContain('$0.025 a result');
    expect(row?.textContent).toContain('Commercial use, as FAL marks it');
    expect(row?.textContent).toContain('id, price: https://fal.ai/flux, 2026-05-04');
    screen.getByText('2, 1 without a price');
  });

  it('ask for the price where nobody has said one, and take it in dollars', async () => {
    const { fake, user } = open();
    await openPictures(user);
    screen.getByText('No price yet, so it does not run');
    await user.click(screen.getByRole('button', { name: 'Set the price of Painter at Replicate' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Price of Painter' }));
    await user.type(dialog.getByRole('textbox', { name: 'Price of a run, in US dollars' }), 'much');
    expect(dialog.getByRole('button', { name: 'Set price' }).getAttribute('aria-description')).toBe(
      'Type an amount such as 0.05',
    );
    await user.clear(dialog.getByRole('textbox'));
    await user.type(dialog.getByRole('textbox'), '0.012{Enter}');
    await screen.findByText('$0.012 a run, as you said');
    expect(bodyOf(fake, 'POST', '/api/spending/prices')).toEqual({
      modelId: painter.id,
      lane: 'replicate',
      micros: 12_000,
    });
  });

  it('are shown to others, who cannot change them, with the reason', async () => {
    const { user } = open('creator');
    await openPictures(user);
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Add a model…' }).getAttribute('aria-description')).toBe(
        'Only the owner can change this.',
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Add a model…' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('of a cloud without a key tell what their card says, and take no price yet', async () => {
    const { user } = open('owner', false);
    await openPictures(user);
    screen.getByText('2, 1 without a price');
    const [row] = within(screen.getByRole('list', { name: 'Pictures from words' })).getAllByRole('listitem');
    expect(row?.textContent).toContain('$0.025 a result');
    const button = () => screen.getByRole('button', { name: 'Set the price of FLUX.1 [dev] at FAL' });
    await waitFor(() => expect(button().getAttribute('aria-description')).toBe('Give the studio a key of FAL first.'));
  });

  it('can be removed where they were added, after a question', async () => {
    const { user } = open();
    await openPictures(user);
    expect(screen.queryByRole('button', { name: 'Remove FLUX.1 [dev]' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Remove Painter' }));
    await user.click(await screen.findByRole('button', { name: 'Remove model' }));
    await waitFor(() => expect(screen.queryByText('Painter')).toBeNull());
  });
});

describe('adding one by its id', () => {
  const lookUp = async (user: ReturnType<typeof userEvent.setup>) => {
    const button = () => screen.getByRole('button', { name: 'Add a model…' });
    await waitFor(() => expect(button().getAttribute('aria-disabled')).toBeNull());
    await user.click(button());
    await user.type(await screen.findByRole('textbox', { name: 'Model' }), 'acme/animate{Enter}');
  };

  it('shows what the cloud says of it before it is added, and sends its price after', async () => {
    const { fake, user } = open();
    await lookUp(user);
    await screen.findByText(/One control: Prompt/);
    screen.getByText('loras has parts that a form cannot show');
    expect(fake.asked.some(({ method, path }) => method === 'POST' && path === '/api/clouds/models')).toBe(false);
    await user.type(screen.getByRole('textbox', { name: 'Price of a run, in US dollars' }), '0.3');
    await user.click(screen.getByRole('button', { name: 'Add model' }));
    await screen.findByText('animate is added');
    expect(bodyOf(fake, 'POST', '/api/clouds/models')).toEqual({
      lane: 'replicate',
      model: 'acme/animate',
      use: 'image-to-video',
      name: 'animate',
    });
    expect(bodyOf(fake, 'POST', '/api/spending/prices')).toMatchObject({
      modelId: 'replicate-acme-animate',
      micros: 300_000,
    });
  });

  it('says in words what the cloud does not know, and looks again when the id is changed', async () => {
    const { fake, user } = open();
    fake.answer(cloudModels.previewCloudModel, () =>
      refuse({ code: 'no_model', message: 'Replicate has no model acme/animate.', modelId: 'acme/animate' }),
    );
    await lookUp(user);
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Model' }).getAttribute('aria-invalid')).toBe('true'),
    );
    expect(screen.getByRole('button', { name: 'Add model' }).getAttribute('aria-description')).toBe(
      'Look the model up first',
    );
    await user.type(screen.getByRole('textbox', { name: 'Model' }), 'd');
    expect(screen.getByRole('textbox', { name: 'Model' }).getAttribute('aria-invalid')).toBeNull();
  });
});
