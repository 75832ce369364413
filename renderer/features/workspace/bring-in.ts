import { useMutation } from '@tanstack/react-query';
import type { FoundRecipe, Media } from '../../../backend/contract/media.ts';
import { useApi } from '../../api/api-context.tsx';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn } from '../../api/unwrap.ts';
import { uploadMedia } from '../../api/upload-media.ts';
import { showToast } from '../../ui/toast-store.ts';

/** The pictures that can be given to a model. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'] as const;

/** What was found in a file that was brought in. */
export type BroughtIn = { readonly media: Media; readonly recipe: FoundRecipe | null };

/** Brings a picture in from a file for one parameter; `onDone` gets what was in it. */
export function useBringIn(onDone: (name: string, found: BroughtIn) => void) {
  const api = useApi();
  const mutation = useMutation({
    mutationFn: ({ file }: { name: string; file: File }) => uploadMedia(api, file),
    onSuccess: (found, { name }) => onDone(name, found),
    onError: (error, { name, file }) => showProblem(problemIn(error), () => mutation.mutate({ name, file })),
  });
  const { isPending, variables } = mutation;
  return {
    bringIn: (name: string, file: File) => mutation.mutate({ name, file }),
    /** The parameter and the file that are on their way in now. */
    bringing: isPending ? { name: variables.name, file: variables.file.name || 'the picture' } : null,
  };
}

/** Says which files cannot be used as a picture, and what can. */
export function refuseFiles(files: readonly File[]): void {
  const name = files.length === 1 ? (files[0]?.name ?? 'This file') : `${files.length} files`;
  showToast({
    title: `${name} cannot be used here`,
    detail: 'Give one picture: PNG, JPEG, WebP, GIF or AVIF.',
    tone: 'warn',
  });
}
