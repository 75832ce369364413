/** The window's colour before its page is painted, in `#rrggbb`: the tokens' own `--ground`, which only a page can read. */
export const groundColour = (dark: boolean): string => (dark ? '#0e0f11' : '#f4f1ea');
