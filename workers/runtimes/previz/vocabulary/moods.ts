/** How a mood bends colour and contrast: chroma is a factor, lightness is added, contrast is a factor. */
export type MoodBend = { readonly chroma: number; readonly lightness: number; readonly contrast: number };

/** Moods with the words for them and what they do. */
export const moods = {
  calm: {
    words:
      'calm, serene, peaceful, tranquil, quiet, gentle, idyllic, soft, relaxing, zen, cosy, cozy, dreamy, ethereal, tender, pastel, nostalgic, delicate',
    chroma: 0.88,
    lightness: 0.05,
    contrast: 0.9,
  },
  dark: {
    words:
      'dark, gloomy, sinister, ominous, menacing, horror, scary, creepy, eerie, gothic, haunted, spooky, grim, evil, dread, nightmare, macabre, foreboding, bleak, brooding, grimdark, haunting',
    chroma: 0.72,
    lightness: -0.09,
    contrast: 1.14,
  },
  joyful: {
    words:
      'joyful, happy, cheerful, playful, bright, vibrant, colourful, colorful, lively, festive, whimsical, saturated, vivid, fun, cute, celebration, psychedelic',
    chroma: 1.3,
    lightness: 0.04,
    contrast: 1.02,
  },
  epic: {
    words:
      'epic, dramatic, heroic, majestic, grand, monumental, awe, intense, powerful, legendary, mythic, grandiose, cinematic, breathtaking, sublime, colossal, vast, battle, war',
    chroma: 1.12,
    lightness: -0.02,
    contrast: 1.16,
  },
  sad: {
    words:
      'sad, melancholy, melancholic, lonely, lonesome, sorrow, sombre, somber, mournful, forlorn, abandoned, desolate, wistful, grief, solitude, alone, muted, desaturated, faded, empty, decaying, forgotten',
    chroma: 0.66,
    lightness: -0.02,
    contrast: 0.94,
  },
  mysterious: {
    words:
      'mysterious, mystical, magical, enchanted, surreal, dreamlike, otherworldly, arcane, strange, fantasy, fantastical, magic, fairytale, fairy tale, occult, uncanny, secret',
    chroma: 1.06,
    lightness: -0.04,
    contrast: 1.04,
  },
  tense: {
    words:
      'tense, gritty, thriller, suspense, danger, dangerous, violent, chase, crime, dystopian, post-apocalyptic, postapocalyptic, rugged, harsh, raw, brutal, urgent',
    chroma: 0.84,
    lightness: -0.05,
    contrast: 1.2,
  },
  romantic: {
    words: 'romantic, love, warm, intimate, lush, sensual, tender light, valentine',
    chroma: 1.12,
    lightness: 0.02,
    contrast: 0.97,
  },
} as const satisfies Record<string, MoodBend & { words: string }>;

/** A mood that words may set. */
export type Mood = keyof typeof moods;
