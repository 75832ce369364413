import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS, openMemoryDatabase } from '../../db/open-database.fake.ts';
import { openDatabase } from '../../db/open-database.ts';
import { codeOf, openStudio, value } from '../../studio.fake.ts';
import { openEnhancing, write } from './enhancement-bench.fake.ts';
import { createForgetting } from './forget-enhancements.ts';
import { FORGET_UNUSED } from './old-enhancements-store.ts';

const DAY_MS = 86_400_000;

describe('what writers wrote', () => {
  it('goes after 90 days, unless a take or a prompt of the history came of it', async () => {
    const { api, studio, projectId, folder, write: finish } = await openEnhancing(write('a cat, soft light'));
    const ask = async (prompt: string) => {
      const { id } = await finish({ text: `${prompt}, plain` });
      const wording = { original: prompt, enhancementId: id };
      const parameters = { prompt };
      const batch = await value(api.createTask({ body: { projectId, modelId: 'previz-sketch', parameters, wording } }));
      return { id, batchId: batch.id };
    };
    const forget = async (prompt: string) => {
      const { prompts } = await value(api.listPrompts({ querystring: { q: prompt } }));
      await value(api.forgetPrompt({ params: { id: prompts[0]?.id ?? '' } }));
    };
    const unused = await finish({ text: 'a dog' });
    const inHistory = await ask('a lighthouse');
    const ofTake = await ask('a harbour');
    const ofNothing = await ask('a mountain');
    await forget('a harbour');
    await forget('a mountain');
    await studio.close();

    const database = openDatabase(path.join(folder, 'studio.db'), MIGRATIONS);
    await database.write(db => {
      db.run(
        "INSERT INTO media (sha256, type, bytes, width, height, created_at) VALUES ('s', 'image/png', 1, 1, 1, 1)",
      );
      db.run(
        `INSERT INTO generation (id, owner_id, project_id, batch_id, task_id, kind, model_id, prompt, primary_variant_id, created_at)
          SELECT 'g', owner_id, project_id, id, 't', kind, model_id, prompt, 'v', 1 FROM batch WHERE id = ?`,
        ofTake.batchId,
      );
    });
    const forgetAfter = (days: number) => createForgetting({ database, now: () => Date.now() + days * DAY_MS })();
    expect(await forgetAfter(89)).toBe(0);
    expect(await forgetAfter(91)).toBe(2);
    expect(await forgetAfter(91)).toBe(0);
    await database.close();

    const again = await openStudio(folder);
    const read = (id: string) => codeOf(again.api.readEnhancement({ params: { id } }));
    expect(await Promise.all([inHistory.id, ofTake.id, unused.id, ofNothing.id].map(read))).toEqual([
      ...['ok', 'ok', 'not_found', 'not_found'],
    ]);
  });

  it('is gone through in stretches, from the oldest on and then anew, whatever of it is kept', async () => {
    const database = openMemoryDatabase();
    await database.write(db => {
      for (let n = 0; n < 1_100; n++)
        db.run(
          `INSERT INTO enhancement (id, owner_id, project_id, model_id, purpose, input, instruction, seed, content, writer_id, writer_name, writer_kind,
            template_id, template_name, template_version, state, created_at)
            VALUES (?, 'o', 'p', 'm', 'enhance', '', '', 0, 'general', 'rules', 'Rules', 'rules', 't', 'T', 1, ?, 0)`,
          String(n).padStart(5, '0'),
          n < 600 ? 'writing' : 'done',
        );
    });
    const forget = createForgetting({ database, now: () => 91 * DAY_MS });
    expect([await forget(), await forget(), await forget(), await forget()]).toEqual([0, 400, 100, 0]);
    expect(database.read.get('SELECT count(*) AS left FROM enhancement')).toEqual({ left: 600 });
  });

  it('is found from its batches by an index', () => {
    const { read } = openMemoryDatabase();
    const plan = read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${FORGET_UNUSED}`, '[]').map(({ detail }) => detail);
    expect(plan).toContainEqual(expect.stringMatching(/SEARCH b USING INDEX batch_enhancement/));
    expect(plan).not.toContainEqual(expect.stringMatching(/SCAN (?!json_each)/));
  });
});
