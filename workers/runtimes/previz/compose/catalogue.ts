import * as bird from '../shapes/birds.ts';
import * as creature from '../shapes/creatures.ts';
import type { Draw } from '../shapes/drawing.ts';
import { drawFigure } from '../shapes/figure.ts';
import * as landmark from '../shapes/landmarks.ts';
import * as object from '../shapes/objects.ts';
import { drawCouple, drawCrowd, drawDancer, drawRider, drawSitting } from '../shapes/people.ts';
import * as plant from '../shapes/plants.ts';
import { drawQuadruped } from '../shapes/quadruped.ts';
import * as ship from '../shapes/ships.ts';
import * as structure from '../shapes/structures.ts';
import * as tree from '../shapes/trees.ts';
import * as vehicle from '../shapes/vehicles.ts';
import type { SubjectName } from '../vocabulary/subjects.ts';

/** How a subject is drawn and where it belongs. */
export type Entry = {
  readonly draw: Draw;
  /** How high it is shown in a medium shot, in scene units. */
  readonly shown: number;
  /** How high it is in metres: it says how far away it stands. */
  readonly metres: number;
  readonly where: 'ground' | 'water' | 'air' | 'table';
};

const entry = (draw: Draw, shown: number, metres: number, where: Entry['where'] = 'ground'): Entry => ({
  draw,
  shown,
  metres,
  where,
});

/** Every subject that a prompt may name. */
export const catalogue: Readonly<Record<SubjectName, Entry>> = {
  person: entry(drawFigure({ outfit: 'plain', head: 'short' }), 0.36, 1.8),
  woman: entry(drawFigure({ outfit: 'dress', head: 'long' }), 0.36, 1.7),
  child: entry(drawFigure({ outfit: 'plain', head: 'short', size: 0.62 }), 0.25, 1.2),
  sailor: entry(drawFigure({ outfit: 'coat', head: 'hat', holds: 'lantern' }), 0.37, 1.75),
  couple: entry(drawCouple, 0.36, 1.8),
  crowd: entry(drawCrowd, 0.28, 1.9),
  detective: entry(drawFigure({ outfit: 'coat', head: 'hat' }), 0.4, 1.8),
  umbrella: entry(drawFigure({ outfit: 'coat', head: 'short', holds: 'umbrella' }), 0.38, 1.8),
  wizard: entry(drawFigure({ outfit: 'robe', head: 'pointed', holds: 'staff' }), 0.4, 1.9),
  monk: entry(drawFigure({ outfit: 'robe', head: 'hood', holds: 'staff' }), 0.38, 1.8),
  knight: entry(drawFigure({ outfit: 'armour', head: 'helmet', holds: 'sword' }), 0.4, 1.9),
  samurai: entry(drawFigure({ outfit: 'robe', head: 'straw', holds: 'sword' }), 0.4, 1.8),
  soldier: entry(drawFigure({ outfit: 'armour', head: 'helmet', holds: 'spear' }), 0.38, 1.8),
  astronaut: entry(drawFigure({ outfit: 'space', head: 'glass' }), 0.38, 1.9),
  robot: entry(drawFigure({ outfit: 'machine', head: 'box' }), 0.42, 2.1),
  angel: entry(drawFigure({ outfit: 'robe', head: 'long', holds: 'wings' }), 0.4, 1.8),
  queen: entry(drawFigure({ outfit: 'dress', head: 'crown' }), 0.38, 1.8),
  king: entry(drawFigure({ outfit: 'robe', head: 'crown', holds: 'staff' }), 0.38, 1.8),
  dancer: entry(drawDancer, 0.4, 1.7),
  sitting: entry(drawSitting, 0.24, 1),
  rider: entry(drawRider, 0.36, 2.5),
  hiker: entry(drawFigure({ outfit: 'plain', head: 'bun', holds: 'pack' }), 0.34, 1.8),
  businessman: entry(drawFigure({ outfit: 'suit', head: 'short' }), 0.38, 1.8),
  keeper: entry(drawFigure({ outfit: 'coat', head: 'hood', holds: 'lantern' }), 0.38, 1.8),
  balloonChild: entry(drawFigure({ outfit: 'plain', head: 'short', size: 0.62, holds: 'balloon' }), 0.27, 1.2),
  cat: entry(drawQuadruped('cat'), 0.2, 0.4),
  dog: entry(drawQuadruped('dog'), 0.24, 0.7),
  wolf: entry(drawQuadruped('wolf'), 0.26, 0.9),
  fox: entry(drawQuadruped('fox'), 0.22, 0.5),
  horse: entry(drawQuadruped('horse'), 0.32, 2),
  deer: entry(drawQuadruped('deer'), 0.34, 1.9),
  bear: entry(drawQuadruped('bear'), 0.28, 1.4),
  elephant: entry(drawQuadruped('elephant'), 0.36, 3),
  lion: entry(drawQuadruped('lion'), 0.26, 1.2),
  cow: entry(drawQuadruped('cow'), 0.26, 1.5),
  sheep: entry(drawQuadruped('sheep'), 0.17, 0.9),
  rabbit: entry(drawQuadruped('rabbit'), 0.17, 0.4),
  camel: entry(drawQuadruped('camel'), 0.3, 2.2),
  bird: entry(bird.drawBird, 0.17, 1, 'air'),
  flock: entry(bird.drawFlock, 0.15, 3, 'air'),
  crow: entry(bird.drawPerched, 0.18, 0.4),
  owl: entry(bird.drawOwl, 0.2, 0.5),
  swan: entry(bird.drawSwan, 0.14, 1, 'water'),
  whale: entry(creature.drawWhale, 0.3, 4, 'air'),
  fish: entry(creature.drawFish, 0.26, 1, 'air'),
  jellyfish: entry(creature.drawJellyfish, 0.34, 1, 'air'),
  dragon: entry(creature.drawDragon, 0.34, 8, 'air'),
  butterfly: entry(creature.drawButterfly, 0.12, 0.2, 'air'),
  car: entry(vehicle.drawCar, 0.22, 1.5),
  truck: entry(vehicle.drawTruck, 0.26, 3),
  motorcycle: entry(vehicle.drawMotorcycle, 0.26, 1.5),
  bicycle: entry(vehicle.drawBicycle, 0.2, 1.1),
  train: entry(vehicle.drawTrain, 0.22, 4),
  plane: entry(vehicle.drawPlane, 0.17, 6, 'air'),
  helicopter: entry(vehicle.drawHelicopter, 0.15, 4, 'air'),
  balloon: entry(vehicle.drawBalloon, 0.26, 20, 'air'),
  airship: entry(vehicle.drawAirship, 0.2, 30, 'air'),
  starship: entry(vehicle.drawStarship, 0.24, 30, 'air'),
  rocket: entry(vehicle.drawRocket, 0.46, 40),
  saucer: entry(vehicle.drawSaucer, 0.24, 10, 'air'),
  boat: entry(ship.drawBoat, 0.13, 1.5, 'water'),
  sailboat: entry(ship.drawSailboat, 0.3, 9, 'water'),
  tallShip: entry(ship.drawTallShip, 0.42, 30, 'water'),
  steamer: entry(ship.drawSteamer, 0.2, 22, 'water'),
  submarine: entry(ship.drawSubmarine, 0.13, 8, 'water'),
  house: entry(structure.drawHouse, 0.26, 7),
  castle: entry(structure.drawCastle, 0.4, 45),
  lighthouse: entry(structure.drawLighthouse, 0.4, 25),
  pagoda: entry(structure.drawPagoda, 0.4, 25),
  church: entry(structure.drawChurch, 0.34, 22),
  windmill: entry(structure.drawWindmill, 0.34, 15),
  ruins: entry(landmark.drawRuins, 0.3, 12),
  gate: entry(landmark.drawGate, 0.4, 6),
  bridge: entry(landmark.drawBridge, 0.2, 16),
  tent: entry(landmark.drawTent, 0.2, 2),
  pyramid: entry(landmark.drawPyramid, 0.32, 100),
  statue: entry(landmark.drawStatue, 0.46, 12),
  skyscraper: entry(structure.drawSkyscraper, 0.56, 200),
  streetLamp: entry(landmark.drawStreetLamp, 0.46, 4.5),
  campfire: entry(landmark.drawCampfire, 0.13, 0.8),
  lantern: entry(landmark.drawLantern, 0.2, 0.4, 'table'),
  door: entry(landmark.drawDoor, 0.42, 2.2),
  jetty: entry(ship.drawJetty, 0.12, 2, 'water'),
  tree: entry(tree.drawTree, 0.46, 10),
  bareTree: entry(tree.drawBareTree, 0.48, 10),
  blossomTree: entry(tree.drawBlossomTree, 0.46, 8),
  conifer: entry(tree.drawConifer, 0.46, 16),
  palm: entry(tree.drawPalm, 0.46, 10),
  cactus: entry(tree.drawCactus, 0.3, 4),
  flowers: entry(plant.drawFlowers, 0.15, 0.5),
  flower: entry(plant.drawFlower, 0.46, 0.6, 'table'),
  mushrooms: entry(plant.drawMushrooms, 0.26, 0.3),
  bamboo: entry(plant.drawBamboo, 0.7, 10),
  rock: entry(object.drawRock, 0.16, 2),
  cup: entry(object.drawCup, 0.34, 0.15, 'table'),
  vase: entry(object.drawVase, 0.56, 0.5, 'table'),
  bottle: entry(object.drawBottle, 0.48, 0.35, 'table'),
  fruit: entry(object.drawFruit, 0.3, 0.25, 'table'),
  books: entry(object.drawBooks, 0.26, 0.25, 'table'),
  candles: entry(object.drawCandles, 0.36, 0.3, 'table'),
  skull: entry(object.drawSkull, 0.34, 0.25, 'table'),
  sword: entry(object.drawSword, 0.38, 1.4),
  crown: entry(object.drawCrown, 0.3, 0.3, 'table'),
  guitar: entry(object.drawGuitar, 0.42, 1),
  clock: entry(object.drawClock, 0.5, 2),
  crystal: entry(object.drawCrystal, 0.36, 1),
  portal: entry(object.drawPortal, 0.48, 3),
  chest: entry(object.drawChest, 0.26, 0.7),
  chair: entry(object.drawChair, 0.34, 1),
  throne: entry(object.drawThrone, 0.46, 2.2),
  piano: entry(object.drawPiano, 0.3, 1.4),
  camera: entry(object.drawCamera, 0.4, 1.6),
};
