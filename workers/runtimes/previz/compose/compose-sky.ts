import { fromOklch, mix, scale } from '../colour.ts';
import type { Clouds } from '../draw/clouds.ts';
import type { Orb } from '../draw/orb.ts';
import type { Part, Plane } from '../scene.ts';
import type { Stage } from './stage.ts';

function composeOrb(stage: Stage): Orb | null {
  const { brief, palette, lighting, light } = stage;
  const wantsMoon = brief.sky.includes('moon');
  const form = wantsMoon ? 'moon' : brief.sky.includes('sun') ? 'sun' : lighting.orb;
  if (form === null || !stage.allows(form)) return null;
  const random = stage.random('orb');
  const hidden =
    !wantsMoon && !brief.sky.includes('sun') && (brief.weather.includes('fogbank') || brief.weather.includes('rain'));
  if (hidden) return null;
  const big = brief.moods.includes('epic') || wantsMoon || brief.sky.includes('sun');
  const radius =
    form === 'moon'
      ? random.between(0.028, 0.05) * (wantsMoon ? 1.9 : 1)
      : random.between(0.026, 0.042) * (big ? 1.9 : 1);
  const reddish = brief.hues[0];
  return {
    kind: 'orb',
    form,
    x: light.x,
    y: light.y,
    radius,
    colour:
      form === 'sun'
        ? mix(palette.glow, [1, 1, 0.94], 0.35)
        : reddish === undefined
          ? mix(palette.glow, [1, 1, 1], 0.3)
          : palette.glow,
    shade: palette.sky,
    glow: palette.glow,
    facing: 0,
    ring: false,
    offset: random.next(),
  };
}

function composePlanets(stage: Stage): Orb[] {
  if (!stage.allows('planets')) return [];
  const random = stage.random('planets');
  const { palette, aspect, horizon } = stage;
  return Array.from(
    { length: 2 },
    (_, i): Orb => ({
      kind: 'orb',
      form: i === 0 ? 'giant' : 'planet',
      x: aspect * (i === 0 ? random.between(0.6, 0.85) : random.between(0.1, 0.35)),
      y: horizon * (i === 0 ? random.between(0.3, 0.6) : random.between(0.15, 0.4)),
      radius: i === 0 ? random.between(0.12, 0.24) : random.between(0.025, 0.06),
      colour: mix(palette.accent, palette.light, 0.35),
      shade: mix(palette.sky, palette.shade, 0.4),
      glow: palette.glow,
      facing: stage.light.x < aspect / 2 ? 200 : -20,
      ring: i === 0 && random.chance(0.65),
      offset: random.next(),
    }),
  );
}

function composeClouds(stage: Stage): Clouds[] {
  const { brief, palette, lightName, horizon, light } = stage;
  if (!stage.allows('cloudy') || brief.weather.includes('clear')) return [];
  const random = stage.random('clouds');
  const heavy = lightName === 'storm' || lightName === 'overcast' || brief.weather.includes('rain');
  const cover = heavy
    ? random.between(0.72, 0.86)
    : brief.weather.includes('cloudy')
      ? random.between(0.55, 0.7)
      : lightName === 'fog'
        ? 0.35
        : random.between(0.3, 0.52);
  const forms = heavy ? (['layer', 'towers'] as const) : (['layer', 'streaks', 'towers', 'layer'] as const);
  const form = brief.weather.includes('cloudy') ? random.pick(['towers', 'layer'] as const) : random.pick(forms);
  const dark = stage.lighting.ambient < 0.45;
  const cloud = {
    kind: 'clouds' as const,
    form,
    cover,
    lit: dark ? mix(palette.horizon, palette.glow, 0.28) : mix(palette.light, palette.horizon, heavy ? 0.6 : 0.25),
    shade: mix(palette.zenith, palette.sky, heavy ? 0.35 : 0.72),
    glow: palette.glow,
    horizonAt: horizon,
    light,
    offset: random.next(),
    opacity: heavy ? 0.95 : 0.85,
  };
  const veil: Clouds = { ...cloud, form: 'streaks', cover: 0.34, offset: random.next(), opacity: 0.5 };
  return form === 'streaks' ? [cloud] : [veil, cloud];
}

/** The sky and all that shines or drifts in it, far to near. */
export function composeSky(stage: Stage): Plane[] {
  const { palette, lighting, brief, horizon, light, lightName } = stage;
  const far: Part[] = [
    {
      kind: 'sky',
      zenith: palette.zenith,
      middle: palette.sky,
      horizon: palette.horizon,
      glow: palette.glow,
      horizonAt: horizon,
      light,
      spread: 0.42,
      strength: lighting.glow,
    },
  ];
  const starry = brief.sky.includes('stars');
  const density = starry
    ? Math.max(1200, lighting.stars)
    : brief.weather.includes('cloudy')
      ? lighting.stars * 0.3
      : lighting.stars;
  const dim = lighting.ambient < 0.55;
  if (density > 0 && dim && stage.allows('stars'))
    far.push({
      kind: 'stars',
      seed: stage.seed,
      density,
      horizonAt: horizon,
      tint: palette.glow,
      band: starry ? 1 : 0.45,
    });
  if (brief.sky.includes('aurora')) {
    const random = stage.random('aurora');
    far.push({
      kind: 'aurora',
      low: brief.hues.length > 0 ? palette.glow : fromOklch({ l: 0.8, c: 0.2, h: 155 }),
      high: fromOklch({ l: 0.55, c: 0.2, h: 310 }),
      horizonAt: horizon,
      offset: random.next(),
      power: 0.75,
    });
  }
  if (brief.sky.includes('planets')) far.push(...composePlanets(stage));
  const orb = composeOrb(stage);
  if (orb) far.push(orb);
  const planes: Plane[] = [{ name: 'sky', depth: 0, parts: far }];
  const clouds = lightName === 'night' && starry ? [] : composeClouds(stage);
  for (const [i, cloud] of clouds.entries())
    planes.push({ name: `clouds ${i}`, depth: 0.02 + i * 0.03, drift: 0.006 + i * 0.006, parts: [cloud] });
  if (brief.sky.includes('rainbow')) planes.push({ name: 'rainbow', depth: 0.04, parts: rainbow(stage) });
  if (brief.weather.includes('lightning')) planes.push(strike(stage));
  return planes;
}

function rainbow(stage: Stage): Part[] {
  const x = stage.aspect - stage.light.x;
  const bands = Array.from({ length: 7 }, (_, i) => {
    const [r, g, b] = fromOklch({ l: 0.75, c: 0.15, h: 300 - i * 46 }).map(v => Math.round(v * 255));
    return `<circle cx="${(x * 1000).toFixed(0)}" cy="${((stage.horizon + 0.12) * 1000).toFixed(0)}" r="${430 + i * 9}" fill="none" stroke="rgb(${r},${g},${b})" stroke-opacity="0.26" stroke-width="10"/>`;
  });
  return [flatShapes(stage, bands.join(''), '', 0.004)];
}

function strike(stage: Stage): Plane {
  const random = stage.random('lightning');
  const x = stage.aspect * random.between(0.2, 0.8);
  const walk = (fromX: number, fromY: number, toY: number): string => {
    let [cx, cy] = [fromX, fromY];
    let d = `M${(cx * 1000).toFixed(0)} ${(cy * 1000).toFixed(0)}`;
    while (cy < toY) {
      cx += random.between(-0.035, 0.035);
      cy += random.between(0.02, 0.05);
      d += `L${(cx * 1000).toFixed(0)} ${(cy * 1000).toFixed(0)}`;
    }
    return d;
  };
  const bolt = `<path d="${walk(x, -0.02, stage.horizon)}" fill="none" stroke="#f4f6ff" stroke-width="4"/><path d="${walk(x + 0.01, stage.horizon * 0.4, stage.horizon * 0.8)}" fill="none" stroke="#dfe6ff" stroke-width="1.8"/>`;
  const glow = scale(mix(stage.palette.glow, [0.85, 0.88, 1], 0.6), 0.9);
  const shapes = flatShapes(stage, '', bolt, 0);
  return {
    name: 'lightning',
    depth: 0.05,
    parts: [
      {
        ...shapes,
        lamps: [
          { x, y: stage.horizon * 0.3, radius: 0.5, power: 0.55, colour: glow },
          { x, y: stage.horizon * 0.8, radius: 0.3, power: 0.45, colour: glow },
        ],
      },
    ],
  };
}

/** Shapes that no light falls on: they are as bright as they are drawn. */
export function flatShapes(stage: Stage, body: string, shine: string, blur: number): Extract<Part, { kind: 'shapes' }> {
  return {
    kind: 'shapes',
    body,
    shine,
    lamps: [],
    light: stage.light,
    ambient: [1, 1, 1],
    key: [0, 0, 0],
    front: 0,
    rim: 0,
    haze: stage.palette.haze,
    mist: 0,
    round: 0.01,
    foot: null,
    shadow: 0,
    mirror: 0,
    bounds: null,
    blur,
  };
}
