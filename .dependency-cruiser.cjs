/** The map of who may look into whose room. `npm run check -- layers` holds the code to it. */
const forbidden = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Every place that may hold code; a file anywhere else is homeless. */
const ROOMS = [
  '^backend/(app|server|start-studio|open-data|join-crew|begin-work|tempo|keep-house|launch-worker-process)(\\.test)?\\.ts$',
  '^backend/studio\\.fake\\.ts$',
  '^backend/(contract|config|db|queue|providers|features|plugins|events|media|dispatch|lan|content|prompts|vault)/',
  '^renderer/main\\.tsx$',
  '^renderer/vite-env\\.d\\.ts$',
  '^renderer/(app|api|features|ui)/',
  '^electron/(main|worker)(\\.test)?\\.ts$',
  '^electron/(main|bridge|preload)/',
  '^workers/main(\\.test)?\\.ts$',
  '^workers/(agent|runtimes|hardware)/',
  '^e2e/(playwright\\.config|chaos|compat)\\.ts$',
  '^e2e/(journeys|support)/',
  '^bench/[^/]+\\.ts$',
  '^bench/support/',
  '^scripts/[^/]+\\.(mjs|ts)$',
  '^scripts/(check|start|steps)/',
];
const CODE = '^(backend|renderer|electron|workers|e2e|bench|scripts)/';
const TEST = '\\.(test|fake)\\.tsx?$';

/** One package that only these rooms may touch, so that it can be replaced or hardened in one place. */
const lock = (name, packages, rooms, why) =>
  forbidden(`lock-${name}`, why, { path: CODE, pathNot: rooms }, { path: `(^|/)node_modules/(${packages})/` });

module.exports = {
  forbidden: [
    forbidden(
      'no-cycles',
      'Two rooms that need each other are one room, or lack a third.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbidden(
      'no-unknown-import',
      'Every import leads to a file or to an installed package.',
      {},
      { couldNotResolve: true },
    ),
    forbidden(
      'no-undeclared-package',
      'A package that is used is one that package.json names.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbidden(
      'no-development-package-in-product',
      'What ships may only need what is installed for it; electron is the shell that it ships in.',
      { path: '^(backend|workers|electron)/', pathNot: TEST },
      { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/electron/', dependencyTypesNot: ['type-only'] },
    ),
    forbidden(
      'contract-stands-alone',
      'The contract is read by every process, so it brings in nothing but zod.',
      { path: '^backend/contract/', pathNot: TEST },
      { pathNot: ['^backend/contract/', 'node_modules/zod/'] },
    ),
    forbidden(
      'contract-is-the-only-door',
      'Renderer, bridge and workers know the backend by its contract alone.',
      { path: '^(renderer|workers|electron/(bridge|preload))/', pathNot: TEST },
      { path: '^backend/', pathNot: '^backend/contract/' },
    ),
    forbidden(
      'no-shell-in-renderer',
      'The renderer runs in a browser too.',
      { path: '^renderer/' },
      { path: '^(electron|workers)/' },
    ),
    forbidden(
      'no-node-in-renderer',
      'The renderer runs in a browser too.',
      { path: '^renderer/', pathNot: TEST },
      { dependencyTypes: ['core'] },
    ),
    forbidden(
      'only-the-shell-knows-electron',
      'Everything else must run and be tested without an Electron binary.',
      { path: CODE, pathNot: '^(electron|e2e)/' },
      { path: 'node_modules/electron/' },
    ),
    forbidden(
      'backend-knows-no-shell',
      'The backend also runs headless.',
      { path: '^backend/' },
      { path: '^(electron|renderer|workers|e2e|bench|scripts)/' },
    ),
    forbidden(
      'workers-know-no-shell',
      'A worker runs on machines that have no studio.',
      { path: '^workers/' },
      { path: '^(electron|renderer|e2e|bench|scripts)/' },
    ),
    forbidden(
      'the-shell-holds-no-work',
      'The shell starts the backend and the worker; it draws no screen and runs no task.',
      { path: '^electron/' },
      { path: '^(renderer|workers|e2e|bench|scripts)/', pathNot: '^workers/main\\.ts$' },
    ),
    forbidden(
      'preload-is-small',
      'What runs beside a page is read by everybody: the channels, the contract, electron, and nothing else.',
      { path: '^electron/preload/', pathNot: TEST },
      {
        pathNot: [
          '^electron/preload/',
          '^electron/bridge/channels\\.ts$',
          '^backend/contract/',
          'node_modules/electron/',
        ],
      },
    ),
    forbidden(
      'features-meet-at-their-door',
      'A feature imports another only through its index; its tests may stand on another’s bench.',
      { path: '^backend/features/([^/]+)/' },
      {
        path: '^backend/features/([^/]+)/',
        pathNot: ['^backend/features/$1/', '^backend/features/[^/]+/(index|[^/]+\\.fake)\\.ts$'],
      },
    ),
    forbidden(
      'dialects-do-not-know-each-other',
      'Each other studio’s language is spoken by itself; what they share lies beside them.',
      { path: '^backend/features/compat/(reigh|ourvidz)/' },
      { path: '^backend/features/compat/(reigh|ourvidz)/', pathNot: '^backend/features/compat/$1/' },
    ),
    forbidden(
      'nothing-needs-a-dialect',
      'The studio works the same without the doors for other studios’ workers: only what puts it together knows them.',
      {
        path: '^backend/',
        pathNot: ['^backend/features/compat/', '^backend/(app|start-studio|join-crew|begin-work)\\.ts$'],
      },
      { path: '^backend/features/compat/' },
    ),
    forbidden(
      'plumbing-knows-no-feature',
      'What features are served by never calls them.',
      { path: '^backend/(db|queue|providers|config|events|media|dispatch|lan|content|prompts|vault)/', pathNot: TEST },
      { path: '^backend/(features|plugins|app|server)' },
    ),
    forbidden(
      'adapters-do-not-know-each-other',
      'Replicate never imports FAL.',
      { path: '^backend/providers/([^/]+)/' },
      { path: '^backend/providers/([^/]+)/', pathNot: '^backend/providers/$1/' },
    ),
    forbidden(
      'queues-do-not-know-each-other',
      'Each adapter answers to the port alone.',
      { path: '^backend/queue/([^/]+)/' },
      { path: '^backend/queue/([^/]+)/', pathNot: '^backend/queue/$1/' },
    ),
    forbidden(
      'runtimes-do-not-know-each-other',
      'How one engine is driven is no business of another; what is true of diffusion models is.',
      { path: '^workers/runtimes/([^/]+)/' },
      { path: '^workers/runtimes/([^/]+)/', pathNot: '^workers/runtimes/($1|diffusion)/' },
    ),
    forbidden(
      'screens-meet-in-the-app',
      'A renderer feature never imports another; app/ composes them.',
      { path: '^renderer/features/([^/]+)/' },
      { path: ['^renderer/features/([^/]+)/', '^renderer/app/'], pathNot: '^renderer/features/$1/' },
    ),
    forbidden(
      'ui-has-no-domain',
      'A button knows no generation.',
      { path: '^renderer/ui/' },
      { path: '^(renderer/(features|api|app)|backend)/' },
    ),
    forbidden(
      'api-has-no-screen',
      'The client serves every screen and knows none.',
      { path: '^renderer/api/', pathNot: TEST },
      { path: '^renderer/(features|app)/' },
    ),
    forbidden(
      'no-test-code-in-product',
      'Fakes and journeys are for tests.',
      { path: '^(backend|renderer|electron|workers)/', pathNot: TEST },
      { path: `(${TEST}|^(e2e|bench)/|node_modules/(vitest|@testing-library|fast-check|@playwright)/)` },
    ),
    forbidden(
      'start-reads-no-exports-of-http',
      'An import of node:http reads all of its exports, and WebSocket among them loads 50 ms of code: the studio starts without, by process.getBuiltinModule.',
      { path: '^(backend/|electron/main)', pathNot: [TEST, '^backend/lan/open-plain-door\\.ts$'] },
      { path: '^(node:)?http$', dependencyTypesNot: ['type-only'] },
    ),
    lock(
      'database',
      'better-sqlite3|drizzle-orm',
      ['^backend/db/', '-store\\.ts$', '^backend/queue/embedded/', '^backend/.*\\.(test|fake)\\.ts$', '^(e2e|bench)/'],
      'SQL lives in the stores, the database room and the embedded queue.',
    ),
    lock(
      'pictures',
      'sharp',
      ['^backend/media/', '^workers/', '^(e2e|bench|scripts)/', '^backend/.*\\.(test|fake)\\.ts$'],
      'Pixels are read and made in the media room and in workers.',
    ),
    lock(
      'redis',
      'bullmq|ioredis',
      ['^backend/queue/bullmq/', '^bench/'],
      'Redis is known to one adapter of the queue.',
    ),
    forbidden(
      'no-homeless-file',
      'A new folder needs a line in ROOMS before it holds code.',
      { path: CODE, pathNot: ROOMS },
      {},
    ),
    forbidden(
      'no-homeless-import',
      'A new folder needs a line in ROOMS before it holds code.',
      {},
      { path: CODE, pathNot: [...ROOMS, '\\.(css|svg|json)$'] },
    ),
    forbidden(
      'no-orphans',
      'A file that nobody imports and that imports nobody is an entry, a test, or dead.',
      { orphan: true, path: CODE, pathNot: ['\\.test\\.tsx?$', '\\.d\\.ts$'] },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // A fixture is a test's material, a little program of its own, and no part of the house.
    exclude: { path: '^out/|/fixture/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
