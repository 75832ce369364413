import { type Model, models } from '../../../backend/contract/models.ts';
import {
  type NegativePreset,
  NewNegativePreset,
  NewStyle,
  type Style,
  type Wildcard,
  wording,
} from '../../../backend/contract/wording.ts';
import { fakeId } from '../../api/shapes.fake.ts';
import { refuse } from '../../api/transport.fake.ts';
import { createFakeHistory } from './prompts-screen.fake.tsx';

const AT = '2026-01-02T03:04:05.000Z';

const SKETCH: Model = {
  id: 'previz-sketch',
  name: 'Sketch',
  family: 'previz',
  kind: 'image',
  runtime: 'previz',
  version: '1',
  about: 'Draws a storyboard frame on the processor.',
  workers: 1,
  online: 1,
  parameters: [],
};

/** A style that puts light around words. */
export const fakeStyle = (number: number, over: Partial<Style> = {}): Style => ({
  id: fakeId(number),
  name: `Style ${number}`,
  before: 'oil painting of {prompt}',
  after: 'golden light',
  negative: 'photo',
  changedAt: AT,
  ...over,
});

/** A preset that came along. */
export const fakePreset = (id: string, over: Partial<NegativePreset> = {}): NegativePreset => ({
  id,
  name: 'Hands',
  category: 'anatomy',
  family: 'sdxl',
  content: 'general',
  negative: 'extra fingers',
  bundled: true,
  changed: false,
  changedAt: AT,
  ...over,
});

type Shelf = {
  readonly styles?: readonly Style[];
  readonly presets?: readonly NegativePreset[];
  readonly wildcards?: Readonly<Record<string, string>>;
};

const listed = (name: string, text: string): Wildcard => ({
  name,
  text,
  lines: text.split('\n').filter(line => line.trim() !== '').length,
  changedAt: AT,
});

/** A studio without used prompts that really keeps, changes and removes what is put around words; names are given once. */
export function createFakeShelf(shelf: Shelf = {}) {
  const fake = createFakeHistory([]);
  let styles = [...(shelf.styles ?? [])];
  let presets = [...(shelf.presets ?? [])];
  let wildcards = Object.entries(shelf.wildcards ?? {}).map(([name, text]) => listed(name, text));
  const putStyle = (id: string, body: unknown) => {
    const style = { ...NewStyle.parse(body), id, changedAt: AT };
    if (styles.some(other => other.name === style.name && other.id !== id))
      return refuse({ code: 'conflict', message: 'There is a style of this name', what: 'style' });
    styles = [...styles.filter(other => other.id !== id), style];
    return style;
  };
  fake.answer(wording.listStyles, () => ({ styles }));
  fake.answer(wording.addStyle, ({ body }) => putStyle(fakeId(500 + styles.length), body));
  fake.answer(wording.changeStyle, ({ params, body }) => putStyle(params.id ?? '', body));
  fake.answer(wording.removeStyle, ({ params }) => {
    styles = styles.filter(({ id }) => id !== params.id);
    return { styles };
  });
  fake.answer(wording.importStyles, ({ body }) => {
    const names = (body as { csv: string }).csv.trim().split('\n').slice(1);
    styles = [...styles, ...names.map((name, at) => fakeStyle(600 + at, { name }))];
    return { styles, added: names, left: [{ line: 7, name: 'Film', why: 'a style of this name is here already' }] };
  });
  fake.answer(wording.listPresets, () => ({ presets }));
  fake.answer(wording.changePreset, ({ params, body }) => {
    const id = params.id ?? '';
    const preset = fakePreset(id, { ...NewNegativePreset.parse(body), bundled: false, changed: true });
    presets = presets.map(other => (other.id === id ? preset : other));
    return preset;
  });
  fake.answer(wording.removePreset, ({ params }) => {
    presets = presets.map(other => (other.id === params.id ? fakePreset(other.id) : other));
    return { presets };
  });
  fake.answer(wording.listWildcards, () => ({ wildcards }));
  fake.answer(wording.writeWildcard, ({ body }) => {
    const { name, text } = body as { name: string; text: string };
    const wildcard = listed(name, text);
    wildcards = [...wildcards.filter(other => other.name !== name), wildcard];
    return wildcard;
  });
  fake.answer(wording.composeWords, ({ body }) => {
    const { prompt, seed } = body as { prompt: string; seed: number };
    return {
      prompt: `${prompt} drawn with ${seed}`,
      negative: '',
      wildcards: [],
      varies: true,
      unsaid: null,
      unreadMarks: [],
    };
  });
  fake.answer(models.listModels, () => ({ models: [SKETCH] }));
  return fake;
}
