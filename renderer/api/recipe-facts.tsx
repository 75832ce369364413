import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { mediaUrl } from '../../../backend/contract/bytes.ts';
import type { Generation, Recipe } from '../../../backend/contract/generations.ts';
import type { DeclaredParameter, ParameterValue } from '../../../backend/contract/parameters.ts';
import { listWordFacts, listWords } from '../../api/describe-words.ts';
import { copyText } from '../../ui/copy-text.ts';
import { type Fact, FactList } from '../../ui/facts.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { sayDuration } from '../../ui/say-time.ts';
import { FactSection } from './fact-section.tsx';
import { describeValue } from './form-values.ts';

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

const sayBytes = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** How a take was made, where, and what could not be done as asked. */
export function RecipeFacts({ take, recipe, declared }: RecipeFactsProps) {
  const { model, parameters, unmapped } = recipe;
  const { prompt: _prompt, seed: _seed, count: _count, ...others } = parameters;
  const find = (name: string) => declared.find(parameter => parameter.name === name);
  const settings = Object.entries(others).map(
    ([name, value]): Fact => [find(name)?.label ?? name, <ValueOf key={name} value={value} parameter={find(name)} />],
  );
  const versions = Object.entries(recipe.versions).map(([name, version]): Fact => [name, version]);
  const { media } = take;
  return (
    <>
      {unmapped.length > 0 && (
        <FactSection title="Not done as asked">
          <ul className="flex flex-col gap-1 text-meta text-warn">
            {unmapped.map(({ name, why }) => (
              <li key={name}>
                {find(name)?.label ?? name}: {why}
              </li>
            ))}
          </ul>
        </FactSection>
      )}
      {listWords(recipe).map(({ title, text }) => (
        <FactSection key={title} title={title}>
          <div dir="auto" className="text-body text-text">
            <Copied text={text} what={title}>
              {text}
            </Copied>
          </div>
        </FactSection>
      ))}
      <FactSection title="Recipe">
        <FactList
          facts={[
            ['Model', `${model.name}, version ${model.version}`],
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
            ...settings,
          ]}
        />
      </FactSection>
      <FactSection title="File">
        <FactList
          facts={[
            ['Size', `${media.width} × ${media.height} px`],
            ...(media.durationMs === null ? [] : [['Length', sayDuration(media.durationMs)] as const]),
            ['Type', `${media.type}, ${sayBytes(media.bytes)}`],
          ]}
        />
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
