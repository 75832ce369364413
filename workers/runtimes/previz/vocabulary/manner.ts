/** How a picture is finished, with the words for it. */
export const styles = {
  painting:
    'painting, oil painting, painterly, concept art, gouache, acrylic, impressionist, impressionism, brush strokes, oil on canvas, matte painting, digital painting, romanticism, fresco, illustration, fantasy art',
  cinematic:
    'cinematic, photo, photograph, photography, photorealistic, realistic, film still, movie still, 35mm, anamorphic, dslr, hyperrealistic, documentary, polaroid, 3d render, render, octane, unreal engine, cinematic still',
  ink: 'ink, ink drawing, sumi-e, sumi, calligraphy, pen and ink, manga, comic, line art, linework, etching, engraving, woodcut, lineart, ink wash, brush pen, cartoon, graphic novel, crosshatching',
  pencil:
    'pencil, graphite, charcoal, sketch, sketchy, drawing, doodle, crayon, chalk, pencil drawing, storyboard, storyboard sketch, pastel drawing, hand-drawn',
  watercolour:
    'watercolour, watercolor, aquarelle, wash, wet on wet, ghibli, storybook, childrens book, picture book, watercolour painting, watercolor painting',
  noir: 'noir, film noir, black and white, black-and-white, monochrome, high contrast black and white, expressionist, german expressionism, b&w, silhouette style',
  poster:
    'poster, screen print, screenprint, flat, flat design, vector art, vector, minimalist, minimal, graphic, travel poster, linocut, art deco, silkscreen, pop art, ukiyo-e, woodblock, risograph, bauhaus, low poly, cel shaded, pixel art, anime',
} as const;

/** How a picture is finished. */
export type Style = keyof typeof styles;

/** How the camera stands, with the words for it. */
export const shots = {
  wide: 'wide shot, wide angle, wide-angle, establishing shot, panorama, panoramic, landscape shot, extreme wide, long shot, distant, far away, in the distance, tiny, vast, aerial establishing, establishing',
  medium: 'medium shot, mid shot, full body, full-body, cowboy shot, waist up, full length, full shot, two shot',
  close: 'close-up, closeup, close up, detail, extreme close-up, macro shot, up close, tight shot, tight framing',
  low: "low angle, low-angle, from below, worm's-eye view, towering, looking up, low camera, looming, heroic angle",
  high: "high angle, high-angle, aerial, bird's-eye view, birds eye view, from above, drone shot, overhead, top down, top-down, looking down, drone view, aerial view, overlooking",
  shoulder:
    'over the shoulder, over-the-shoulder, from behind, back to camera, point of view, pov, looking out over, watching, looking at, stares at, gazing',
} as const;

/** How the camera stands. */
export type Shot = keyof typeof shots;

/** Words for how many. */
export const counts: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  single: 1,
  lone: 1,
  lonely: 1,
  solitary: 1,
  the: 1,
  two: 2,
  pair: 2,
  both: 2,
  couple: 2,
  three: 3,
  trio: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 6,
  eight: 7,
  several: 4,
  some: 3,
  few: 3,
  many: 6,
  fleet: 6,
  herd: 6,
  pack: 5,
  group: 5,
  dozens: 7,
  row: 5,
  line: 5,
  swarm: 7,
};

/** Words that turn what follows into what is left out. */
export const denials: ReadonlySet<string> = new Set([
  'no',
  'without',
  'not',
  'minus',
  'never',
  'nor',
  'except',
  "don't",
  'avoid',
  'lacking',
]);

/** Words that carry no picture. */
export const fillers: ReadonlySet<string> = new Set(
  'a an the of in on at with and or to by from into over under near through is are was were be as for its it his their this that there some any very quality best masterpiece detailed highly beautiful high low art shot scene image picture view style'.split(
    ' ',
  ),
);
