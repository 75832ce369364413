/** Where the doors of other studios' languages are: the roots of Supabase's and Upstash's own addresses, since their clients add the rest. */
export const DOOR_PATHS = ['/functions/v1/*', '/rest/v1/*', '/storage/v1/*', '/upstash/*'] as const;

const ROOTS = DOOR_PATHS.map(path => path.slice(0, -1));

/** Whether an address is that of such a door. */
export const isDoorPath = (url: string): boolean => ROOTS.some(root => url.startsWith(root));
