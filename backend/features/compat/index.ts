export { createCompatDoors, routeByDialect } from './open-doors.ts';
export { readDialectCards } from './read-dialect-cards.ts';
export { closeOldFiles } from './reigh/close-old-files.ts';
export { followChain, goesOn } from './reigh/follow-chain.ts';
export { listBesides } from './reigh/list-besides.ts';
