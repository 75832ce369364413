/** Where a scene is, each with the words for it; commas part them. */
export const places = {
  mountains:
    'mountain, mountains, peak, summit, alps, alpine, ridge, valley, himalaya, highlands, cliff, cliffs, mountaintop, volcano, glacier, fjord, canyon pass',
  sea: 'sea, ocean, open water, waves, wave, seascape, maritime, offshore, atlantic, pacific, horizon of water, whirlpool, at sea',
  coast: 'coast, beach, shore, seaside, bay, island, lagoon, tropical beach, cove, coastline, sandbar, tide, surf',
  harbour: 'harbour, harbor, port, dock, docks, pier, marina, quay, wharf, jetty, shipyard, canal, venice, waterfront',
  lake: 'lake, pond, reservoir, tarn, loch, mirror lake, lakeside',
  river: 'river, stream, creek, brook, waterfall, rapids, riverbank, delta',
  forest:
    'forest, wood, woods, woodland, jungle, rainforest, grove, thicket, glade, clearing, trees, pine forest, birch forest, bamboo forest, undergrowth, enchanted forest',
  meadow:
    'meadow, field, fields, prairie, pasture, farm, farmland, countryside, grassland, wheat field, savanna, savannah, steppe, hill, hills, hillside, plain, plains, garden, park, vineyard, lavender field, orchard, moor, moorland, rolling hills, village',
  desert:
    'desert, dune, dunes, sahara, sand, wasteland, arid, oasis, badlands, mesa, canyon, mars, red planet, gobi, outback, western, wild west',
  snow: 'snowfield, tundra, arctic, antarctica, antarctic, ice, iceberg, snowy landscape, north pole, frozen lake, ice field, winter landscape, snowy',
  swamp: 'swamp, marsh, bog, wetland, wetlands, bayou, mangrove, mire, fen',
  street:
    'street, alley, alleyway, city street, avenue, road in the city, downtown, back street, side street, chinatown, tokyo, new york, paris, london, hong kong, crosswalk, street crossing, market, bazaar, cyberpunk city, old town, sidewalk, boulevard, lane, neon city, slum',
  skyline:
    'city, skyline, cityscape, metropolis, rooftop, rooftops, megacity, town, urban, skyscrapers, megalopolis, dystopian city, futuristic city, utopia',
  road: 'road, highway, motorway, route, country road, roadside, railway, tracks, train tracks, path, trail, crossroads, freeway',
  room: 'room, bedroom, living room, kitchen, apartment, attic, study, office, interior, indoors, cabin interior, hotel room, bathroom, parlour, parlor, workshop, studio, classroom, cell, prison cell, nursery, window seat, fireplace, loft',
  bar: 'bar, cafe, café, pub, tavern, diner, restaurant, inn, saloon, nightclub, club, jazz club, coffee shop, tea house, ramen shop, bistro, speakeasy',
  hall: 'hall, cathedral, church interior, library, museum, palace, ballroom, train station, station, temple interior, throne room, nave, great hall, archive, opera, courtroom, gallery, monastery, crypt, mosque, lobby, grand hall, banquet',
  corridor:
    'corridor, hallway, tunnel, subway, metro, underground, spaceship interior, spaceship corridor, hospital, passage, bunker, sewer, mine, catacombs, catacomb, laboratory, lab, server room, warehouse, factory, hangar, basement, space station',
  stage:
    'stage, theatre, theater, concert, spotlight, circus, arena, boxing ring, opera house, podium, catwalk, runway show',
  cave: 'cave, cavern, grotto, crystal cave, ice cave, lair, den, underworld',
  underwater:
    'underwater, deep sea, seabed, ocean floor, reef, coral reef, coral, beneath the waves, under the sea, atlantis, abyss, submerged, seafloor',
  space:
    'space, outer space, orbit, galaxy, cosmos, nebula, universe, milky way, deep space, asteroid, asteroids, asteroid belt, stars and planets, void, interstellar, cosmic, black hole',
  planet:
    'alien planet, planet surface, moonscape, lunar, on the moon, surface of the moon, alien world, exoplanet, alien landscape, moon base, another world, strange world',
  clouds:
    'above the clouds, sea of clouds, floating island, floating islands, heaven, sky island, sky city, in the sky, stratosphere, mid-air, midair, cloudscape',
  table: 'still life, tabletop, table, on a table, desk, windowsill, shelf, product shot, macro, counter',
  portrait:
    'portrait, headshot, bust, face, close-up of a face, mugshot, profile portrait, selfie, head and shoulders, portrait of, closeup portrait',
} as const;

/** Where a scene may be. */
export type Place = keyof typeof places;
