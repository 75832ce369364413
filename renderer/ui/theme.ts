/** What a person may choose for the colours; `system` follows the operating system. */
export type Theme = 'dark' | 'light' | 'system';

/** How firm lines and text are; `normal` still becomes high when the operating system asks for more contrast. */
export type Contrast = 'normal' | 'high';

const following = new WeakMap<HTMLElement, AbortController>();

/** Paints `root` in a theme and keeps it in step with the operating system until the next call for the same root. */
export function applyTheme(theme: Theme, contrast: Contrast, root: HTMLElement = document.documentElement): void {
  following.get(root)?.abort();
  const controller = new AbortController();
  following.set(root, controller);
  const light = window.matchMedia('(prefers-color-scheme: light)');
  const firm = window.matchMedia('(prefers-contrast: more)');
  const paint = () => {
    root.dataset.theme = theme === 'system' ? (light.matches ? 'light' : 'dark') : theme;
    root.dataset.contrast = contrast === 'high' || firm.matches ? 'high' : 'normal';
  };
  for (const query of [light, firm]) query.addEventListener('change', paint, { signal: controller.signal });
  paint();
}
