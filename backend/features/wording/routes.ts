import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { wording } from '../../contract/wording.ts';
import { ownerOf } from '../../plugins/caller.ts';
import { readProject } from '../settings/index.ts';
import { readModel } from '../workers/index.ts';
import { addPreset, changePreset, removePreset } from './change-presets.ts';
import { addStyle, changeStyle, removeStyle } from './change-styles.ts';
import { prepareWords } from './compose-for.ts';
import { importStyles } from './import-styles.ts';
import { presetsOf } from './list-presets.ts';
import { listWildcards } from './list-wildcards.ts';
import { readPresets, readStyles } from './read-source.ts';
import type { WordingParts } from './wording-parts.ts';
import { removeWildcard, writeWildcard } from './write-wildcard.ts';

/** Longer bodies than others have: texts of a million characters, in JSON. */
const BODY_LIMIT = 4_000_000;

/** The doors for what is put around and into a person's words. */
export const createWordingRoutes =
  (parts: WordingParts): FastifyPluginAsyncZod =>
  async app => {
    const { source } = parts;
    const db = parts.database.read;

    app.route({
      ...wording.composeWords,
      handler: async request => {
        const owner = ownerOf(request);
        const { modelId, projectId, seed, ...typed } = request.body;
        readProject(db, owner, projectId);
        const card = readModel(db, modelId);
        return prepareWords(source, db, owner, card, typed, { words: '', around: '' }).compose(seed);
      },
    });

    app.route({
      ...wording.listStyles,
      handler: async request => ({ styles: [...readStyles(source, db, ownerOf(request))] }),
    });
    app.route({
      ...wording.addStyle,
      handler: async (request, reply) => {
        return reply.code(201).send(await addStyle(parts, ownerOf(request), request.body));
      },
    });
    app.route({
      ...wording.changeStyle,
      handler: request => changeStyle(parts, ownerOf(request), request.params.id, request.body),
    });
    app.route({
      ...wording.removeStyle,
      handler: async request => {
        const owner = ownerOf(request);
        await removeStyle(parts, owner, request.params.id);
        return { styles: [...readStyles(source, db, owner)] };
      },
    });
    app.route({
      ...wording.importStyles,
      bodyLimit: BODY_LIMIT,
      handler: request => importStyles(parts, ownerOf(request), request.body.csv),
    });

    app.route({
      ...wording.listPresets,
      handler: async request => {
        const { modelId, content } = request.query;
        const presets = readPresets(source, db, ownerOf(request));
        if (modelId !== undefined) return { presets: presetsOf(presets, readModel(db, modelId), content) };
        return { presets: presets.filter(preset => content === undefined || preset.content === content) };
      },
    });
    app.route({
      ...wording.addPreset,
      handler: async (request, reply) => {
        return reply.code(201).send(await addPreset(parts, ownerOf(request), request.body));
      },
    });
    app.route({
      ...wording.changePreset,
      handler: request => changePreset(parts, ownerOf(request), request.params.id, request.body),
    });
    app.route({
      ...wording.removePreset,
      handler: async request => {
        const owner = ownerOf(request);
        await removePreset(parts, owner, request.params.id);
        return { presets: [...readPresets(source, db, owner)] };
      },
    });

    app.route({
      ...wording.listWildcards,
      handler: async request => ({ wildcards: listWildcards(source, db, ownerOf(request)) }),
    });
    app.route({
      ...wording.writeWildcard,
      bodyLimit: BODY_LIMIT,
      handler: request => writeWildcard(parts, ownerOf(request), request.body.name, request.body.text),
    });
    app.route({
      ...wording.removeWildcard,
      handler: async request => {
        const owner = ownerOf(request);
        await removeWildcard(parts, owner, request.query.name);
        return { wildcards: listWildcards(source, db, owner) };
      },
    });
  };
