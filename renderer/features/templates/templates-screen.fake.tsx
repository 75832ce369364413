import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useState } from 'react';
import { type Enhancement, enhancements, type NewEnhancement } from '../../../backend/contract/enhancements.ts';
import { models } from '../../../backend/contract/models.ts';
import { studio } from '../../../backend/contract/studio.ts';
import { findVariables } from '../../../backend/contract/template-words.ts';
import {
  type Template,
  type TemplateBody,
  type TemplateVariable,
  type TemplateVersion,
  templates,
} from '../../../backend/contract/templates.ts';
import { type Writer, writers } from '../../../backend/contract/writers.ts';
import { ApiProvider } from '../../api/api-context.tsx';
import { followEvents } from '../../api/events.ts';
import { fakeId } from '../../api/shapes.fake.ts';
import { createFakeTransport, refuse } from '../../api/transport.fake.ts';
import { Toaster } from '../../ui/toaster.tsx';
import { TemplatesPage, type TemplatesView } from './templates-page.tsx';

const AT = '2026-01-02T03:04:05.000Z';

/** Words that a template can have. */
export const fakeBody = (over: Partial<TemplateBody> = {}): TemplateBody => ({
  name: 'Tags for SDXL',
  system: 'You write tags. Heed {{rules}}.',
  user: 'Enrich: {{prompt}}',
  mostTokens: 120,
  creativity: 0.7,
  ...over,
});

const variablesOf = ({ system, user }: TemplateBody) =>
  findVariables(`${system}\n${user}`).map(({ name }) => name as TemplateVariable);

/** A template at its first version, as it came along. */
export function fakeTemplate(over: Partial<Template> = {}): Template {
  const body = over.body ?? fakeBody();
  const template = { purpose: 'enhance', family: 'sdxl', content: 'general', ...over } as const;
  return {
    id: `${template.purpose}.${template.family}.${template.content}`,
    version: 1,
    bundled: true,
    body,
    variables: variablesOf(body),
    person: null,
    changedAt: AT,
    ...template,
  };
}

const rules: Writer = {
  id: 'rules',
  name: 'Rules, no model',
  kind: 'rules',
  address: null,
  model: null,
  hasKey: false,
  outside: false,
  ready: true,
  reason: '',
  isDefault: true,
};
const away: Writer = {
  ...rules,
  id: fakeId(40),
  name: 'Attic',
  kind: 'ollama',
  ready: false,
  reason: 'It is off',
  isDefault: false,
};

/** A studio that keeps every version of the templates that it is given, refuses what was based on an older one, and has one writer whose every word the test says. */
export function createFakeTemplates(given: readonly Template[]) {
  const fake = createFakeTransport();
  const { answer } = fake;
  const histories = new Map<string, TemplateVersion[]>();
  for (const { id, version, body, bundled, person, changedAt } of given)
    histories.set(id, [{ version, body, bundled, note: '', person, madeAt: changedAt }]);
  const nowOf = (template: Template): Template => {
    const { version, body, bundled, person, madeAt } = histories.get(template.id)?.[0] ?? refuseAll();
    return { ...template, version, body, bundled, person, variables: variablesOf(body), changedAt: madeAt };
  };
  const read = (id = '') => {
    const template = given.find(each => each.id === id);
    if (!template) return refuse({ code: 'not_found', message: 'No such template.', what: 'template', id });
    return { template: nowOf(template), versions: histories.get(id) ?? [] };
  };
  const add = (id: string, body: TemplateBody, note: string, person: string) => {
    const versions = histories.get(id) ?? [];
    const version = (versions[0]?.version ?? 0) + 1;
    histories.set(id, [{ version, body, bundled: false, note, person, madeAt: AT }, ...versions]);
    return read(id);
  };
  answer(studio.readSession, () => ({
    person: { id: fakeId(2), name: 'Robin', role: 'owner' },
    studio: { version: '0.1.0', folder: '/studio', shell: 'browser' },
  }));
  answer(templates.listTemplates, () => ({ templates: given.map(nowOf) }));
  answer(templates.readTemplate, ({ params }) => read(params.id));
  answer(templates.saveTemplate, ({ params: { id = '' }, body }) => {
    const sent = body as { body: TemplateBody; basedOn: number; note: string };
    if (histories.get(id)?.[0]?.version !== sent.basedOn)
      return refuse({ code: 'conflict', message: 'Another version was written meanwhile.', what: 'template' });
    return add(id, sent.body, sent.note, 'Robin');
  });
  answer(templates.restoreTemplate, ({ params: { id = '' }, body }) => {
    const { version } = body as { version: number };
    const wanted = histories.get(id)?.find(each => each.version === version);
    return add(id, wanted?.body ?? refuseAll(), `Version ${version} again`, 'Robin');
  });
  answer(writers.listWriters, () => ({ writers: [rules, away] }));
  answer(models.listModels, () => ({
    models: [
      {
        id: 'sdxl-base',
        name: 'SDXL base',
        family: 'SDXL',
        kind: 'image',
        runtime: 'comfyui',
        version: '1',
        about: '',
        parameters: [{ name: 'prompt', type: 'text', label: 'Prompt', group: 'prompt' }],
        workers: 1,
        online: 1,
      },
    ],
  }));

  let enhancement: Enhancement | undefined;
  answer(enhancements.startEnhancement, ({ body }) => {
    const { text, purpose, modelId, projectId, instruction, seed, draft } = body as NewEnhancement;
    enhancement = {
      id: fakeId(900),
      projectId,
      modelId,
      purpose,
      text,
      instruction,
      seed: seed ?? 77,
      content: 'general',
      writer: { id: 'rules', name: 'Rules, no model', kind: 'rules', model: null },
      template: { id: 'draft', name: draft?.name ?? '', version: 0 },
      state: 'writing',
      written: '',
      prompts: [],
      problem: null,
      cached: false,
      cutShort: false,
      firstTextMs: null,
      tookMs: null,
      tokensIn: null,
      tokensOut: null,
      verdict: null,
      createdAt: AT,
    };
    return enhancement;
  });
  answer(enhancements.readEnhancement, () => enhancement ?? refuseAll());
  answer(enhancements.cancelEnhancement, () => {
    enhancement = { ...(enhancement ?? refuseAll()), state: 'cancelled' };
    return enhancement;
  });
  return {
    ...fake,
    /** Somebody else saves. */
    saveAs: (person: string, id: string, body: TemplateBody) => {
      add(id, body, '', person);
      fake.tell({ type: 'prompts.changed' });
    },
    /** The writer writes on. */
    write: (from: number, text: string) =>
      fake.tell({ type: 'enhancement.text', enhancementId: fakeId(900), from, text }),
    /** The writer ends. */
    end: (over: Partial<Enhancement>) => {
      enhancement = { ...(enhancement ?? refuseAll()), state: 'done', ...over };
      fake.tell({ type: 'enhancement.ended', enhancementId: fakeId(900) });
    },
    bodies: (method: string, path: string) =>
      fake.asked.filter(one => one.method === method && one.path.startsWith(path)).map(({ body }) => body),
  };
}

function refuseAll(): never {
  throw new Error('The test asked for what it has not laid.');
}

/** Shows the page of a fake studio, following its events. */
export function openTemplates(
  fake: ReturnType<typeof createFakeTemplates>,
  { open: first, view: firstView = 'templates' }: { open?: string; view?: TemplatesView } = {},
) {
  const opened: string[] = [];
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const said: string[] = [];
  function Screen() {
    const [open, setOpen] = useState(first);
    const [view, setView] = useState(firstView);
    useEffect(
      () => followEvents(fake.transport, client, { announce: words => said.push(words), onState: () => {} }),
      [],
    );
    return (
      <TemplatesPage
        projectId={fakeId(1)}
        view={view}
        open={open}
        onViewChange={setView}
        onOpen={setOpen}
        onOpenWork={() => opened.push('work')}
      />
    );
  }
  const { unmount } = render(
    <ApiProvider transport={fake.transport}>
      <QueryClientProvider client={client}>
        <Screen />
        <Toaster />
      </QueryClientProvider>
    </ApiProvider>,
  );
  return { user: userEvent.setup(), opened, unmount };
}
