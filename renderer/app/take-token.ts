/** The one-time token of a printed address (`#token=…` or `?token=…`), which is taken out of the address and its history at once. */
export function takeToken(): string | null {
  const url = new URL(window.location.href);
  const hash = new URLSearchParams(url.hash.slice(1));
  const token = hash.get('token') ?? url.searchParams.get('token');
  if (token === null) return null;
  url.searchParams.delete('token');
  hash.delete('token');
  const rest = hash.toString();
  window.history.replaceState(null, '', `${url.pathname}${url.search}${rest === '' ? '' : `#${rest}`}`);
  return token;
}
