import { z } from 'zod';

const Share = z.number().min(0).max(1);

/** What a picture shows as a small network judges it, in shares that add up to 1; `network` says which one judged. */
export const ContentRating = z
  .strictObject({
    neutral: Share,
    drawing: Share,
    sexy: Share,
    hentai: Share,
    porn: Share,
    network: z.string().max(80),
  })
  .meta({ id: 'ContentRating' });
export type ContentRating = z.infer<typeof ContentRating>;
