const FIRST_CONTROL = ['input:not([type="hidden"])', 'textarea', 'select', 'button', 'a[href]']
  .map(control => `${control}:not([tabindex="-1"]):not(:disabled)`)
  .join(',');

/** Puts the keyboard on the first control of `body`, or on the window around it where the body has none. */
export function focusFirstControl(body: HTMLElement | null, content: HTMLElement | null): void {
  const first = body?.querySelector<HTMLElement>(FIRST_CONTROL);
  (first ?? content)?.focus();
}
