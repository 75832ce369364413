import { act } from '@testing-library/react';
import { type Enhancement, enhancements, NewEnhancement, Verdict } from '../../../../backend/contract/enhancements.ts';
import type { Problem } from '../../../../backend/contract/problem.ts';
import { RULES_WRITER, type Writer, writers } from '../../../../backend/contract/writers.ts';
import { fakeId } from '../../../api/shapes.fake.ts';
import { type createFakeTransport, refuse } from '../../../api/transport.fake.ts';

const writerOf = (more: Partial<Writer> = {}): Writer => ({
  id: RULES_WRITER,
  name: 'Rules',
  kind: 'rules',
  address: null,
  model: null,
  hasKey: false,
  outside: false,
  ready: true,
  reason: '',
  isDefault: true,
  ...more,
});

// The rules, and a model outside the network.
const fakeWriters = [
  writerOf(),
  writerOf({ id: fakeId(70), name: 'Groq', kind: 'openai', model: 'llama-4', outside: true, isDefault: false }),
];

/** Writers that write what a test has them write, when it has them, in a studio that knows of `known`. */
export function giveWriters(studio: ReturnType<typeof createFakeTransport>, known = new Map<string, Enhancement>()) {
  const verdicts: { id: string; verdict: Verdict }[] = [];
  let refusal: Problem | null = null;
  let held: Promise<void> = Promise.resolve();

  const tell: typeof studio.tell = event => act(() => studio.tell(event));
  const find = (id: string | undefined) => {
    const found = known.get(id ?? '');
    return found ?? refuse({ code: 'not_found', message: 'It is not there.', what: 'enhancement', id: id ?? '' });
  };
  const change = (id: string, more: Partial<Enhancement>) => {
    const found = known.get(id);
    if (found === undefined) throw new Error(`Nothing is written under ${id}.`);
    known.set(id, { ...found, ...more });
  };

  studio.answer(writers.listWriters, () => ({ writers: fakeWriters }));
  studio.answer(enhancements.readPromptRules, () => ({ text: '' }));
  studio.answer(enhancements.writePromptRules, ({ body }) => body);
  studio.answer(enhancements.startEnhancement, async ({ body }) => {
    await held;
    if (refusal !== null) return refuse(refusal);
    const { projectId, modelId, purpose, text, instruction, writerId, seed } = NewEnhancement.parse(body);
    const writer = fakeWriters.find(({ id }) => id === (writerId ?? RULES_WRITER)) ?? writerOf();
    const begun: Enhancement = {
      id: fakeId(3000 + known.size),
      projectId,
      modelId,
      purpose,
      text,
      instruction,
      seed: seed ?? 1,
      content: 'general',
      writer: { id: writer.id, name: writer.name, kind: writer.kind, model: writer.model },
      template: { id: 'enhance.generic.general', name: 'Enhance', version: 1 },
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
      createdAt: '2026-01-02T03:04:05.000Z',
    };
    known.set(begun.id, begun);
    return begun;
  });
  studio.answer(enhancements.readEnhancement, ({ params }) => find(params.id));
  studio.answer(enhancements.cancelEnhancement, ({ params }) => {
    const written = known.get(params.id ?? '')?.written ?? '';
    change(params.id ?? '', { state: 'cancelled', prompts: written === '' ? [] : [written] });
    return find(params.id);
  });
  studio.answer(enhancements.judgeEnhancement, ({ params, body }) => {
    const verdict = Verdict.parse((body as { verdict: unknown }).verdict);
    verdicts.push({ id: params.id ?? '', verdict });
    change(params.id ?? '', { verdict });
    return find(params.id);
  });

  const latest = () => [...known.keys()].at(-1) ?? '';
  const end = (more: Partial<Enhancement>) => {
    change(latest(), more);
    tell({ type: 'enhancement.ended', enhancementId: latest() });
  };
  return {
    /** The bodies of what writers were asked for. */
    asked: () =>
      studio.asked.filter(({ path }) => path === '/api/enhancements').map(({ body }) => body as NewEnhancement),
    verdicts,
    latest,
    /** The latest enhancement gets these words more. */
    write: (text: string) => {
      const from = known.get(latest())?.written.length ?? 0;
      change(latest(), { written: `${known.get(latest())?.written}${text}` });
      tell({ type: 'enhancement.text', enhancementId: latest(), from, text });
    },
    finish: (...prompts: readonly string[]) =>
      end({ state: 'done', prompts: [...prompts], written: prompts.join('\n') }),
    /** The latest enhancement fails, with what it has by now. */
    breakOff: (problem: Problem) => end({ state: 'failed', problem, prompts: [known.get(latest())?.written ?? ''] }),
    fail: (problem: Problem) => end({ state: 'failed', problem }),
    /** From now on nothing is begun, for this reason; null lets it be again. */
    refuseAll: (problem: Problem | null) => {
      refusal = problem;
    },
    /** What is asked for from now on is begun once this is called. */
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    known,
  };
}
