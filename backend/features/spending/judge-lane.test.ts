import { describe, expect, it } from 'vitest';
import { codeOf, value } from '../../studio.fake.ts';
import { holdMoney, listLaneModels, mayLaneTake, settleHold } from './index.ts';
import { fluxCard, openLaneStudio } from './lane-studio.fake.ts';

const FAL_AFTER_2 = { steps: [{ lane: 'fal', afterMs: 120_000, upToMicros: 50_000 }] };
const SKETCH = 'previz-sketch';
type Bench = Awaited<ReturnType<typeof openLaneStudio>>;

/** What the claim says of a task is what "why" tells of it. */
async function blockerOf({ why, onCloud, database, laneId, clock }: Bench, taskId: string) {
  const told = onCloud(await why(taskId)).blocker;
  expect(mayLaneTake(database.read, taskId, laneId, clock.now)?.blocker ?? null).toEqual(told);
  return told;
}
const letStandIn = ({ api }: Bench) => value(api.addStandIn({ body: { modelId: SKETCH, standInId: fluxCard.id } }));

describe('a task for a model that only a cloud has', () => {
  it('may go there at once, at the price of its own size', async () => {
    const bench = await openLaneStudio();
    const { ask, why, onCloud, policyOf, quote } = bench;
    await policyOf(FAL_AFTER_2);
    const id = await ask(fluxCard.id, { parameters: { prompt: 'x', size: { width: 1200, height: 1000 } } });
    expect(await blockerOf(bench, id)).toBeNull();
    expect(onCloud(await why(id))).toMatchObject({
      priceMicros: 50_000,
      atMostMicros: 50_000,
      as: null,
      opensAt: null,
    });
    expect((await why(id)).sentence).toBe('Test cloud takes it in a moment, for up to $0.05.');
    expect(onCloud(await quote(fluxCard.id))).toMatchObject({ priceMicros: 25_000, startsInMs: 0 });
  });

  it('waits where its project stays at home, and says so', async () => {
    const bench = await openLaneStudio();
    await bench.policyOf({ staysHome: true });
    const id = await bench.ask(fluxCard.id);
    expect(await blockerOf(bench, id)).toEqual({ because: 'stays_home' });
    expect((await bench.why(id)).sentence).toMatch(/^Nothing of this project leaves this network/);
  });

  it('that is for adults goes there where its model was picked, and never as a help that was not asked for', async () => {
    const bench = await openLaneStudio();
    const { api, ask, projectId, policyOf } = bench;
    await value(api.changeContent({ body: { mature: true, adult: true } }));
    await value(api.changeProject({ params: { id: projectId }, body: { contentLevel: 'mature' } }));
    await policyOf({ steps: [{ lane: 'fal', afterMs: 0, upToMicros: 50_000 }], standIns: true });
    await letStandIn(bench);
    const nude = { parameters: { prompt: 'a nude, charcoal' } };
    expect(await blockerOf(bench, await ask(fluxCard.id, nude))).toBeNull();
    expect(await blockerOf(bench, await ask(SKETCH, nude))).toMatchObject({ because: 'content' });
    expect(await blockerOf(bench, await ask(SKETCH))).toBeNull();
  });

  it('waits where nobody knows its price, until a person types one in, which may be taken back', async () => {
    const bench = await openLaneStudio({ rule: null });
    const { api, ask, quote, onCloud, clock } = bench;
    const id = await ask(fluxCard.id);
    expect(await blockerOf(bench, id)).toEqual({ because: 'price_unknown', modelId: fluxCard.id });
    expect(onCloud(await quote(fluxCard.id)).priceMicros).toBeNull();
    const typed = await value(api.addPrice({ body: { modelId: fluxCard.id, lane: 'fal', micros: 12_345 } }));
    expect(typed).toMatchObject({ usualMicros: 12_345, source: { by: 'person' } });
    expect(await blockerOf(bench, id)).toBeNull();
    clock.now += 1;
    await value(api.addPrice({ body: { modelId: fluxCard.id, lane: 'fal', micros: null } }));
    expect(await blockerOf(bench, id)).toEqual({ because: 'price_unknown', modelId: fluxCard.id });
  });

  it('goes by a typed price before the card’s, from the day on for which it was typed', async () => {
    const { api, quote, onCloud, clock } = await openLaneStudio();
    const validFrom = new Date(clock.now + 60_000).toISOString();
    await value(api.addPrice({ body: { modelId: fluxCard.id, lane: 'fal', micros: 1, validFrom } }));
    expect(onCloud(await quote(fluxCard.id)).priceMicros).toBe(25_000);
    clock.now += 60_000;
    expect(onCloud(await quote(fluxCard.id)).priceMicros).toBe(1);
    const { prices } = await value(api.listPrices({}));
    expect(prices.find(({ modelId }) => modelId === fluxCard.id)?.source).toMatchObject({
      by: 'person',
      since: validFrom,
    });
  });

  it('waits for the next day once today’s cap leaves too little, by what other tasks have set aside', async () => {
    const bench = await openLaneStudio();
    const { api, ask, write, parts, projectId, clock } = bench;
    await value(api.changeLimits({ body: { dayMicros: 30_000, timeZone: 'UTC' } }));
    const [first, second] = [await ask(fluxCard.id), await ask(fluxCard.id)];
    const verdict = mayLaneTake(bench.database.read, first, bench.laneId, clock.now);
    const attemptId = bench.attempt();
    await write(db =>
      holdMoney(parts, db, {
        attemptId,
        taskId: first,
        projectId,
        personId: 'p',
        lane: 'fal',
        modelId: fluxCard.id,
        amountMicros: verdict?.price.atMost ?? 0,
        reason: verdict?.reason ?? { because: 'busy', machines: [] },
      }),
    );
    expect(await blockerOf(bench, second)).toMatchObject({ because: 'over_cap', cap: 'day', committedMicros: 25_000 });
    expect((await bench.why(second)).sentence).toBe(
      'Test cloud needs up to $0.025, but of the cap of $0.03 for today $0.025 is spent or set aside.',
    );
    await write(db => settleHold(parts, db, attemptId, 4_000, 'provider'));
    expect(await blockerOf(bench, second)).toBeNull();
  });
});

describe('a task for a model of own machines', () => {
  it('has nothing to do with a cloud while no model stands in for its own', async () => {
    const bench = await openLaneStudio();
    await bench.policyOf(FAL_AFTER_2);
    expect(await blockerOf(bench, await bench.ask(SKETCH))).toEqual({ because: 'model_missing' });
  });

  it('goes to a named stand-in when own machines had their time, and not a moment sooner', async () => {
    const bench = await openLaneStudio();
    const { ask, why, onCloud, clock, database, laneId } = bench;
    await bench.policyOf(FAL_AFTER_2);
    await letStandIn(bench);
    expect(listLaneModels(database.read, [fluxCard.id])).toEqual([fluxCard.id, SKETCH]);
    const id = await ask(SKETCH, { parameters: { prompt: 'x', size: { width: 1000, height: 1000 } } });
    const opensAt = new Date(clock.now + 120_000).toISOString();
    expect(onCloud(await why(id))).toMatchObject({
      blocker: { because: 'not_open_yet', opensAt },
      as: { modelId: fluxCard.id, name: 'Flux there' },
      opensAt,
      startsInMs: 120_000,
    });
    expect((await why(id)).sentence).toMatch(
      /Test cloud may take it as Flux there in about 2 minutes, for up to \$0\.025\.$/,
    );
    clock.now += 119_999;
    expect((await blockerOf(bench, id))?.because).toBe('not_open_yet');
    clock.now += 1;
    expect(await blockerOf(bench, id)).toBeNull();
    expect(mayLaneTake(database.read, id, laneId, clock.now)?.reason).toEqual({
      because: 'away',
      machines: ['Built-in'],
    });
  });

  it('is not given to a stand-in where its project allows none, or to a cloud that the policy does not name', async () => {
    const bench = await openLaneStudio();
    await letStandIn(bench);
    const id = await bench.ask(SKETCH);
    expect(await blockerOf(bench, id)).toEqual({ because: 'no_lane' });
    await bench.policyOf({ ...FAL_AFTER_2, standIns: false });
    expect(await blockerOf(bench, id)).toEqual({ because: 'model_missing' });
  });

  it('stays away from a cloud that would cost more than the policy lets it', async () => {
    const bench = await openLaneStudio();
    await bench.policyOf(FAL_AFTER_2);
    await letStandIn(bench);
    const size = { width: 1500, height: 1400 };
    const id = await bench.ask(SKETCH, { parameters: { prompt: 'x', size: { ...size, width: 1536, height: 1536 } } });
    expect(await blockerOf(bench, id)).toEqual({ because: 'over_limit', limitMicros: 50_000, priceMicros: 75_000 });
  });

  it('waits from when what it builds on has come, not from when it was asked for', async () => {
    const bench = await openLaneStudio();
    const { ask, clock, write, onCloud, why } = bench;
    await bench.policyOf(FAL_AFTER_2);
    await letStandIn(bench);
    const first = await ask(SKETCH);
    const second = await ask(SKETCH, { after: [first] });
    clock.now += 600_000;
    await write(db => db.run("UPDATE task SET status = 'succeeded', finished_at = ? WHERE id = ?", clock.now, first));
    expect(onCloud(await why(second)).opensAt).toBe(new Date(clock.now + 120_000).toISOString());
  });
});

describe('a stand-in', () => {
  it('must make the same kind of thing, be another model, and be on a cloud', async () => {
    const { api } = await openLaneStudio();
    const add = (modelId: string, standInId: string) => codeOf(api.addStandIn({ body: { modelId, standInId } }));
    expect(await add('upscale-lanczos', fluxCard.id)).not.toBe('ok');
    expect(await add(fluxCard.id, fluxCard.id)).toBe('invalid_request');
    expect(await add(fluxCard.id, SKETCH)).toBe('invalid_request');
    expect(await add(SKETCH, fluxCard.id)).toBe('ok');
    expect(await codeOf(api.removeStandIn({ params: { modelId: SKETCH, standInId: fluxCard.id } }))).toBe('ok');
    expect(await value(api.listStandIns({}))).toEqual({ standIns: [] });
  });
});
