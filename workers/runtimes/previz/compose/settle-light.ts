import type { Stage } from './stage.ts';

/** Some places say themselves where their light comes from: a window, the end of a street, the water's surface. */
export function settleLight(stage: Stage): Stage {
  const random = stage.random('light of the place');
  const { aspect, horizon } = stage;
  const at = (x: number, y: number): Stage => ({ ...stage, light: { x, y } });
  switch (stage.place) {
    case 'street':
      return at(aspect * random.between(0.42, 0.58), horizon - 0.1);
    case 'hall':
    case 'corridor':
    case 'cave':
      return at(aspect * random.between(0.44, 0.56), horizon - 0.06);
    case 'stage':
      return at(aspect * 0.5 + random.between(-0.22, 0.22), -0.1);
    case 'room':
      return at(aspect * random.pick([0.06, 0.94, random.between(0.4, 0.6)]), 0.36);
    case 'bar':
      return at(aspect * 0.5, 0.3);
    case 'table':
      return at(random.chance(0.5) ? -0.1 : aspect + 0.1, 0.12);
    case 'portrait':
      return at(aspect * 0.5 + (random.chance(0.5) ? -0.62 : 0.62), 0.1);
    case 'underwater':
      return { ...at(aspect * random.between(0.35, 0.65), -0.08), horizon: 0.74 };
    case 'space':
      return at(aspect * random.between(0.18, 0.82), random.between(0.2, 0.5));
    case 'mountains':
    case 'sea':
    case 'coast':
    case 'harbour':
    case 'lake':
    case 'river':
    case 'forest':
    case 'meadow':
    case 'desert':
    case 'snow':
    case 'swamp':
    case 'skyline':
    case 'road':
    case 'planet':
    case 'clouds':
      return stage;
    default:
      return stage.place satisfies never;
  }
}
