import type { CloudUse } from '../../../backend/contract/cloud-models.ts';
import type { Lane } from '../../../backend/contract/workers.ts';

/** The clouds by name. */
export const CLOUD_NAMES: Readonly<Record<Lane, string>> = { replicate: 'Replicate', fal: 'FAL' };

/** What models are asked for, in the order in which they are shown. */
export const USES: readonly { readonly value: CloudUse; readonly label: string }[] = [
  { value: 'image', label: 'Pictures from words' },
  { value: 'edit', label: 'Edits of a picture' },
  { value: 'upscale', label: 'Pictures made larger' },
  { value: 'image-to-video', label: 'Clips from a picture' },
  { value: 'text-to-video', label: 'Clips from words' },
];
