export { readElectricityCost } from './electricity-cost.ts';
export { holdMoney, type MoneyNeeded } from './hold-money.ts';
export { judgeLane, type LaneVerdict, listLaneModels, mayLaneTake } from './judge-lane.ts';
export { findLaneTask, type LaneTask } from './lane-tasks-store.ts';
export { listOpen as listOpenHolds } from './ledger-store.ts';
export { type RunPrice, readPrice } from './read-price.ts';
export { releaseHold, settleHold } from './settle-hold.ts';
export type { SpendingParts } from './spending-parts.ts';
