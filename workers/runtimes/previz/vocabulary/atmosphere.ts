import type { LightName } from './palettes.ts';

/** The light of a scene, by palette, each with the words for it; where several are named, the first of this order holds. */
export const lights: Readonly<Record<LightName, string>> = {
  neon: 'neon, neon lights, cyberpunk, neon-lit, synthwave, vaporwave, neon signs, blade runner, holographic, retrowave, outrun',
  fire: 'inferno, lava, hell, hellish, volcanic, eruption, wildfire, ablaze, infernal, burning city, apocalypse, apocalyptic, molten',
  candle:
    'candlelight, candlelit, lamplight, firelight, by candlelight, dim light, lamplit, chiaroscuro, torchlight, fireside',
  underwater: 'underwater light, aquatic, turquoise depths',
  space: 'starfield, cosmic light, nebula light, zero gravity',
  sunset:
    'sunset, dusk sun, setting sun, sundown, evening, red sky, at sunset, burning sky, crimson sky, apocalyptic sky',
  golden:
    'golden hour, golden, golden light, late afternoon, warm light, autumn, fall colours, fall colors, amber light, autumnal, backlit, evening sun, harvest',
  dawn: 'dawn, sunrise, daybreak, early morning, morning, first light, at dawn, morning light',
  dusk: 'dusk, twilight, blue hour, nightfall, after sunset, gloaming, late evening',
  night:
    'night, midnight, nighttime, night-time, moonlit, moonlight, nocturnal, at night, starlit, starlight, dark night, witching hour',
  storm: 'storm, stormy, thunderstorm, tempest, hurricane, tornado, thunder, gale, squall, storm clouds, typhoon',
  winter: 'winter, snow, snowy, frost, frosty, icy, wintry, blizzard, snowfall, frozen, snowing, snowstorm, christmas',
  fog: 'fog, foggy, mist, misty, haze, hazy, smoke, smoky, smog, in the fog',
  overcast: 'overcast, cloudy, grey sky, gray sky, dull light, flat light, diffuse light, soft light',
  day: 'day, noon, midday, daylight, sunny, sunlight, sunlit, bright day, afternoon, blue sky, summer, clear sky, sunshine, spring, daytime',
  indoors: 'window light, indoor light, rembrandt light, soft window light, studio light, studio lighting',
};

/** What falls, blows or lies in the air. */
export const weathers = {
  rain: 'rain, rainy, raining, downpour, drizzle, rain-soaked, wet, monsoon, rainstorm, shower, torrential, rain-slick, puddles',
  snowfall: 'snow, snowing, snowfall, blizzard, snowflakes, snowstorm, snowy',
  fogbank: 'fog, foggy, mist, misty, haze, hazy, smog, murky, steam, steamy, smoke, smoky',
  lightning: 'lightning, thunderstorm, thunder, bolt, lightning strike',
  wind: 'wind, windy, windswept, gale, breeze, sandstorm, dust storm, dust, dusty',
  cloudy: 'cloud, clouds, cloudy, overcast, cumulus, storm clouds, thunderclouds, dramatic sky',
  clear: 'clear sky, cloudless, clear, blue sky, clear night',
  petals: 'petals, falling petals, blossom, cherry blossoms, sakura, falling leaves, leaves, confetti, autumn leaves',
  embers:
    'embers, sparks, ash, fireflies, glowing particles, inferno, lava, magic, magical, pollen, fairy dust, spores',
  calm: 'calm, still, windless, mirror-like, placid, tranquil water, mirror lake',
} as const;

/** What falls, blows or lies in the air. */
export type Weather = keyof typeof weathers;

/** What shines in the sky or through it. */
export const skyLights = {
  sun: 'sun, setting sun, rising sun, solar, sunrays, two suns, midnight sun',
  moon: 'moon, moonlight, moonlit, full moon, crescent, crescent moon, blood moon, harvest moon',
  stars:
    'star, stars, starry, starry night, starry sky, constellation, starlight, starlit, milky way, galaxy, shooting star, night sky, meteor, comet',
  aurora: 'aurora, northern lights, aurora borealis, southern lights',
  rays: 'god rays, light rays, sunbeam, sunbeams, light shafts, shafts of light, volumetric light, volumetric, crepuscular, light beams, rays, sunrays, rays of light, dappled light',
  planets: 'planet, planets, saturn, jupiter, ringed planet, gas giant, two moons, mars in the sky, rings',
  rainbow: 'rainbow, rainbows',
} as const;

/** What shines in the sky or through it. */
export type SkyLight = keyof typeof skyLights;
