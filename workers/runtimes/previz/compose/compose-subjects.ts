import type { Colour } from '../colour.ts';
import type { BriefSubject } from '../read-prompt.ts';
import type { Plane, StandingSubject } from '../scene.ts';
import type { Draw } from '../shapes/drawing.ts';
import { drawRock } from '../shapes/objects.ts';
import { drawCarSide } from '../shapes/vehicles.ts';
import type { Place } from '../vocabulary/places.ts';
import { catalogue, type Entry } from './catalogue.ts';
import { ISLE } from './compose-cloudland.ts';
import { materials } from './materials.ts';
import { inksFor, type Placed, placeShapes } from './place-shapes.ts';
import type { Stage } from './stage.ts';

const watery: ReadonlySet<Place> = new Set(['sea', 'coast', 'harbour', 'lake', 'river', 'swamp']);
/** Places that lead the eye to their middle. */
const axial: ReadonlySet<Place> = new Set(['clouds', 'hall', 'corridor', 'stage', 'cave', 'street', 'bar']);
const weightless: ReadonlySet<Place> = new Set(['underwater', 'space', 'clouds']);
/** The height of our eyes in metres. */
const EYE = 1.6;

const materialOf = (subject: BriefSubject): Colour => {
  switch (subject.kind) {
    case 'person':
      return [0.42, 0.38, 0.42];
    case 'animal':
      return subject.name === 'fox' || subject.name === 'lion' || subject.name === 'deer' || subject.name === 'camel'
        ? [0.74, 0.46, 0.24]
        : subject.name === 'horse' || subject.name === 'bear'
          ? [0.42, 0.29, 0.2]
          : [0.5, 0.47, 0.47];
    case 'vehicle':
      return subject.name === 'boat' || subject.name === 'tallShip' ? [0.45, 0.32, 0.22] : [0.48, 0.48, 0.52];
    case 'building':
      return materials.stone;
    case 'plant':
      return materials.leaf;
    case 'object':
      return [0.55, 0.42, 0.32];
    default:
      return subject.kind satisfies never;
  }
};

function shotFactor(stage: Stage): number {
  switch (stage.shot) {
    case 'wide':
      return 0.46;
    case 'medium':
      return 1.12;
    case 'close':
      return 1.75;
    case 'low':
      return 1.3;
    case 'high':
      return 0.62;
    case 'shoulder':
      return 0.72;
    case null: {
      const random = stage.random('shot');
      const grand = stage.brief.moods.includes('epic') || stage.brief.moods.includes('sad');
      return grand ? random.between(0.5, 0.8) : random.between(0.72, 1.12);
    }
    default:
      return stage.shot satisfies never;
  }
}

/** Where the foot of something of this height is: the smaller it looks for its true height, the nearer to the horizon. */
function footOf(stage: Stage, entry: Entry, height: number): number {
  const eye = stage.shot === 'low' ? 0.5 : stage.shot === 'high' ? 9 : EYE;
  if (stage.place === 'clouds') return stage.horizon * ISLE + 0.012;
  const onWater = watery.has(stage.place) && entry.where === 'water';
  const natural = stage.horizon + 0.02 + (eye * height) / entry.metres;
  if (onWater) return Math.min(0.9, natural + 0.01);
  const shore = watery.has(stage.place) ? 0.9 : 0;
  const floor = stage.place === 'table' ? 0.84 : stage.place === 'room' || stage.place === 'bar' ? 0.9 : 0;
  // What is small must not hide behind the grass before it.
  const lowest = stage.shot === 'close' ? 1.02 : height < 0.28 ? 0.86 : 0.93;
  return Math.min(Math.max(lowest, shore), Math.max(natural, shore, floor));
}

/** What stands on the ground must not be painted before the ground is. */
function leastDepth({ place }: Stage, afloat: boolean): number {
  if (watery.has(place)) return afloat ? 0.58 : 0.84;
  return place === 'street' || place === 'bar' ? 0.7 : place === 'table' || place === 'stage' ? 0.75 : 0.64;
}

/** On a street or a road a car drives away from us; anywhere else it is seen from the side. */
const drawSubject = (stage: Stage, subject: BriefSubject, entry: Entry): Draw =>
  subject.name === 'car' && stage.place !== 'street' && stage.place !== 'road' ? drawCarSide : entry.draw;

type Spot = StandingSubject & { readonly placed: Placed; readonly entry: Entry };

function spread(stage: Stage, subject: BriefSubject, at: number, total: number): Spot[] {
  const entry = catalogue[subject.name];
  const random = stage.random(`subject ${subject.name}`);
  const colourWhole = subject.kind !== 'person' && subject.kind !== 'building';
  const inks = inksFor(stage, materialOf(subject), subject.colour, colourWhole);
  const narrow = Math.min(1, stage.aspect * 1.15);
  const rank = at === 0 ? 1 : at === 1 ? 0.82 : 0.68;
  const crowded = subject.count > 1 ? 0.8 - 0.03 * subject.count : 1;
  const table = entry.where === 'table' && stage.place === 'table';
  const small = entry.where === 'table' && !table ? 0.6 : table ? 1.05 : 1;
  const tall = entry.shown * shotFactor(stage) * rank * crowded * narrow * small;
  const light = stage.light.x / stage.aspect;
  // The main subject stands before the light or on the other third; the others fill what is left.
  const before = stage.lighting.front < 0.4 && random.chance(0.65);
  const main =
    stage.shot === 'close' || table || axial.has(stage.place)
      ? 0.5 + random.between(-0.07, 0.07)
      : before
        ? light + (light > 0.5 ? -0.09 : 0.09)
        : light > 0.5
          ? 0.34
          : 0.66;
  const centre =
    at === 0 ? main : total === 2 ? (main > 0.5 ? main - 0.34 : main + 0.34) : ((main + 0.28 * at + 0.12) % 0.8) + 0.1;
  const spots: Spot[] = [];
  for (let n = 0; n < subject.count; n++) {
    const size = tall * (n === 0 ? 1 : random.between(0.7, 1));
    const drawing = drawSubject(stage, subject, entry)(inks, random);
    const wide = Math.min(0.34, 0.1 + 0.05 * subject.count);
    const shift =
      subject.count === 1 ? 0 : ((n + (n % 2 === 0 ? 0 : 0.4)) / Math.max(1, subject.count - 1) - 0.5) * 2 * wide;
    const x = Math.min(0.92, Math.max(0.08, centre + shift)) * stage.aspect;
    const aloft =
      entry.where === 'air' ||
      (weightless.has(stage.place) &&
        (stage.place !== 'clouds' || subject.kind === 'vehicle') &&
        subject.kind !== 'building' &&
        subject.kind !== 'plant');
    const lift =
      stage.place === 'underwater'
        ? random.between(0.3, 0.62)
        : weightless.has(stage.place)
          ? random.between(0.4, 0.66)
          : stage.horizon * random.between(0.3, 0.62);
    const y = aloft ? lift + (drawing.aloft ? 0 : size / 2) : footOf(stage, entry, size);
    // Whoever stands looks into the picture.
    const flip = x > stage.aspect / 2 ? !random.chance(0.15) : random.chance(0.15);
    spots.push({ name: subject.name, x, y, height: size, entry, placed: { drawing, x, y, height: size, flip } });
  }
  return spots;
}

/** Puts every subject of the brief in its place, each in a plane by how near it stands. */
export function composeSubjects(stage: Stage): { planes: Plane[]; standing: StandingSubject[] } {
  const wanted = stage.brief.subjects.slice(0, 5);
  const spots = wanted.flatMap((subject, i) => spread(stage, subject, i, wanted.length)).sort((a, b) => a.y - b.y);
  const planes = spots.map((spot, i): Plane => {
    const aloft = spot.entry.where === 'air';
    const afloat = spot.entry.where === 'water' && watery.has(stage.place);
    const far = Math.min(1, spot.entry.metres / Math.max(0.02, spot.height) / 160);
    const depth = aloft ? 0.35 : Math.max(leastDepth(stage, afloat), 0.92 - far * 0.6);
    const wet = stage.brief.weather.includes('rain') && !aloft;
    const needsRock = watery.has(stage.place) && !afloat && !aloft && spot.entry.metres > 4;
    const rock: Placed[] = needsRock
      ? [
          {
            drawing: drawRock(inksFor(stage, materials.rock, null, false), stage.random(`rock ${i}`)),
            x: spot.x,
            y: spot.y + 0.06,
            height: spot.height * 0.34,
          },
        ]
      : [];
    const shapes = placeShapes(stage, [...rock, spot.placed], {
      depth,
      mist: aloft ? 0.15 * stage.lighting.air : (1 - depth) * 0.6 * stage.lighting.air,
      round: Math.min(0.05, Math.max(0.008, spot.height * 0.07)),
      foot: aloft ? null : spot.y,
      shadow: aloft || afloat ? 0 : 0.6,
      mirror: afloat ? 0.75 : wet ? 0.4 : 0,
    });
    return { name: `${spot.name} ${i}`, depth, parts: [shapes] };
  });
  return { planes, standing: spots.map(({ name, x, y, height }) => ({ name, x, y, height })) };
}
