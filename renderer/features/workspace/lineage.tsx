import { mediaUrl } from '../../../backend/contract/bytes.ts';
import type { Generation, GenerationDetail } from '../../../backend/contract/generations.ts';
import { FactSection } from '../../ui/fact-section.tsx';
import { Picture } from '../../ui/picture.tsx';
import { sayRecent } from '../../ui/say-time.ts';
import { moveTo } from './selection-store.ts';
import { findItem } from './take-map-store.ts';

function Origin({ take }: { readonly take: Generation }) {
  const { media, prompt, content } = take;
  const here = findItem(take.id) !== null;
  const words = (
    <>
      <Picture
        src={mediaUrl(media.sha256, 'thumb')}
        alt=""
        width={media.width}
        height={media.height}
        placeholder={media.placeholder}
        veiled={content === 'mature'}
        className="w-16 shrink-0 rounded-control"
      />
      <span className="line-clamp-2 min-w-0 text-left text-meta text-text">{prompt}</span>
    </>
  );
  if (!here) return <div className="flex items-center gap-3">{words}</div>;
  return (
    <button
      type="button"
      onClick={() => moveTo(take.id, true)}
      className="flex items-center gap-3 rounded-control p-1 hover:bg-hover"
    >
      {words}
    </button>
  );
}

/** What a take was based on, and its further versions. */
export function Lineage({ detail }: { readonly detail: GenerationDetail }) {
  const { generation, basedOn, variants } = detail;
  return (
    <>
      {basedOn && (
        <FactSection title="Based on">
          <Origin take={basedOn} />
        </FactSection>
      )}
      {variants.length > 1 && (
        <FactSection title={`${variants.length} versions`}>
          <ul className="grid grid-cols-3 gap-2">
            {variants.map(({ id, media, primary, origin, createdAt }) => (
              <li key={id} className="flex flex-col gap-0.5 text-meta text-faint">
                <a
                  href={mediaUrl(media.sha256)}
                  target="_blank"
                  rel="noreferrer"
                  aria-label={`Open the version of ${sayRecent(createdAt, Date.now())}`}
                >
                  <Picture
                    src={mediaUrl(media.sha256, 'thumb')}
                    alt=""
                    width={media.width}
                    height={media.height}
                    placeholder={media.placeholder}
                    veiled={generation.content === 'mature'}
                    className="rounded-control"
                  />
                </a>
                {primary ? 'Shown' : origin === 'late' ? 'Came late' : 'Result'}
              </li>
            ))}
          </ul>
        </FactSection>
      )}
    </>
  );
}
