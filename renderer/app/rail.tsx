import { Link } from '@tanstack/react-router';
import { Kbd } from '../ui/kbd.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { Mark } from './mark.tsx';
import { type Page, pages } from './pages.ts';

const LINK =
  'flex h-12 w-12 flex-col items-center justify-center gap-0.5 rounded-control text-[0.625rem] leading-3 text-second transition-colors hover:bg-hover hover:text-text aria-[current=page]:bg-selected aria-[current=page]:text-accent-text';

function RailLink({ page: { to, label, shortcut, icon: Icon } }: { page: Page }) {
  return (
    <Tooltip
      side="right"
      content={
        <span className="flex items-center gap-2">
          {label} <Kbd shortcut={shortcut} />
        </span>
      }
    >
      <Link to={to} className={LINK} activeOptions={{ includeSearch: false }}>
        <Icon aria-hidden className="size-4.5" />
        {label}
      </Link>
    </Tooltip>
  );
}

/** The pages of the studio, at the left side of each of them. */
export function Rail() {
  const last = pages.at(-1);
  return (
    <nav
      aria-label="Pages"
      className="row-span-2 flex w-14 flex-col items-center gap-1 border-line border-r bg-panel py-2"
    >
      <Mark className="mb-2 size-7" />
      {pages.slice(0, -1).map(page => (
        <RailLink key={page.to} page={page} />
      ))}
      <span className="flex-1" />
      {last && <RailLink page={last} />}
    </nav>
  );
}
