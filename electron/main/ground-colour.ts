/** The window's colour behind its page, in `#rrggbb`: the tokens' own `--ground` of the theme that the page begins with. */
export const GROUND_COLOUR = '#0e0f11';
