import { describe, expect, it } from 'vitest';
import { Refusal } from '../../contract/problem.ts';
import { classesOf, readGraph } from './read-graph.ts';

const graph = {
  '1': { class_type: 'LoadImage', inputs: { image: 'a.png' } },
  '2': { class_type: 'SaveImage', inputs: { images: ['1', 0] } },
};

function wordsOf(text: string): string {
  try {
    readGraph(text);
  } catch (error) {
    if (error instanceof Refusal) return error.problem.message;
  }
  return 'taken';
}

describe('a workflow that is pasted', () => {
  it('is taken in the API format, bare or as it is posted', () => {
    expect(classesOf(readGraph(JSON.stringify(graph)))).toEqual(['LoadImage', 'SaveImage']);
    expect(readGraph(JSON.stringify({ prompt: graph, client_id: 'x' }))).toEqual(graph);
  });

  it('is refused in the editor’s format with the way to the other one', () => {
    const edited = { last_node_id: 2, nodes: [{ id: 1, type: 'LoadImage' }], links: [], version: 0.4 };
    expect(wordsOf(JSON.stringify(edited))).toContain('Save (API format)');
  });

  it('is refused where it is no JSON, no workflow, or half of one', () => {
    expect(wordsOf('{"1": ')).toContain('not JSON');
    expect(wordsOf('[]')).toContain('no nodes');
    expect(wordsOf('{"1": {"inputs": {}}}')).toContain('class_type');
    expect(wordsOf(JSON.stringify({ '2': graph['2'] }))).toContain('wired to node 1');
  });
});
