import type { Draw, Inks } from './drawing.ts';
import { corners, curve, ellipse, fill, type Joint, limb, line, move, readJoints, readPoints, rect } from './path.ts';
import { drawMount } from './quadruped.ts';

/** Who stands there: what is worn, on the head and in the hand. */
export type Person = {
  readonly outfit: 'coat' | 'dress' | 'robe' | 'armour' | 'suit' | 'plain' | 'space' | 'machine';
  readonly head: 'short' | 'long' | 'bun' | 'hat' | 'hood' | 'helmet' | 'pointed' | 'crown' | 'straw' | 'glass' | 'box';
  readonly holds?: 'umbrella' | 'staff' | 'sword' | 'lantern' | 'pack' | 'spear' | 'wings' | 'balloon';
  /** 1 is a grown person; a child is smaller with a larger head. */
  readonly size?: number;
};

function drawLegs(stance: number, inks: string, width: number): string {
  const left: Joint[] = [
    [-3.6, -48, width * 1.25],
    [-4 - stance * 5, -25, width * 0.9],
    [-4.4 - stance * 9, -2.6, width * 0.62],
  ];
  const right: Joint[] = [
    [3.6, -48, width * 1.25],
    [4.4 + stance * 6, -25, width * 0.9],
    [4.2 + stance * 8, -2.6, width * 0.62],
  ];
  const foot = (x: number) => ellipse(x + 1, -1.6, 4, 1.9, inks);
  return fill(limb(left), inks) + fill(limb(right), inks) + foot(-4.4 - stance * 9) + foot(4.2 + stance * 8);
}

function drawOutfit(person: Person, inks: Inks, stance: number, sway: number): string {
  switch (person.outfit) {
    case 'coat':
      return (
        drawLegs(stance, inks.dark, 4) +
        fill(
          curve([
            [-11, -80],
            [-9, -62],
            [-11 - stance * 3, -40],
            [-13 - stance * 5 + sway, -27],
            [0, -25],
            [12 + stance * 5 + sway * 2, -28],
            [10 + stance * 2, -44],
            [9, -62],
            [11, -80],
            [5, -85.5],
            [-5, -85.5],
          ]),
          inks.base,
        ) +
        fill(corners(readPoints('-1.4,-84 1.4,-84 1.2,-28 -0.6,-28')), inks.dark)
      );
    case 'dress':
      return (
        drawLegs(stance * 0.4, inks.pale, 2.6) +
        fill(
          curve([
            [-8.6, -80],
            [-6.4, -64],
            [-9, -52],
            [-16 + sway, -24],
            [-18 + sway * 2, -12],
            [0, -9],
            [18 + sway * 2.4, -13],
            [14 + sway, -28],
            [8, -53],
            [6.2, -64],
            [8.6, -80],
            [3, -84],
            [-3, -84],
          ]),
          inks.accent,
        )
      );
    case 'robe':
      return (
        fill(
          curve([
            [-11.5, -80],
            [-11, -60],
            [-13, -36],
            [-17 + sway, -4],
            [-14 + sway, 0],
            [0, 1],
            [15 + sway, 0],
            [17 + sway * 1.6, -5],
            [13, -36],
            [11, -60],
            [11.5, -80],
            [5, -86],
            [-5, -86],
          ]),
          inks.base,
        ) + fill(corners(readPoints('-3,-84 3,-84 5,-1 -2,-1')), inks.dark)
      );
    case 'armour':
      return (
        drawLegs(stance + 0.35, inks.dark, 4.8) +
        fill(
          curve(readPoints('-13,-80 -11,-64 -9,-48 -12,-38 0,-34 12,-38 9,-48 11,-64 13,-80 6,-86 -6,-86')),
          inks.base,
        ) +
        ellipse(-13.5, -79, 6.4, 5.6, inks.pale) +
        ellipse(13.5, -79, 6.4, 5.6, inks.pale) +
        fill(
          curve([
            [-10, -82],
            [-15, -50],
            [-22 + sway * 2, -12],
            [-8 + sway, -8],
            [-4, -50],
          ]),
          inks.accent,
        )
      );
    case 'suit':
      return (
        drawLegs(stance * 0.7, inks.dark, 3.8) +
        fill(
          curve(readPoints('-11,-80 -9,-64 -9.4,-44 -9,-40 0,-39 9,-40 9.4,-44 9,-64 11,-80 5,-86 -5,-86')),
          inks.dark,
        ) +
        fill(corners(readPoints('-3,-85 3,-85 0,-66')), inks.pale) +
        fill(corners(readPoints('-0.9,-83 0.9,-83 1.1,-68 0,-65 -1.1,-68')), inks.accent)
      );
    case 'plain':
      return (
        drawLegs(stance, inks.dark, 3.9) +
        fill(
          curve(readPoints('-10.6,-80 -8.6,-64 -8.4,-46 -8,-41 0,-40 8,-41 8.4,-46 8.6,-64 10.6,-80 5,-85.5 -5,-85.5')),
          inks.base,
        )
      );
    case 'space':
      return (
        drawLegs(stance * 0.8 + 0.3, inks.pale, 5.8) +
        rect(-13, -82, 26, 30, inks.dark) +
        fill(curve(readPoints('-13,-80 -12,-62 -11,-46 0,-42 11,-46 12,-62 13,-80 6,-87 -6,-87')), inks.pale) +
        rect(-5, -70, 10, 7, inks.dark) +
        rect(-4, -69, 3, 2.4, inks.accent)
      );
    case 'machine':
      return (
        fill(limb(readJoints('-5,-46,3 -7,-24,2.6 -7,-3,4')), inks.dark) +
        fill(limb(readJoints('5,-46,3 7,-24,2.6 7,-3,4')), inks.dark) +
        fill(corners(readPoints('-14,-84 14,-84 9,-48 -9,-48')), inks.base) +
        fill(corners(readPoints('-8,-78 8,-78 5,-62 -5,-62')), inks.dark) +
        ellipse(0, -70, 3, 3, inks.accent)
      );
    default:
      return person.outfit satisfies never;
  }
}

function drawHead(person: Person, inks: Inks, sway: number): string {
  const skin = ellipse(0, -92.5, 5.2, 6.5, inks.pale) + rect(-2, -88, 4, 5, inks.pale);
  switch (person.head) {
    case 'short':
      return skin + fill(curve(readPoints('-5.6,-90 -6,-96 -2,-100 3,-100 6,-96 5.4,-90 3,-93 -3,-93')), inks.dark);
    case 'long':
      return (
        fill(
          curve([
            [-6, -96],
            [-8, -84],
            [-7 + sway, -70],
            [6 + sway * 2, -70],
            [7.4, -84],
            [6, -96],
            [0, -100.5],
          ]),
          inks.dark,
        ) + ellipse(1.6, -91.5, 3.4, 5, inks.pale)
      );
    case 'bun':
      return skin + ellipse(0, -94.6, 6, 5.4, inks.dark) + ellipse(-1, -101, 3.2, 3, inks.dark);
    case 'hat':
      return (
        skin +
        ellipse(0, -95.6, 11.4, 2.2, inks.dark) +
        fill(curve(readPoints('-6,-95 -5.4,-102 0,-103.4 5.4,-102 6,-95')), inks.dark)
      );
    case 'straw':
      return skin + fill(corners(readPoints('-15,-93 0,-104 15,-93 0,-91')), inks.pale);
    case 'hood':
      return (
        fill(curve(readPoints('-8.6,-83 -8.4,-94 -3,-102 3,-101 8,-94 8.6,-83 0,-80')), inks.base) +
        ellipse(1, -91, 4, 5.6, inks.dark)
      );
    case 'helmet':
      return (
        fill(curve(readPoints('-6.6,-86 -7,-96 0,-102 7,-96 6.6,-86 0,-83')), inks.pale) +
        rect(-4.6, -94, 9.2, 1.8, inks.dark) +
        fill(
          curve([
            [0, -101],
            [-7, -107],
            [-12 + sway, -101],
            [-6, -103],
          ]),
          inks.accent,
        )
      );
    case 'pointed':
      return (
        skin +
        ellipse(0, -95, 12, 2.4, inks.base) +
        fill(
          curve([
            [-6.4, -95],
            [-3, -106],
            [-3 + sway, -119],
            [3, -105],
            [6.4, -95],
          ]),
          inks.base,
        ) +
        fill(curve(readPoints('-4,-88 -3,-74 0,-68 3,-74 4,-88')), inks.pale)
      );
    case 'crown':
      return (
        skin +
        fill(curve(readPoints('-6,-96 -7,-80 -4,-76 4,-76 7,-80 6,-96')), inks.dark) +
        ellipse(0, -91.6, 4, 5.4, inks.pale) +
        fill(corners(readPoints('-6,-97 -7,-104 -3,-100 0,-106 3,-100 7,-104 6,-97')), inks.accent)
      );
    case 'glass':
      return (
        ellipse(0, -94, 10, 10.4, inks.pale) +
        ellipse(1.4, -94, 7.2, 7, inks.accent) +
        ellipse(3.6, -97, 2, 1.6, inks.shine)
      );
    case 'box':
      return (
        rect(-7, -101, 14, 14, inks.base) + rect(-5, -96.6, 10, 3, inks.accent) + line('M0 -101L0 -109', inks.dark, 1.2)
      );
    default:
      return person.head satisfies never;
  }
}

function drawHeld(person: Person, inks: Inks): { behind: string; front: string; shine: string; arm: Joint } {
  const none = { behind: '', front: '', shine: '', arm: [14, -48, 2.2] as Joint };
  switch (person.holds) {
    case undefined:
      return none;
    case 'umbrella': {
      const top =
        'M-22 -103C-20 -121 -4 -128 6 -128C18 -128 32 -120 34 -103C28 -107 24 -107 20 -103C15 -108 -3 -108 -8 -103C-12 -107 -17 -107 -22 -103Z';
      return {
        ...none,
        behind: line('M6 -127L8 -60', inks.dark, 1.3),
        front: fill(top, inks.accent),
        arm: [8, -64, 2.2],
      };
    }
    case 'staff':
      return {
        ...none,
        front: line('M19 0L16 -108', inks.dark, 1.8) + ellipse(16, -110, 3.4, 3.4, inks.accent),
        shine: ellipse(16, -110, 2.4, 2.4, inks.shine),
        arm: [17.5, -62, 2.3],
      };
    case 'spear':
      return {
        ...none,
        front:
          line('M20 0L15 -124', inks.dark, 1.3) + fill(corners(readPoints('13.6,-122 14.6,-136 17,-122')), inks.pale),
        arm: [17.5, -62, 2.3],
      };
    case 'sword':
      return {
        ...none,
        front: fill(corners(readPoints('17,-48 19,-47 31,-4 29,-3')), inks.pale) + line('M13 -44L22 -49', inks.dark, 2),
        arm: [17, -50, 2.4],
      };
    case 'lantern':
      return {
        ...none,
        front: line('M17 -56L18 -50', inks.dark, 1) + rect(14.6, -50, 7, 9, inks.dark),
        shine: rect(15.8, -48.6, 4.6, 6.4, inks.shine),
        arm: [17, -57, 2.2],
      };
    case 'balloon':
      return {
        ...none,
        front: line('M15 -56C18 -80 20 -100 22 -116', inks.dark, 0.7) + ellipse(23, -127, 9.4, 11.4, inks.accent),
        arm: [15, -57, 2.2],
      };
    case 'pack':
      return {
        ...none,
        front:
          fill(curve(readPoints('-9,-82 -10,-58 0,-54 10,-58 9,-82 0,-86')), inks.accent) +
          rect(-9, -90, 18, 5, inks.dark),
      };
    case 'wings':
      return {
        ...none,
        behind:
          fill(curve(readPoints('-3,-78 -26,-104 -46,-92 -44,-70 -34,-60 -22,-44 -5,-56')), inks.pale) +
          fill(curve(readPoints('3,-78 26,-104 46,-92 44,-70 34,-60 22,-44 5,-56')), inks.pale),
      };
    default:
      return person.holds satisfies never;
  }
}

const arm = (side: 1 | -1, hand: Joint, inks: string) =>
  fill(limb([[side * 10, -79, 3.5], [(side * 13 + hand[0]) / 2 + side * 2, (-79 + hand[1]) / 2, 2.9], hand]), inks);

/** How to draw a person on their feet. */
export const drawFigure =
  (person: Person): Draw =>
  (inks, random) => {
    const stance = random.pick([0, 0.15, 0.5, 0.9]);
    const sway = random.between(-3, 3);
    const size = person.size ?? 1;
    const held = drawHeld(person, inks);
    const sleeve =
      person.outfit === 'dress'
        ? inks.pale
        : person.outfit === 'suit'
          ? inks.dark
          : person.outfit === 'space'
            ? inks.pale
            : inks.base;
    const body =
      held.behind +
      arm(-1, [-14 - stance * 2, -50 + stance * 3, 2.2], sleeve) +
      drawOutfit(person, inks, stance, sway) +
      arm(1, held.arm, sleeve) +
      move(drawHead(person, inks, sway), 0, size < 1 ? 23.5 : 0, size < 1 ? 1.28 : 1) +
      held.front;
    const lamps =
      held.shine === '' ? [] : [{ x: 17, y: person.holds === 'staff' ? -110 : -46, radius: 34, power: 0.8 }];
    return { height: 102 / size, body, shine: held.shine, lamps };
  };

/** Someone who sits on the ground or a ledge, knees drawn up. */
export const drawSitting: Draw = inks => ({
  height: 62,
  body: [
    fill(limb(readJoints('-4,-5,7 13,-22,4.6 20,-3,3')), inks.dark),
    ellipse(22, -2, 4.4, 2, inks.dark),
    fill(limb(readJoints('-6,-6,8.6 -7,-26,8.4 -3,-42,6.6')), inks.base),
    fill(limb(readJoints('-3,-40,3.2 8,-28,2.7 16,-24,2.2')), inks.base),
    ellipse(-1, -53, 5.2, 6.3, inks.pale),
    fill(curve(readPoints('-6.6,-49 -7,-57 -1,-61 4.4,-58 3,-55 -2,-53')), inks.dark),
  ].join(''),
});

/** A rider on a horse in stride. */
export const drawRider: Draw = (inks, random) => {
  const mount = drawMount(inks, random);
  const rider = [
    fill(limb(readJoints('-2,-2,5 8,10,3.8 5,26,2.6')), inks.dark),
    fill(curve(readPoints('-8,-34 -7,-8 -22,4 -26,14 -4,6 7,2 8,-34 0,-40')), inks.accent),
    fill(limb(readJoints('6,-32,3 14,-20,2.6 20,-14,2')), inks.base),
    ellipse(1, -46, 5, 6.2, inks.pale),
    ellipse(1, -50, 10, 2, inks.dark),
    fill(curve(readPoints('-4,-50 -3,-56 5,-56 6,-50')), inks.dark),
  ].join('');
  return { height: mount.height + 26, body: mount.body + move(rider, -2, mount.back + 8) };
};

/** Two people close together, one leaning on the other. */
export const drawCouple: Draw = (inks, random) => {
  const one = drawFigure({ outfit: 'coat', head: 'short' })(inks, random).body;
  const two = drawFigure({ outfit: 'dress', head: 'long' })(inks, random).body;
  return { height: 102, body: move(one, -10, 0) + move(two, 11, 0, 0.94, -3) };
};

/** Someone who dances: one leg drawn up, arms wide. */
export const drawDancer: Draw = (inks, random) => {
  const lean = random.between(-5, 5);
  return {
    height: 108,
    body: move(
      [
        fill(limb(readJoints('-2,-50,4.4 -2,-26,3 -1,-3,1.8')), inks.pale),
        fill(limb(readJoints('3,-50,4.4 18,-42,3 8,-27,1.8')), inks.pale),
        fill(curve(readPoints('-7,-80 -5,-64 -24,-42 -10,-44 2,-38 16,-46 26,-40 6,-64 7,-80 0,-84')), inks.accent),
        fill(limb(readJoints('-7,-80,2.6 -24,-90,2 -36,-104,1.3')), inks.pale),
        fill(limb(readJoints('7,-80,2.6 22,-84,2 36,-76,1.3')), inks.pale),
        ellipse(2, -92, 4.8, 6, inks.pale),
        ellipse(1, -95, 5.4, 4.4, inks.dark),
        ellipse(-3, -100, 2.8, 2.6, inks.dark),
      ].join(''),
      0,
      0,
      1,
      lean,
    ),
  };
};

/** People standing and walking, far enough away to be a crowd. */
export const drawCrowd: Draw = (inks, random) => {
  const outfits = ['coat', 'plain', 'dress', 'suit'] as const;
  const heads = ['short', 'long', 'hat', 'hood', 'bun'] as const;
  const people = Array.from({ length: 9 }, (_, i) => {
    const person = drawFigure({ outfit: random.pick(outfits), head: random.pick(heads) })(inks, random);
    return { x: (i - 4) * 26 + random.between(-9, 9), y: random.between(-9, 3), body: person.body };
  });
  return {
    height: 108,
    body: people
      .sort((a, b) => a.y - b.y)
      .map(p => move(p.body, p.x, p.y, 1 + p.y / 90))
      .join(''),
  };
};
