import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../studio.fake.ts';
import { ContentRules } from './content-rules.ts';
import { loadRules } from './load-rules.ts';

const resources = path.join(ROOT, 'resources');

it('the rules that come along hold what rules must, and nothing else', () => {
  const rules = JSON.parse(readFileSync(path.join(resources, 'content', 'rules.json'), 'utf8'));
  expect(ContentRules.parse(rules)).toEqual(rules);
});

it('they are ready to be looked up by the first word of each term', () => {
  const { byFirst, givenNames } = loadRules(resources);
  expect(byFirst.size).toBeGreaterThan(50);
  expect(givenNames.size).toBeGreaterThan(50);
});
