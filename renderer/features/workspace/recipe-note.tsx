import type { FoundRecipe } from '../../../backend/contract/media.ts';
import { Button } from '../../ui/button.tsx';

/** A recipe that came with a picture, and what to do with it. */
export type RecipeNoteProps = {
  readonly recipe: FoundRecipe;
  readonly onUse: () => void;
  readonly onDismiss: () => void;
};

/** Offers to fill the form with how a brought-in picture was made. */
export function RecipeNote({ recipe, onUse, onDismiss }: RecipeNoteProps) {
  const { prompt } = recipe.parameters;
  return (
    <section aria-label="Recipe found" className="flex flex-col gap-2 rounded-card bg-info-tint p-3">
      <p className="text-body font-medium text-text">This picture tells how it was made</p>
      {typeof prompt === 'string' && (
        <p dir="auto" className="line-clamp-2 text-meta text-second">
          “{prompt}”
        </p>
      )}
      <div className="flex gap-2">
        <Button size="small" onClick={onUse}>
          Use its recipe
        </Button>
        <Button size="small" variant="ghost" onClick={onDismiss}>
          Only the picture
        </Button>
      </div>
    </section>
  );
}
