import { useState } from 'react';
import type { Model } from '../../../backend/contract/models.ts';
import type { Worker } from '../../../backend/contract/workers.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';

type WorkerModelsProps = { readonly worker: Worker; readonly models: readonly Model[] };

/** How many models a card names before it is asked for all. */
const NAMED = 6;

/** What a machine can make, the loaded model first; a long list is folded. */
export function WorkerModels({ worker: { name, modelIds, loadedModel }, models }: WorkerModelsProps) {
  const [all, setAll] = useState(false);
  if (modelIds.length === 0) return <p className="text-second">It has no models yet.</p>;
  const ids = modelIds.toSorted((a, b) => Number(b === loadedModel) - Number(a === loadedModel));
  const shown = all ? ids : ids.slice(0, NAMED);
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <ul aria-label={`Models of ${name}`} className="contents">
        {shown.map(id => {
          const model = models.find(known => known.id === id);
          return (
            <li key={id} title={model?.about}>
              <Badge tone={loadedModel === id ? 'info' : 'neutral'}>
                {model?.name ?? id}
                {loadedModel === id && ', loaded'}
              </Badge>
            </li>
          );
        })}
      </ul>
      {ids.length > NAMED && (
        <Button size="small" variant="ghost" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `and ${ids.length - NAMED} more`}
        </Button>
      )}
    </div>
  );
}
