import type { Wording } from '../../../../backend/contract/wording.ts';

/** Styles and presets by id. */
export type Around = Pick<Wording, 'styles' | 'presets'>;

/** Tells apart which of the chosen can be used and which cannot; null where all of them can. */
export function sortOut(chosen: Around, usable: Around): { readonly kept: Around; readonly out: Around } | null {
  const pick = (name: keyof Around, wanted: boolean) => chosen[name].filter(id => usable[name].includes(id) === wanted);
  const out = { styles: pick('styles', false), presets: pick('presets', false) };
  if (out.styles.length + out.presets.length === 0) return null;
  return { kept: { styles: pick('styles', true), presets: pick('presets', true) }, out };
}
