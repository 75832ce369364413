import type { Blocker } from '../../contract/dispatch.ts';
import type { Policy } from '../../contract/policy.ts';
import type { Reason } from '../../contract/spending.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { findStanding, type Machine } from '../../dispatch/evaluate.ts';
import { findOpening, openLane } from '../../dispatch/lane-opening.ts';
import { listMachines, readModel } from '../workers/index.ts';
import { findLaneTask, type LaneTask } from './lane-tasks-store.ts';
import { sumTask } from './ledger-store.ts';
import { readPolicy } from './policies-store.ts';
import { readCaps } from './read-caps.ts';
import { type RunPrice, readPrice } from './read-price.ts';
import { listStandIns, listStandInsFor } from './stand-ins-store.ts';

/** How it stands between a task and a cloud. */
export type LaneVerdict = {
  /** Why it may not take the task now; null when it may. */
  readonly blocker: Blocker | null;
  /** The model that would run there. */
  readonly modelId: string;
  /** That model by name, where it would stand in for the one asked for. */
  readonly as: { readonly modelId: string; readonly name: string } | null;
  readonly price: RunPrice;
  /** When own machines no longer come first (ms); null where they never did, or the policy does not name it. */
  readonly opensAt: number | null;
  /** Why it would go there. */
  readonly reason: Reason;
};

/** Clouds look at what they are sent, and may close an account over it: such a thing goes there only where a person picked one of their models. */
const STAYS = 'It is for adults, which goes to a cloud only where you pick one of its models yourself.';
const UNKNOWN: RunPrice = { usual: null, atMost: null };

/** Which model a cloud would run for a task: its own, or one that was said to be equivalent. */
function chooseModel(db: ReadableDb, { modelId }: LaneTask, lane: Machine, policy: Policy): string | null {
  if (lane.modelIds.includes(modelId)) return modelId;
  if (!policy.standIns) return null;
  return listStandInsFor(db, modelId).find(id => lane.modelIds.includes(id)) ?? null;
}

function findReason({ modelId }: LaneTask, picked: boolean, own: readonly Machine[]): Reason {
  if (picked) return { because: 'picked', machines: [] };
  const having = own.filter(({ modelIds }) => modelIds.includes(modelId));
  if (having.length === 0) return { because: 'missing', machines: [] };
  const taking = having.filter(({ state }) => state === 'online' || state === 'busy');
  const told = taking.length === 0 ? having : taking;
  return { because: taking.length === 0 ? 'away' : 'busy', machines: told.map(({ name }) => name) };
}

/** Says whether a cloud may take a task at that time, as which model, and at what price. `machines` are all workers, the clouds among them. */
export function judgeLane(
  db: ReadableDb,
  task: LaneTask,
  lane: Machine,
  machines: readonly Machine[],
  at: number,
): LaneVerdict {
  if (lane.lane === null) throw new Error(`${lane.name} is no lane to a cloud.`);
  const own = machines.filter(machine => machine.lane === null);
  const policy = readPolicy(db, task.projectId);
  const chosen = chooseModel(db, task, lane, policy);
  const modelId = chosen ?? task.modelId;
  const isNowhereElse = chosen === task.modelId && !own.some(({ modelIds }) => modelIds.includes(modelId));
  const picked = task.onlyWorker === lane.id || isNowhereElse;
  const price = chosen === null ? UNKNOWN : readPrice(db, modelId, lane.lane, task.asked, at);
  const opensAt = picked ? null : findOpening({ policy, lane: lane.lane, waitsSince: task.waitsSince });
  const opening = openLane(
    {
      lane: lane.lane,
      policy,
      modelId,
      picked,
      waitsSince: task.waitsSince,
      priceMicros: price.atMost,
      committedMicros: task.taskId === null ? 0 : committedTo(db, task.taskId),
      caps: readCaps(db, task.taskId, task.projectId, at),
      contentReason: task.content === 'mature' && !picked ? STAYS : null,
    },
    at,
  );
  const standing = findStanding({ modelId, onlyWorker: task.onlyWorker }, lane);
  const isPolicy = opening?.because === 'stays_home' || opening?.because === 'no_lane';
  const first = standing?.because === 'not_taking' && isPolicy ? opening : (standing ?? opening);
  const as = chosen === null || chosen === task.modelId ? null : { modelId, name: readModel(db, modelId).name };
  return { blocker: first, modelId, as, price, opensAt, reason: findReason(task, picked, own) };
}

function committedTo(db: ReadableDb, taskId: string): number {
  const { spentMicros, heldMicros } = sumTask(db, taskId);
  return spentMicros + heldMicros;
}

/** Says whether a cloud may take a task that waits, within the transaction that would take it; null when it does not wait, or one of them is not there. */
export function mayLaneTake(db: ReadableDb, taskId: string, laneWorkerId: string, at: number): LaneVerdict | null {
  const task = findLaneTask(db, taskId);
  const machines = listMachines(db);
  const lane = machines.find(({ id, lane }) => id === laneWorkerId && lane !== null);
  return task && lane ? judgeLane(db, task, lane, machines, at) : null;
}

/** The models whose tasks a cloud may be asked for: those that it has, and those that these may stand in for. */
export function listLaneModels(db: ReadableDb, has: readonly string[]): string[] {
  const stands = listStandIns(db).filter(({ standInId }) => has.includes(standInId));
  return [...new Set([...has, ...stands.map(({ modelId }) => modelId)])];
}
