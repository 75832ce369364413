import type { CloudUse } from '../../../backend/contract/cloud-models.ts';

/** What models are asked for, in the order in which they are shown. */
export const USES: readonly { readonly value: CloudUse; readonly label: string }[] = [
  { value: 'image', label: 'Pictures from words' },
  { value: 'edit', label: 'Edits of a picture' },
  { value: 'upscale', label: 'Pictures made larger' },
  { value: 'image-to-video', label: 'Clips from a picture' },
  { value: 'text-to-video', label: 'Clips from words' },
];
