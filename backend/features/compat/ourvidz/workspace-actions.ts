import { z } from 'zod';
import type { Generation } from '../../../contract/generations.ts';
import { Refusal } from '../../../contract/problem.ts';
import { findShown, findTakesOf, moveTakes } from '../../generations/index.ts';
import { readSettings } from '../../settings/index.ts';
import { readTask } from '../../tasks/index.ts';
import type { CompatParts } from '../compat-parts.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import { workspaceOf } from '../workspace-of.ts';

const asset = { assetId: z.uuid() };

/** What may be done with what is in the workspace. */
const Action = z.discriminatedUnion('action', [
  z.looseObject({ action: z.literal('save_to_library'), ...asset }),
  z.looseObject({ action: z.literal('clear_asset'), ...asset }),
  z.looseObject({ action: z.literal('clear_job'), jobId: z.uuid() }),
  z.looseObject({ action: z.literal('clear_workspace') }),
  z.looseObject({ action: z.literal('discard_asset'), ...asset }),
  z.looseObject({ action: z.literal('copy_to_workspace'), libraryAssetId: z.uuid() }),
]);
type Action = z.infer<typeof Action>;

const NAMES = Action.options.map(option => option.shape.action.value);
const KNOWN = ['action', 'assetId', 'jobId', 'libraryAssetId'];

const refuse = (message: string) => new Refusal({ code: 'invalid_request', message, issues: [] });
const assetNotFound = (id: string) => new Refusal({ code: 'not_found', message: 'Asset not found', what: 'asset', id });

/** Reads what is to be done. Raises `invalid_request` in the words of such a studio. */
export function readAction(body: unknown): Action {
  const parsed = Action.safeParse(body);
  if (parsed.success) return parsed.data;
  const { action } = z.looseObject({ action: z.string().optional() }).safeParse(body).data ?? {};
  if (!NAMES.some(name => name === action)) throw refuse('Unknown action');
  throw refuse(`Missing or invalid ${parsed.error.issues[0]?.path.join('.') ?? 'body'}`);
}

/** What is asked for beside the action has no place in the library here yet, and that is said. */
const ignoredIn = (action: Action) => {
  const fields = Object.keys(action).filter(name => !KNOWN.includes(name));
  return fields.length === 0 ? {} : { ignored: fields.map(field => ({ field, why: 'This studio does not know it' })) };
};

async function moveOne(parts: CompatParts, { owner }: DialectCaller, id: string, to: 'keep' | 'file' | 'copy') {
  try {
    await moveTakes(parts.generations, owner, [id], to);
  } catch (error) {
    throw error instanceof Refusal && error.problem.code === 'not_found' ? assetNotFound(id) : error;
  }
}

/** Keeps these and takes them off the workspace, all or none; tells of how many that is new. */
async function fileAll(parts: CompatParts, { owner }: DialectCaller, takes: readonly { id: string; kept: boolean }[]) {
  if (takes.length === 0) return { success: true, assetsProcessed: 0, newSaves: 0, message: 'No assets to clear' };
  const ids = takes.map(take => take.id);
  await moveTakes(parts.generations, owner, ids, 'file');
  const newSaves = takes.filter(take => !take.kept).length;
  return {
    success: true,
    assetsProcessed: ids.length,
    newSaves,
    message: `${ids.length} assets cleared from workspace`,
  };
}

const asFiled = ({ id, keptAt }: Generation) => ({ id, kept: keptAt !== null });

/** Throws one away: into the trash, from where a person can bring it back. One that is not there was thrown away before. */
export async function discardAsset(
  { generations }: CompatParts,
  { owner }: DialectCaller,
  id: string,
): Promise<boolean> {
  try {
    await moveTakes(generations, owner, [id], 'discard');
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.problem.code === 'not_found') return false;
    throw error;
  }
}

/**
 * Does one thing with what is in the workspace, as such a studio names it: "clear" keeps and then takes off the workspace, and a job is all that one
 * press asked for. Everything may be said twice, and what concerns several is done to all or to none. Raises `not_found`.
 */
export async function doAction(parts: CompatParts, caller: DialectCaller, action: Action): Promise<object> {
  const { database, tasks } = parts;
  const ignored = ignoredIn(action);
  switch (action.action) {
    case 'save_to_library':
      await moveOne(parts, caller, action.assetId, 'keep');
      return { success: true, libraryAssetId: action.assetId, message: 'Asset saved to library', ...ignored };
    case 'clear_asset':
      await moveOne(parts, caller, action.assetId, 'file');
      return { success: true, libraryAssetId: action.assetId, message: 'Asset cleared from workspace', ...ignored };
    case 'clear_job': {
      const { batchId } = readTask(database.read, caller.owner, action.jobId, tasks.live);
      const takes = findTakesOf(database.read, [batchId], readSettings(database.read).takeExpiryDays);
      return fileAll(parts, caller, takes.map(asFiled));
    }
    case 'clear_workspace': {
      const shown = findShown(database.read, caller.owner, workspaceOf(parts, caller));
      return fileAll(
        parts,
        caller,
        shown.map(({ id, kept }) => ({ id, kept: kept === 1 })),
      );
    }
    case 'discard_asset': {
      const removed = await discardAsset(parts, caller, action.assetId);
      return { success: true, message: removed ? 'Asset discarded' : 'Asset already removed' };
    }
    case 'copy_to_workspace':
      await moveOne(parts, caller, action.libraryAssetId, 'copy');
      return { success: true, workspaceAssetId: action.libraryAssetId, message: 'Asset copied to workspace' };
    default:
      return action satisfies never;
  }
}
