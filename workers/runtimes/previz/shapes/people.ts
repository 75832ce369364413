import type { Draw } from './drawing.ts';
import { drawFigure } from './figure.ts';
import { curve, ellipse, fill, limb, move, readJoints, readPoints } from './path.ts';
import { drawMount } from './quadruped.ts';

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
