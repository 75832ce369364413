import { describe, expect, it } from 'vitest';
import { Refusal } from '../../contract/problem.ts';
import { cleanAnswer } from './clean-answer.ts';
import { readAnswer } from './read-answer.ts';
import { splitAnswer } from './split-answer.ts';

const PROMPT = 'a red fox in deep snow, low winter sun';
const asked = { purpose: 'enhance' as const, text: 'a fox', count: 1, existing: [] };
const read = (text: string, more: Partial<Parameters<typeof readAnswer>[1]> = {}, cutShort = false) =>
  readAnswer('Desk', { ...asked, ...more }, { text, cutShort });
function reasonOf(text: string, more: Partial<Parameters<typeof readAnswer>[1]> = {}): string {
  try {
    return `fine: ${read(text, more).join('|')}`;
  } catch (error) {
    if (error instanceof Refusal && error.problem.code === 'writer_failed') return error.problem.reason;
    throw error;
  }
}

describe('what a writer puts around a prompt is taken away', () => {
  it.each([
    ['quotes', `"${PROMPT}"`],
    ['curly quotes', `“${PROMPT}”`],
    ['a code fence', `\`\`\`\n${PROMPT}\n\`\`\``],
    ['a named code fence after a lead-in', `Here is it:\n\`\`\`text\n${PROMPT}\n\`\`\``],
    ['a lead-in', `Here is your prompt:\n\n${PROMPT}`],
    ['a lead-in that agrees', `Sure! Here's an enhanced prompt for SDXL: ${PROMPT}`],
    ['a label', `Enhanced prompt: ${PROMPT}`],
    ['a bold label', `**Prompt:** ${PROMPT}`],
    ['bold type', `a **red fox** in deep snow, low winter sun`],
    ['thoughts', `<think>The user wants a fox.</think>\n${PROMPT}`],
    ['JSON', JSON.stringify({ prompt: PROMPT })],
    ['several of these', `Certainly!\n\n**Prompt:** "${PROMPT}"`],
  ])('%s', (_what, answer) => expect(cleanAnswer(answer)).toBe(PROMPT));

  it.each([
    'a sign that says "OPEN" over a door that says "CLOSED"',
    '"OPEN" in neon, a bar called "Red"',
    '(red fox:1.2), [snow], {dawn|dusk}, __weather__, <lora:fox:0.8>',
    '{red|blue} door, {old|new} house}',
    'this is how winter looks: white, still, endless fields'.replace('this is', 'that is'),
    "the fox's den at night",
    'line one,\nline two',
  ])('and a prompt is left as it is: %s', prompt => expect(cleanAnswer(prompt)).toBe(prompt));
});

describe('an answer that cannot be used', () => {
  it.each([
    ['empty', ''],
    ['empty', ' \n '],
    ['empty', 'A fox!'],
    ['empty', '"a fox"'],
    ['not_words', '<!DOCTYPE html><html><body>502</body></html>'],
    ['not_words', 'Error</body></html>'],
    ['not_words', '*** 123 ###'],
    ['too_long', 'fox '.repeat(5_001)],
    ['refused', "I'm sorry, but I can't help with that."],
    ['refused', 'I cannot create content like this.'],
    ['refused', 'As an AI language model, I am not able to fulfil this request.'],
  ])('is told as %s', (reason, answer) => expect(reasonOf(answer)).toBe(reason));

  it('is not one that only sounds like it', () => {
    expect(reasonOf('Sorry seems to be the hardest word, a neon sign over a rainy street')).toMatch(/^fine/);
    expect(reasonOf('fox '.repeat(4_999))).toMatch(/^fine/);
    expect(reasonOf('a fox', { purpose: 'summarise' })).toBe('fine: a fox');
  });
});

describe('many prompts in one answer', () => {
  const three = ['a fox at dawn', 'a fox at dusk, fog', 'a fox at night'];
  it.each([
    ['numbered', '1. a fox at dawn\n2. a fox at dusk, fog\n3. a fox at night'],
    ['numbered with brackets', '1) a fox at dawn\n2) a fox at dusk, fog\n3) a fox at night'],
    ['with bullets', '- a fox at dawn\n- a fox at dusk, fog\n- a fox at night'],
    ['bold, quoted and labelled', '**1.** "a fox at dawn"\n**Prompt 2:** a fox at dusk, fog\n3. **a fox at night**'],
    [
      'with a lead-in and a parting',
      'Here are three prompts:\n\n1. a fox at dawn\n2. a fox at dusk, fog\n3. a fox at night\n\nLet me know if you want more!',
    ],
    ['one a line', three.join('\n')],
    ['in paragraphs', 'a fox at dawn\n\na fox\nat dusk, fog\n\na fox at night'],
    ['as JSON', JSON.stringify(three)],
    ['over several lines each', '1. a fox\nat dawn\n2. a fox at dusk,\nfog\n3. a fox at night'],
  ])('are told apart: %s', (_what, answer) => expect(splitAnswer(answer, [], false)).toEqual(three));

  it('are given once each, none of those that were there, no more than were asked for, and fewer where there are fewer', () => {
    const answer = `1. A fox.\n2. a fox at dawn\n3. A Fox at Dawn!\n4. a fox at dusk\n5. a fox at night\n6. a fox in rain`;
    const many = { purpose: 'many' as const, count: 2, existing: ['a fox at dusk'] };
    expect(read(answer, many)).toEqual(['a fox at dawn', 'a fox at night']);
    expect(read(answer, { ...many, count: 9 })).toEqual(['a fox at dawn', 'a fox at night', 'a fox in rain']);
    expect(reasonOf('1. a fox\n2. a fox at dusk', many)).toBe('empty');
  });

  it('lose the last one where the writer was cut short in it', () => {
    const answer = '1. a fox at dawn\n2. a fox at dusk\n3. a fox at ni';
    expect(read(answer, { purpose: 'many', count: 3 }, true)).toEqual(['a fox at dawn', 'a fox at dusk']);
    expect(read('a fox at dawn, lo', { purpose: 'many', count: 3 }, true)).toEqual(['a fox at dawn, lo']);
  });
});
