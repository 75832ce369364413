import { z } from 'zod';
import { refuseBody } from './reigh-refusal.ts';

/** What a worker hands in when it has finished: bytes, a file that is in the storage already, or something said: an address or words. */
export type Completion = { readonly taskId: string } & (
  | {
      readonly mode: 'bytes';
      readonly bytes: Buffer;
      readonly filename: string;
      readonly thumbnail: { readonly bytes: Buffer; readonly filename: string } | null;
      readonly text: string | null;
    }
  | {
      readonly mode: 'stored';
      readonly path: string;
      readonly thumbnailPath: string | null;
      readonly text: string | null;
    }
  | { readonly mode: 'said'; readonly text: string }
);

const Text = z.string().max(200_000).nullish();
/** The body of `complete_task`, of which each mode takes its part. */
export const CompletionBody = z.looseObject({
  task_id: z.unknown().optional(),
  file_data: z.unknown().optional(),
  filename: z.string().max(1_000).nullish(),
  first_frame_data: z.unknown().optional(),
  first_frame_filename: z.string().max(1_000).nullish(),
  storage_path: z.string().max(1_000).nullish(),
  thumbnail_storage_path: z.string().max(1_000).nullish(),
  output_location: Text,
});
export type CompletionBody = z.infer<typeof CompletionBody>;

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function decode(data: unknown): Buffer {
  const text = typeof data === 'string' ? data.replace(/^data:[^,]*;base64,/, '').replace(/\s/g, '') : '';
  if (text === '' || text.length % 4 !== 0 || !BASE64.test(text))
    throw refuseBody('invalid_base64_file_data', 'file_data is not base64');
  return Buffer.from(text, 'base64');
}

function readThumbnail({ first_frame_data: data, first_frame_filename: filename }: CompletionBody) {
  if (!data && !filename) return null;
  if (!filename)
    throw refuseBody('first_frame_filename_required', 'first_frame_filename is required with first_frame_data');
  if (!data) throw refuseBody('first_frame_data_required', 'first_frame_data is required with first_frame_filename');
  return { bytes: decode(data), filename };
}

/** Whether a path has parts enough, and none that leads elsewhere. */
const isPath = (path: string, least: number): boolean => {
  const parts = path.split('/');
  return parts.length >= least && parts.every(part => part !== '' && part !== '.' && part !== '..');
};

/** A completion as its body says it. Raises `invalid_request` under Reigh's own codes. */
export function readCompletion(body: CompletionBody): Completion {
  const { task_id: taskId, file_data, filename, storage_path: path, thumbnail_storage_path: thumbnailPath } = body;
  const text = body.output_location || null;
  if (typeof taskId !== 'string' || taskId === '') throw refuseBody('task_id_required', 'task_id is required');
  if (path) {
    if (!isPath(path, 2)) throw refuseBody('invalid_storage_path_format', 'storage_path is not a path in the storage');
    if (thumbnailPath && !isPath(thumbnailPath, 4))
      throw refuseBody('invalid_thumbnail_storage_path_format', 'thumbnail_storage_path is not a path in the storage');
    return { mode: 'stored', taskId, path, thumbnailPath: thumbnailPath ?? null, text };
  }
  if (file_data || filename) {
    if (!file_data || !filename)
      throw refuseBody('missing_base64_upload_fields', 'file_data and filename are required');
    return { mode: 'bytes', taskId, bytes: decode(file_data), filename, thumbnail: readThumbnail(body), text };
  }
  if (text !== null) return { mode: 'said', taskId, text };
  throw refuseBody('storage_path_required', 'storage_path, or file_data with filename, is required');
}
