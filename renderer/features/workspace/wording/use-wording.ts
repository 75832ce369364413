import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Model } from '../../../../backend/contract/models.ts';
import type { NegativePreset, Style } from '../../../../backend/contract/wording.ts';
import { useApi } from '../../../api/api-context.tsx';
import { readProjects } from '../../../api/reads.ts';
import { readPresets, readStyles } from '../../../api/wording-reads.ts';
import { useDraft, useDrafts } from '../draft-store.ts';
import { type Around, sortOut } from './sort-out.ts';

const NO_STYLES: readonly Style[] = [];
const NO_PRESETS: readonly NegativePreset[] = [];
const toggle = (ids: readonly string[], id: string) =>
  ids.includes(id) ? ids.filter(other => other !== id) : [...ids, id];
const idsOf = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id);

/** The styles and presets of a project's draft, and those that may be chosen for its model. What is not for the model, or is no longer there, is taken out of the draft and told. */
export function useWording(projectId: string, model: Model) {
  const api = useApi();
  const { wording } = useDraft(projectId);
  const { setWording } = useDrafts.getState();
  const { data: projects } = useQuery(readProjects(api));
  const content = projects?.find(({ id }) => id === projectId)?.contentLevel ?? 'general';
  const styles = useQuery(readStyles(api));
  const presets = useQuery({ ...readPresets(api, { modelId: model.id, content }), enabled: projects !== undefined });
  const every = useQuery(readPresets(api, null));
  const [left, setLeft] = useState<{ readonly modelId: string; readonly out: Around } | null>(null);

  // A list that is being read may lack what was made a moment ago.
  const reading = styles.isFetching || presets.isFetching;
  useEffect(() => {
    if (reading || !styles.data || !presets.data) return;
    const sorted = sortOut(wording, { styles: idsOf(styles.data), presets: idsOf(presets.data) });
    if (sorted === null) return;
    setWording(projectId, sorted.kept);
    setLeft({ modelId: model.id, out: sorted.out });
  }, [reading, styles.data, presets.data, wording, projectId, model.id, setWording]);

  const out = left?.modelId === model.id ? left.out : null;
  const unfit = (out?.presets ?? []).flatMap(id => every.data?.find(preset => preset.id === id)?.name ?? []);
  return {
    wording,
    styles: styles.data ?? NO_STYLES,
    presets: presets.data ?? NO_PRESETS,
    /** The names of presets that are not for the model, and how many things are no longer there. */
    leftOut: { unfit, gone: out ? out.styles.length + out.presets.length - unfit.length : 0 },
    forgetLeftOut: () => setLeft(null),
    toggleStyle: (id: string) => setWording(projectId, { styles: toggle(wording.styles, id) }),
    togglePreset: (id: string) => setWording(projectId, { presets: toggle(wording.presets, id) }),
  };
}

/** What stands around the words, and how it is changed. */
export type WordingState = ReturnType<typeof useWording>;
