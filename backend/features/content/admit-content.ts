import type { ReadyRules } from '../../content/content-rules.ts';
import { rateAgain } from '../../content/rate-again.ts';
import type { ContentLevel } from '../../contract/content.ts';
import type { ModelCard } from '../../contract/models.ts';
import type { Parameters } from '../../contract/parameters.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Project } from '../../contract/studio.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { isRatedMature } from '../generations/index.ts';
import { readAllowed } from './content-setting.ts';

/** What a wish says: its words, what it is to be kept free of, and the pictures that it starts from. */
export type Told = {
  readonly words: string;
  readonly negative: string;
  readonly fromPicture: boolean;
  /** The hashes of those pictures that are in the studio. */
  readonly pictures: readonly string[];
};

/** What somebody wishes to have made, and where. */
export type Wish = Told & {
  readonly project: Pick<Project, 'contentLevel'>;
  readonly kind: ModelCard['kind'];
  /** The level of the take that it is based on. */
  readonly basedOn: ContentLevel;
};

const NEGATIVE = 'negative';
const MESSAGE = {
  minor: 'This is refused: it would be sexual and shows signs of a child. No setting allows that.',
  real_person: 'This is refused: it would show a real person naked or sexually. No setting allows that.',
} as const;

function refuseLevel(found: readonly string[], lacks: 'studio' | 'project'): Refusal {
  const where =
    lacks === 'studio'
      ? 'which this studio does not make. Its owner can allow it in the settings'
      : 'which this project does not make. Allow it in the project, or choose another';
  return new Refusal({
    code: 'content_level',
    message: `This is content for adults, ${where}; or change the words.`,
    words: [...found],
    lacks,
  });
}

/** What the parameters of a task say. */
export function readTold(parameters: Parameters): Told {
  const texts = Object.entries(parameters).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const pictures = Object.values(parameters).flatMap(value =>
    typeof value === 'object' && 'media' in value ? [value.media] : [],
  );
  const join = (negative: boolean) =>
    texts.flatMap(([name, text]) => ((name === NEGATIVE) === negative ? [text] : [])).join('\n');
  return { words: join(false), negative: join(true), fromPicture: pictures.length > 0, pictures };
}

/**
 * Rates a wish before it is queued and lets it in, at its level; what merely judges a picture is as mature as the picture.
 * Raises `content_refused`, which nothing can allow, and `content_level`.
 */
export function admitContent(db: ReadableDb, rules: ReadyRules, wish: Wish): ContentLevel {
  const { project, kind, words, negative, fromPicture, pictures, basedOn } = wish;
  if (kind === 'rate') return basedOn;
  const fromMature = basedOn === 'mature' || pictures.some(sha256 => isRatedMature(db, sha256));
  const rating = rateAgain({ words, negative, fromPicture, fromMature }, rules);
  switch (rating.level) {
    case 'refused':
      throw new Refusal({
        code: 'content_refused',
        message: MESSAGE[rating.category],
        category: rating.category,
        words: [...rating.found],
      });
    case 'mature':
      if (!readAllowed(db).mature) throw refuseLevel(rating.found, 'studio');
      if (project.contentLevel !== 'mature') throw refuseLevel(rating.found, 'project');
      return 'mature';
    case 'general':
      return 'general';
    default:
      return rating satisfies never;
  }
}
