import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { mediaUrl } from '../../backend/contract/bytes.ts';
import type { Generation, Recipe } from '../../backend/contract/generations.ts';
import type { DeclaredParameter, ParameterValue } from '../../backend/contract/parameters.ts';
import { copyText } from '../ui/copy-text.ts';
import { FactSection } from '../ui/fact-section.tsx';
import { type Fact, FactList } from '../ui/facts.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { sayBytes } from '../ui/say-bytes.ts';
import { sayDuration, sayMoment } from '../ui/say-time.ts';
import { describeValue } from './describe-value.ts';
import { listWordFacts, listWords } from './describe-words.ts';

/** A recipe, the take that it made, and the controls of its model where that is still here. */
export type RecipeFactsProps = {
  readonly take: Generation;
  readonly recipe: Recipe;
  readonly declared: readonly DeclaredParameter[];
};

function Copied({
  text,
  what,
  children,
}: {
  readonly text: string;
  readonly what: string;
  readonly children: ReactNode;
}) {
  return (
    <span className="flex items-start gap-1">
      <span className="min-w-0 grow break-words whitespace-pre-wrap">{children}</span>
      <IconButton
        size="small"
        label={`Copy the ${what.toLowerCase()}`}
        className="-my-1.5"
        onClick={() => void copyText(text, what)}
      >
        <Copy aria-hidden />
      </IconButton>
    </span>
  );
}

function ValueOf({
  value,
  parameter,
}: {
  readonly value: ParameterValue;
  readonly parameter: DeclaredParameter | undefined;
}) {
  if (typeof value === 'object' && 'media' in value) {
    return <img src={mediaUrl(value.media, 'thumb')} alt="" className="size-12 rounded-control object-cover" />;
  }
  return describeValue(value, parameter);
}

function describeSettings({ take, recipe, declared }: RecipeFactsProps): Fact[] {
  const { prompt: _prompt, negative: _negative, seed: _seed, count: _count, ...others } = recipe.parameters;
  const find = (name: string) => declared.find(parameter => parameter.name === name);
  // A size that it has is told of the file.
  const isOfFile = (value: ParameterValue) =>
    typeof value === 'object' &&
    'width' in value &&
    value.width === take.media.width &&
    value.height === take.media.height;
  return Object.entries(others)
    .filter(([, value]) => !isOfFile(value))
    .map(([name, value]) => [find(name)?.label ?? name, <ValueOf key={name} value={value} parameter={find(name)} />]);
}

function describeFile({ media, createdAt, variants }: Generation): Fact[] {
  const [kind, format = ''] = media.type.split('/');
  return [
    ['Size', `${media.width} × ${media.height} px`],
    ...(media.durationMs === null ? [] : [['Length', sayDuration(media.durationMs)] as const]),
    ['File', `${format.toUpperCase()} ${kind === 'video' ? 'clip' : 'picture'}, ${sayBytes(media.bytes)}`],
    ['Made', sayMoment(createdAt)],
    ...(variants > 1 ? [['Versions', String(variants)] as const] : []),
  ];
}

function WordsSection({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <FactSection title={title}>
      <div dir="auto" className="select-text text-body text-text">
        <Copied text={text} what={title}>
          {text}
        </Copied>
      </div>
    </FactSection>
  );
}

/** How a take was made, where, and what could not be done as asked; the same wherever a take is looked at. */
export function RecipeFacts({ take, recipe, declared }: RecipeFactsProps) {
  const { model, parameters, unmapped } = recipe;
  const { negative } = parameters;
  const versions = Object.entries(recipe.versions).map(([name, version]): Fact => [name, version]);
  return (
    <>
      {unmapped.length > 0 && (
        <FactSection title="Not done as asked">
          <ul className="flex flex-col gap-1 text-meta text-warn">
            {unmapped.map(({ name, why }) => (
              <li key={name}>
                {declared.find(parameter => parameter.name === name)?.label ?? name}: {why}
              </li>
            ))}
          </ul>
        </FactSection>
      )}
      {listWords(recipe).map(({ title, text }) => (
        <WordsSection key={title} title={title} text={text} />
      ))}
      {typeof negative === 'string' && negative !== '' && <WordsSection title="Left out" text={negative} />}
      <FactSection title="Recipe">
        <FactList
          facts={[
            ['Model', `${model.name}, version\u00a0${model.version}`],
            ...(model.label ? [['Made as', model.label] as const] : []),
            ...(take.seed === null
              ? []
              : [
                  [
                    'Seed',
                    <Copied key="seed" text={String(take.seed)} what="Seed">
                      {take.seed}
                    </Copied>,
                  ] as const,
                ]),
            ...listWordFacts(recipe),
            ...describeSettings({ take, recipe, declared }),
          ]}
        />
      </FactSection>
      <FactSection title="File">
        <FactList facts={describeFile(take)} />
      </FactSection>
      <FactSection title="Where it ran">
        <FactList
          facts={[
            ['Worker', recipe.worker],
            ['Took', sayDuration(recipe.tookMs)],
            ['Runtime', recipe.runtime],
            ...versions,
          ]}
        />
      </FactSection>
    </>
  );
}
