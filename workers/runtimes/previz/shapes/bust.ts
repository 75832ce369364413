import type { Random } from '../random.ts';
import type { Drawing, Inks } from './drawing.ts';
import { curve, ellipse, fill, line, readPoints } from './path.ts';

/** What a head and shoulders wear. */
export type BustLook = 'short' | 'long' | 'hat' | 'hood' | 'helmet' | 'crown' | 'glass' | 'machine' | 'bearded';

function drawHair(look: BustLook, inks: Inks): { behind: string; front: string } {
  switch (look) {
    case 'short':
      return {
        behind: '',
        front: fill(
          curve(
            readPoints(
              '-27,-104 -31,-122 -24,-140 -4,-148 18,-145 29,-130 28,-106 24,-116 18,-128 0,-130 -16,-126 -23,-116',
            ),
          ),
          inks.dark,
        ),
      };
    case 'bearded':
      return {
        behind: '',
        front:
          fill(
            curve(
              readPoints('-27,-104 -30,-124 -20,-142 2,-147 22,-141 29,-124 27,-104 23,-120 12,-131 -10,-131 -22,-120'),
            ),
            inks.dark,
          ) +
          fill(
            curve(readPoints('-26,-96 -25,-72 -16,-50 0,-40 16,-50 25,-72 26,-96 20,-84 12,-79 0,-82 -12,-79 -20,-84')),
            inks.dark,
          ),
      };
    case 'long':
      return {
        behind: fill(
          curve(
            readPoints('-30,-120 -40,-90 -44,-50 -52,-14 -20,-8 20,-8 50,-16 44,-52 40,-92 30,-122 14,-146 -12,-146'),
          ),
          inks.dark,
        ),
        front: fill(
          curve(
            readPoints(
              '-27,-92 -32,-118 -22,-142 0,-149 22,-142 32,-118 28,-90 25,-110 12,-130 2,-133 -14,-122 -24,-106',
            ),
          ),
          inks.dark,
        ),
      };
    case 'hat':
      return {
        behind: '',
        front:
          fill(curve(readPoints('-28,-118 -27,-140 -16,-156 2,-150 18,-157 28,-140 28,-118 0,-124')), inks.dark) +
          fill(curve(readPoints('-52,-112 -36,-122 0,-127 36,-122 54,-113 34,-111 0,-114 -34,-110')), inks.dark) +
          line('M-28 -122C-10 -128 12 -128 29 -122', inks.accent, 4),
      };
    case 'hood':
      return {
        behind: fill(
          curve(readPoints('-44,-60 -46,-104 -34,-142 0,-162 34,-142 46,-104 44,-60 52,-30 -52,-30')),
          inks.base,
        ),
        front: fill(
          curve(
            readPoints(
              '-27,-70 -33,-104 -24,-134 0,-146 24,-134 33,-104 27,-70 44,-52 47,-106 33,-146 0,-165 -33,-146 -47,-106 -44,-52',
            ),
          ),
          inks.base,
        ),
      };
    case 'helmet':
      return {
        behind: '',
        front:
          fill(
            curve(
              readPoints(
                '-31,-78 -34,-116 -24,-146 0,-156 24,-146 34,-116 31,-78 22,-84 21,-104 4,-108 0,-84 -4,-108 -21,-104 -22,-84',
              ),
            ),
            inks.pale,
          ) + fill(curve(readPoints('-3,-154 6,-176 30,-178 44,-160 24,-162 8,-152')), inks.accent),
      };
    case 'crown':
      return {
        behind: fill(curve(readPoints('-30,-120 -38,-90 -40,-40 40,-40 38,-90 30,-120 0,-146')), inks.dark),
        front:
          fill(curve(readPoints('-27,-104 -30,-128 0,-142 30,-128 27,-104 16,-126 -16,-126')), inks.dark) +
          fill('M-28 -130L-34 -158L-18 -142L0 -166L18 -142L34 -158L28 -130Z', inks.accent),
      };
    case 'glass':
      return { behind: ellipse(0, -102, 50, 52, inks.pale), front: '' };
    case 'machine':
      return { behind: '', front: '' };
    default:
      return look satisfies never;
  }
}

function drawFace(look: BustLook, inks: Inks, random: Random): string {
  if (look === 'machine')
    return (
      fill(
        curve(readPoints('-26,-112 -27,-86 -20,-66 0,-60 20,-66 27,-86 26,-112 20,-136 0,-142 -20,-136')),
        inks.pale,
      ) +
      fill(curve(readPoints('-24,-112 24,-112 22,-98 -22,-98')), inks.dark) +
      line('M-18 -84L18 -84M-14 -76L14 -76M-10 -69L10 -69', inks.dark, 2) +
      line('M0 -142L0 -114', inks.dark, 1.4)
    );
  const skin = inks.pale;
  const shade = inks.base;
  const tilt = random.between(-1.5, 1.5);
  return (
    fill(curve(readPoints('-14,-40 -13,-74 13,-74 16,-40 0,-32')), shade) +
    fill(
      curve(readPoints('-25,-112 -26,-98 -23,-82 -14,-67 0,-61 14,-67 23,-82 26,-98 25,-112 18,-132 0,-139 -18,-132')),
      skin,
    ) +
    `<g opacity="0.3">${fill(curve(readPoints('12,-136 15,-118 8,-106 13,-92 8,-80 9,-70 4,-62 14,-67 23,-82 26,-98 25,-112 20,-130')), shade)}</g>` +
    `<g opacity="0.6">${ellipse(-10.5, -104, 7.6, 4.4, shade)}${ellipse(11, -104, 7.4, 4.4, shade)}</g>` +
    ellipse(-10.2, -102.6, 4, 1.7, '#d9cfc4') +
    ellipse(10.8, -102.6, 3.8, 1.6, '#b8aea6') +
    ellipse(-9.6 + tilt, -102.6, 2.1, 2.3, inks.dark) +
    ellipse(11 + tilt, -102.6, 2, 2.2, inks.dark) +
    ellipse(-9 + tilt, -103.4, 0.7, 0.7, '#ffffff') +
    ellipse(11.6 + tilt, -103.4, 0.7, 0.7, '#ffffff') +
    line('M-18 -110C-14 -114 -8 -113 -4 -110.4M5 -110.4C9 -113 14 -114 18 -110', inks.dark, 2) +
    `<g opacity="0.5">${fill('M1 -108L6.4 -86L0 -82L-4 -84.6C-1 -88 1 -98 1 -108Z', shade)}</g>` +
    line('M-4.4 -84.4C-2 -82.4 3 -82.4 5.4 -84.4', inks.dark, 1.1) +
    `<g opacity="0.6">${fill(curve(readPoints('-8.6,-74 -3,-76.4 0,-75.4 3,-76.4 8.6,-74 3,-72.6 -3,-72.6')), '#8c3b35')}</g>` +
    `<g opacity="0.5">${fill(curve(readPoints('-7,-73 0,-72.4 7,-73 3,-68.8 -3,-68.8')), '#a4524a')}</g>` +
    `<g opacity="0.1">${ellipse(-15, -88, 6, 5, inks.accent)}${ellipse(15, -88, 5, 5, inks.accent)}</g>`
  );
}

/** A head and shoulders, facing us. */
export function drawBust(look: BustLook, inks: Inks, random: Random): Drawing {
  const hair = drawHair(look, inks);
  const shoulders =
    fill(
      curve(readPoints('-78,30 -74,-14 -52,-34 -22,-44 0,-38 22,-44 52,-34 74,-14 78,30 0,40')),
      look === 'glass' ? inks.pale : inks.base,
    ) + fill(curve(readPoints('-20,-47 -10,-34 0,-16 10,-34 20,-47 26,-42 12,-8 0,6 -12,-8 -26,-42')), inks.dark);
  const collar =
    look === 'glass' || look === 'bearded'
      ? ''
      : fill(curve(readPoints('-20,-56 0,-46 20,-56 24,-47 0,-34 -24,-47')), inks.accent);
  const dome = look === 'glass' ? `<g opacity="0.28">${ellipse(0, -102, 46, 48, inks.accent)}</g>` : '';
  const shine =
    look === 'machine'
      ? ellipse(-10, -105, 4.6, 3, inks.shine) + ellipse(10, -105, 4.6, 3, inks.shine)
      : look === 'glass'
        ? `<path d="M-34 -126C-28 -142 -14 -150 -4 -150C-16 -142 -24 -132 -28 -120Z" fill="#ffffff" opacity="0.5"/>`
        : '';
  return {
    height: 170,
    body: hair.behind + shoulders + drawFace(look, inks, random) + hair.front + collar + dome,
    shine,
  };
}

/** A head and shoulders from behind, to look over. */
export function drawBack(inks: Inks): Drawing {
  return {
    height: 170,
    body:
      fill(curve(readPoints('-84,40 -80,-14 -54,-40 -22,-52 0,-54 22,-52 54,-40 80,-14 84,40 0,60')), inks.base) +
      fill(curve(readPoints('-15,-46 -14,-76 14,-76 15,-46')), inks.pale) +
      fill(
        curve(readPoints('-27,-92 -29,-116 -20,-140 0,-147 20,-140 29,-116 27,-92 16,-74 0,-70 -16,-74')),
        inks.dark,
      ),
  };
}
