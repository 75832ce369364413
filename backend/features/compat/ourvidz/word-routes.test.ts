import { describe, expect, it } from 'vitest';
import { value } from '../../../studio.fake.ts';
import { addWriter, stream } from '../writer.fake.ts';
import { openOurvidz } from './ourvidz-bench.fake.ts';

async function open() {
  const bench = await openOurvidz();
  const writer = await addWriter(bench.api);
  const call = async (name: string, body: object = {}) => {
    const reply = await bench.worker.send('POST', `/functions/v1/${name}`, body);
    return { status: reply.status, body: reply.json() };
  };
  const allowAdults = async () => {
    await value(bench.api.changeContent({ body: { mature: true, adult: true } }));
    await value(bench.api.changeProject({ params: { id: bench.projectId }, body: { contentLevel: 'mature' } }));
  };
  return { ...bench, writer, call, allowAdults };
}

describe('a prompt that is enhanced for an OurVidz program', () => {
  it('is written by the studio’s writer, with real tokens and what it took', async () => {
    const { writer, call } = await open();
    writer.talk(stream('a red boat at sea, golden light'));
    const { status, body } = await call('enhance-prompt', {
      prompt: 'a red boat',
      jobType: 'sdxl_image_high',
      format: 'image',
      quality: 'high',
      selectedModel: 'qwen_instruct',
      contentType: 'sfw',
    });
    expect([status, body]).toEqual([
      200,
      {
        success: true,
        original_prompt: 'a red boat',
        enhanced_prompt: 'a red boat at sea, golden light',
        enhancement_strategy: 'template',
        enhancement_metadata: {
          original_length: 10,
          enhanced_length: 31,
          expansion_percentage: 210,
          job_type: 'sdxl_image_high',
          format: 'image',
          quality: 'high',
          content_mode: 'sfw',
          template_name: expect.stringMatching(/SDXL/),
          model_used: 'small',
          token_count: 8,
          compression_applied: false,
          fallback_level: 0,
          execution_time_ms: expect.any(Number),
          cache_hit: false,
          ignored: [{ field: 'selectedModel', why: expect.any(String) }],
        },
      },
    ]);
  });

  it('is answered from memory for the same words until another is wanted, and takes the older names of the fields', async () => {
    const { writer, call } = await open();
    writer.talk(stream('a red boat at sea'));
    const asked = { original_prompt: 'a red boat', job_type: 'wan_video_fast' };
    const hits = [];
    for (const more of [{}, {}, { regeneration: true }])
      hits.push((await call('enhance-prompt', { ...asked, ...more })).body.enhancement_metadata.cache_hit);
    expect(hits).toEqual([false, true, false]);
    expect(writer.asked()).toHaveLength(2);
  });

  it('is cut to what the model reads, in whole clauses, and that is said', async () => {
    const { writer, call } = await open();
    writer.talk(stream(`a red boat, ${Array.from({ length: 60 }, (_, n) => `wave number ${n}`).join(', ')}`));
    const { body } = await call('enhance-prompt', { prompt: 'a red boat', jobType: 'sdxl_image_fast' });
    const { token_count, compression_applied } = body.enhancement_metadata;
    expect(compression_applied).toBe(true);
    expect(token_count).toBeGreaterThan(60);
    expect(token_count).toBeLessThanOrEqual(75);
    expect(body.enhanced_prompt).toMatch(/^a red boat, wave number 0,.*wave number \d+,?$/);
  });

  it('comes back as it was where the writer fails, and says so', async () => {
    const { writer, call } = await open();
    writer.talk(reply => reply.writeHead(500).end());
    const { status, body } = await call('enhance-prompt', { prompt: 'a red boat' });
    expect([status, body]).toMatchObject([
      200,
      {
        success: true,
        enhanced_prompt: 'a red boat',
        enhancement_strategy: 'original_prompt',
        enhancement_metadata: {
          fallback_level: 3,
          fallback_reason: expect.stringContaining('Desk'),
          token_count: 3,
          cache_hit: false,
        },
      },
    ]);
  });

  it('goes on without a writer where a picture is changed, or copied exactly', async () => {
    const { writer, call } = await open();
    const modify = await call('enhance-prompt', { prompt: 'a hat', metadata: { reference_mode: 'modify' } });
    expect(modify.body).toMatchObject({
      enhanced_prompt: 'maintain the same subject; a hat',
      enhancement_metadata: { template_name: 'modify_flow', model_used: 'none' },
    });
    const metadata = { exact_copy_mode: true, originalEnhancedPrompt: 'a red boat, golden light' };
    const copy = await call('enhance-prompt', { prompt: 'a boat', metadata });
    expect(copy.body).toMatchObject({ enhanced_prompt: 'a red boat, golden light' });
    expect(writer.asked()).toEqual([]);
  });

  it('is for adults where the program says so only as far as studio and project make such things', async () => {
    const { writer, call, allowAdults } = await open();
    writer.talk(stream('two people at a window, evening'));
    const modeOf = async (contentType: string) => {
      const { body } = await call('enhance-prompt', { prompt: 'two people', contentType, regeneration: true });
      return body.enhancement_metadata;
    };
    expect((await modeOf('nsfw')).content_mode).toBe('sfw');
    await allowAdults();
    const [adult, general] = [await modeOf('nsfw'), await modeOf('sfw')];
    expect([adult.content_mode, general.content_mode]).toEqual(['nsfw', 'sfw']);
    expect(adult.template_name).not.toBe(general.template_name);
  });

  it.each([
    [{}, 400, 'Prompt is required'],
    [{ prompt: 'x', contentType: 'poem' }, 400, 'contentType poem is not known here: sfw or nsfw'],
    [{ prompt: 'x', contentType: 'scene_creation' }, 400, expect.stringMatching(/scene_creation .* the prompt alone/)],
    [{ prompt: 'x', content_type: 'scene_starters' }, 400, expect.stringMatching(/scene_starters .* no role play/)],
    [{ prompt: 'a naked child' }, 403, expect.stringContaining('refused')],
  ])('is refused in its own shape: %j', async (asked, status, error) => {
    const { call } = await open();
    const reply = await call('enhance-prompt', asked);
    expect([reply.status, reply.body]).toMatchObject([status, { success: false, error }]);
  });
});

describe('a negative prompt for an OurVidz program', () => {
  it('is put together of the presets for its kind of model, each word once', async () => {
    const { call } = await open();
    const { body } = await call('get-negative-prompt', { modelType: 'sdxl', contentMode: 'sfw' });
    expect(body).toMatchObject({ modelType: 'sdxl', contentMode: 'sfw' });
    const words = body.baseNegativePrompt.split(', ');
    expect(words.length).toBeGreaterThan(5);
    expect(new Set(words).size).toBe(words.length);
    expect((await call('get-negative-prompt')).body).toEqual(body);
    expect((await call('get-negative-prompt', { modelType: 'flux' })).body.baseNegativePrompt).toBe('');
  });

  it('is never one for adults where studio and project make no such things', async () => {
    const { call, allowAdults } = await open();
    const asked = { modelType: 'sdxl', contentMode: 'nsfw' };
    const before = (await call('get-negative-prompt', asked)).body;
    expect(before.contentMode).toBe('sfw');
    await allowAdults();
    const after = (await call('get-negative-prompt', asked)).body;
    expect(after.contentMode).toBe('nsfw');
    expect(after.baseNegativePrompt).not.toBe(before.baseNegativePrompt);
  });
});

describe('the memory of prompts', () => {
  it('is let go and read anew for those whose owner may change templates, with what is in it', async () => {
    const { call, api } = await open();
    await value(api.listTemplates({}));
    const { status, body } = await call('refresh-prompt-cache', { force_refresh: true });
    const { templates } = await value(api.listTemplates({}));
    expect([status, body]).toMatchObject([
      200,
      {
        success: true,
        cache_stats: { templates: templates.length },
        cached_data: { template_categories: { enhance: expect.any(Number) } },
      },
    ]);
    expect(body.cache_stats.let_go).toBeGreaterThan(0);
    expect(body.cached_data.model_types).toContain('sdxl');
  });
});
