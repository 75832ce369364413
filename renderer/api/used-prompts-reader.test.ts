import { describe, expect, it } from 'vitest';
import type { UsedPrompt } from '../../backend/contract/prompt-history.ts';
import { fakeId } from './shapes.fake.ts';
import { renewBeginning, type UsedPromptsPage } from './used-prompts-reader.ts';

const prompt = (number: number, takes = 0) => ({ id: fakeId(number), takes }) as UsedPrompt;
const page = (prompts: readonly UsedPrompt[], total: number): UsedPromptsPage => ({
  prompts: [...prompts],
  nextCursor: null,
  total,
});
const list = (...pages: UsedPromptsPage[]) => ({ pages, pageParams: pages.map(() => null) });
const ids = (pages: readonly UsedPromptsPage[] = []) => pages.flatMap(({ prompts }) => prompts.map(({ id }) => id));

describe('renewBeginning', () => {
  it('puts what is new before what was read, and loses nothing that the new pushed off the first page', () => {
    const known = list(page([prompt(3), prompt(2)], 3), page([prompt(1)], 3));
    const renewed = renewBeginning(known, page([prompt(4), prompt(3, 5)], 4));
    expect(ids(renewed?.pages)).toEqual([4, 3, 2, 1].map(fakeId));
    expect(renewed?.pages.map(({ total }) => total)).toEqual([4, 4]);
    expect(renewed?.pages[0]?.prompts[1]?.takes).toBe(5);
  });

  it('moves up what was far down and is used again, and has it once', () => {
    const known = list(page([prompt(3), prompt(2)], 3), page([prompt(1)], 3));
    expect(ids(renewBeginning(known, page([prompt(1), prompt(3)], 3))?.pages)).toEqual([1, 3, 2].map(fakeId));
  });

  it('is what was just read where no more than that was read before', () => {
    const known = list(page([prompt(2), prompt(1)], 2));
    expect(ids(renewBeginning(known, page([prompt(3), prompt(2)], 3))?.pages)).toEqual([3, 2].map(fakeId));
  });

  it('does not guess what lies between where nothing that was known came back', () => {
    const known = list(page([prompt(2)], 2), page([prompt(1)], 2));
    expect(renewBeginning(known, page([prompt(9), prompt(8)], 9))).toBeNull();
  });
});
