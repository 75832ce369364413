import type { Aurora } from './draw/aurora.ts';
import type { Clouds } from './draw/clouds.ts';
import type { Falling } from './draw/falling.ts';
import type { Fog } from './draw/fog.ts';
import type { Ground } from './draw/ground.ts';
import type { Nebula } from './draw/nebula.ts';
import type { Orb } from './draw/orb.ts';
import type { Rays } from './draw/rays.ts';
import type { Ridge } from './draw/ridge.ts';
import type { Shapes } from './draw/shapes.ts';
import type { Sky } from './draw/sky.ts';
import type { Stars } from './draw/stars.ts';
import type { Wash } from './draw/wash.ts';
import type { Water } from './draw/water.ts';
import type { Palette } from './palette.ts';
import type { Style } from './vocabulary/manner.ts';
import type { LightName } from './vocabulary/palettes.ts';
import type { Place } from './vocabulary/places.ts';
import type { SubjectName } from './vocabulary/subjects.ts';

/** One thing to be painted. */
export type Part = Sky | Clouds | Stars | Orb | Nebula | Aurora | Ridge | Water | Ground | Fog | Rays | Wash | Shapes;

/** Parts that lie equally far away, and so move together when a camera moves. */
export type Plane = {
  readonly name: string;
  /** 0 is infinitely far, 1 is close to the camera. */
  readonly depth: number;
  readonly parts: readonly Part[];
  /** How fast it moves by itself, in scene units a second. */
  readonly drift?: number;
  /** Its surface moves like water. */
  readonly ripple?: boolean;
};

/** A subject as it stands in the picture, in scene units: its foot, and how high it is. */
export type StandingSubject = {
  readonly name: SubjectName;
  readonly x: number;
  readonly y: number;
  readonly height: number;
};

/** A scene as data: everything there is to paint, far to near. 1 scene unit is the frame's height. */
export type Scene = {
  readonly aspect: number;
  readonly seed: number;
  readonly place: Place;
  readonly lightName: LightName;
  readonly palette: Palette;
  readonly horizon: number;
  readonly light: { readonly x: number; readonly y: number };
  readonly subjects: readonly StandingSubject[];
  readonly planes: readonly Plane[];
  readonly falling: readonly Falling[];
  readonly style: Style;
  readonly contrast: number;
};
