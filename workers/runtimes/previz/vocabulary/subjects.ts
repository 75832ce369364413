/** What may stand in a scene, by kind, each with the words for it. */
export const subjects = {
  person: {
    person:
      'person, man, guy, figure, human, stranger, someone, traveller, traveler, wanderer, character, hero, protagonist, boy, young man, lone figure, silhouette, he, him, farmer, worker, miner, artist, painter, writer, poet, chef, doctor, nomad, pilgrim, survivor, cowboy, sheriff, explorer, thief, hunter, father, brother, husband',
    woman:
      'woman, lady, girl, she, her, mother, young woman, bride, princess, actress, singer, sister, maiden, heroine, geisha, wife, nurse, ballgown, model, mermaid, goddess',
    child: 'child, kid, kids, children, toddler, little girl, little boy, baby, daughter, son, schoolboy, schoolgirl',
    sailor:
      'sailor, old man, fisherman, captain, grandfather, pirate, beard, bearded, bearded man, old sailor, whaler, elder, old woman, grandmother',
    couple: 'couple, lovers, two people, pair, newlyweds, friends, man and woman, twins, dance together',
    crowd:
      'crowd, people, audience, group, mob, army, soldiers, villagers, passengers, pedestrians, commuters, procession, parade, protesters, warriors, family',
    detective:
      'detective, spy, noir hero, private eye, gangster, inspector, man in a coat, trench coat, agent, mobster, assassin, man in a hat, fedora',
    umbrella: 'umbrella, person with an umbrella, woman with an umbrella, man with an umbrella, parasol',
    wizard: 'wizard, witch, sorcerer, mage, magician, warlock, gandalf, sorceress, alchemist, druid',
    monk: 'monk, hooded figure, cultist, nun, priest, ghost, spirit, wraith, reaper, shaman, hermit, jedi, cloaked figure, phantom, spectre, prophet, vampire',
    knight: 'knight, warrior, paladin, gladiator, viking, crusader, barbarian, swordsman, armour, armor, templar',
    samurai: 'samurai, ronin, ninja, shogun, shinobi, rice farmer',
    soldier: 'soldier, guard, trooper, sniper, marine, policeman, police officer, fireman, firefighter, pilot',
    astronaut: 'astronaut, cosmonaut, spaceman, space suit, spacesuit, taikonaut',
    robot: 'robot, android, cyborg, mech, droid, machine, automaton, golem',
    angel: 'angel, fairy, seraph, valkyrie, winged woman',
    queen: 'queen, empress, duchess, noblewoman',
    king: 'king, emperor, prince, lord, pharaoh, sultan, noble',
    dancer: 'dancer, ballerina, ballet, dancing, acrobat, gymnast',
    sitting:
      'sitting, seated, sits, crouching, resting, meditating, sitting man, sitting woman, thinking, reading, beggar',
    rider: 'rider, horseman, horse rider, riding, cavalry, jockey, on horseback, horseback, equestrian',
    hiker: 'hiker, backpacker, climber, mountaineer, tourist, ranger, adventurer, backpack, scout',
    businessman:
      'businessman, suit, office worker, salaryman, waiter, butler, banker, bartender, politician, gentleman, musician, conductor, professor, scientist',
    keeper: 'lantern bearer, keeper, night watchman, watchman, gravedigger, lighthouse keeper',
    balloonChild: 'child with a balloon, girl with a balloon, boy with a balloon, red balloon, toy balloon',
  },
  animal: {
    cat: 'cat, kitten, kitty, tabby, feline, panther, leopard, lynx, cheetah, jaguar, black cat',
    dog: 'dog, puppy, hound, labrador, retriever, terrier, beagle, dachshund, golden retriever',
    wolf: 'wolf, wolves, werewolf, coyote, husky, hyena, dire wolf, german shepherd, shepherd dog',
    fox: 'fox, foxes, vixen, red fox, kitsune',
    horse: 'horse, horses, stallion, mare, pony, unicorn, mustang, donkey, zebra, foal, pegasus',
    deer: 'deer, stag, doe, elk, moose, reindeer, antelope, gazelle, fawn, buck',
    bear: 'bear, grizzly, polar bear, panda, brown bear, boar, wild boar, beast, monster',
    elephant: 'elephant, mammoth, elephants, rhino, rhinoceros, hippo',
    lion: 'lion, lioness, tiger, lions, big cat',
    cow: 'cow, bull, cattle, ox, buffalo, bison, cows',
    sheep: 'sheep, lamb, goat, flock of sheep, ram, alpaca, llama',
    rabbit: 'rabbit, hare, bunny, mouse, squirrel, hedgehog, rat',
    camel: 'camel, camels, caravan, dromedary',
    bird: 'bird, eagle, hawk, falcon, seagull, gull, albatross, phoenix, vulture, parrot, dove, crane, heron, condor, flying bird',
    flock: 'birds, flock, seagulls, gulls, geese, bats, swallows, murmuration, doves, flock of birds, bat',
    crow: 'crow, raven, crows, ravens, blackbird, magpie, pigeon, sparrow, robin, penguin',
    owl: 'owl, owls',
    swan: 'swan, duck, goose, swans, ducks, flamingo, pelican',
    whale: 'whale, orca, dolphin, shark, whales, leviathan, sea monster, manta, humpback, narwhal',
    fish: 'fish, fishes, shoal, school of fish, koi, salmon, goldfish, turtle, clownfish',
    jellyfish: 'jellyfish, medusa, octopus, squid, kraken, anemone',
    dragon: 'dragon, wyvern, drake, dinosaur, pterodactyl, griffin, serpent, hydra',
    butterfly: 'butterfly, butterflies, moth, dragonfly, bee, insect, firefly, fireflies',
  },
  vehicle: {
    car: 'car, automobile, taxi, cab, sports car, sedan, muscle car, police car, jeep, limousine, race car, van, bus, tram, convertible, mustang car, vintage car, driving',
    truck: 'truck, lorry, tank, pickup, trailer, bulldozer, tractor',
    motorcycle: 'motorcycle, motorbike, biker, bike gang, scooter, moped, vespa',
    bicycle: 'bicycle, bike, cyclist, cycling',
    train: 'train, locomotive, steam train, express, railway carriage, orient express',
    plane: 'plane, airplane, aeroplane, aircraft, jet, biplane, fighter jet, airliner, glider',
    helicopter: 'helicopter, chopper, drone, drones',
    balloon: 'hot air balloon, hot-air balloon, balloon, balloons, hot air balloons',
    airship: 'airship, zeppelin, blimp, dirigible',
    starship:
      'spaceship, starship, spacecraft, space ship, starfighter, shuttle, space shuttle, battlecruiser, satellite',
    rocket: 'rocket, missile, rocket launch, launchpad',
    saucer: 'ufo, flying saucer, saucer, alien ship, alien, aliens, alien invasion, mothership',
    boat: 'boat, rowboat, rowing boat, canoe, kayak, gondola, dinghy, raft, fishing boat, punt',
    sailboat: 'sailboat, sailing boat, yacht, dhow, sail, sails, catamaran, junk',
    tallShip:
      'ship, tall ship, galleon, pirate ship, sailing ship, frigate, clipper, longship, viking ship, ghost ship, schooner',
    steamer:
      'steamer, ferry, freighter, cargo ship, ocean liner, cruise ship, warship, tanker, titanic, container ship, battleship, trawler, icebreaker',
    submarine: 'submarine, u-boat',
  },
  building: {
    house:
      'house, cabin, cottage, hut, farmhouse, home, barn, mansion, log cabin, shack, villa, lodge, manor, homestead, bungalow, haunted house',
    castle:
      'castle, fortress, citadel, keep, palace on a hill, stronghold, fort, kingdom, camelot, chateau, dark tower',
    lighthouse: 'lighthouse, beacon, light tower',
    pagoda: 'pagoda, temple, shrine, dojo, monastery on a hill, japanese temple, buddhist temple',
    church: 'church, chapel, cathedral spire, abbey, steeple',
    windmill: 'windmill, windmills, wind turbine, turbine, mill, water tower',
    ruins:
      'ruins, ruin, columns, ancient temple, stonehenge, acropolis, ruined temple, colosseum, aqueduct, megaliths, lost city, greek temple',
    gate: 'torii, gate, torii gate, shrine gate, archway, arch',
    bridge: 'bridge, viaduct, stone bridge, footbridge, golden gate',
    tent: 'tent, camp, yurt, teepee, tipi, campsite, camping, basecamp',
    pyramid: 'pyramid, pyramids, ziggurat, giza, sphinx, monolith, obelisk',
    statue: 'statue, monument, colossus, sculpture, idol, gravestone, tombstone, totem, gargoyle',
    skyscraper: 'skyscraper, tower, towers, high-rise, tower block, spire, apartment building, eiffel tower',
    streetLamp: 'street lamp, streetlamp, lamppost, lamp post, streetlight, street light, lamp',
    campfire: 'campfire, bonfire, fire pit, camp fire, fire, flames, burning',
    lantern: 'lantern, paper lantern, lanterns, oil lamp',
    door: 'door, doorway, open door, lit doorway',
    jetty: 'wooden jetty, wooden pier, boardwalk, landing stage',
  },
  plant: {
    tree: 'tree, oak, lone tree, old tree, willow, maple, ancient tree, giant tree, tree of life, apple tree, beech',
    bareTree: 'dead tree, bare tree, leafless tree, gnarled tree, twisted tree, withered tree, hanging tree',
    blossomTree:
      'cherry blossom, cherry tree, sakura, blossom, blossoms, blossoming tree, blooming tree, magnolia, cherry blossoms',
    conifer: 'pine, fir, spruce, conifer, cedar, pine tree, christmas tree, redwood, sequoia, pines',
    palm: 'palm, palm tree, palms, palm trees, coconut tree',
    cactus: 'cactus, cacti, saguaro',
    flowers:
      'flowers, wildflowers, poppies, daisies, tulips, sunflowers, lavender, bluebells, field of flowers, roses, blooming',
    flower: 'flower, rose, lily, lotus, sunflower, tulip, orchid, poppy, daisy',
    mushrooms: 'mushroom, mushrooms, toadstool, fungus, fungi',
    bamboo: 'bamboo',
    rock: 'rock, boulder, stone, rocks, standing stone, meteorite, egg',
  },
  object: {
    cup: 'cup, coffee, tea, mug, teacup, cup of coffee, espresso, teapot, cocoa, bowl of soup, ramen, noodles',
    vase: 'vase, vase of flowers, vase of roses, bouquet, bouquet of flowers, flower vase, flowers in a vase, pot plant, houseplant',
    bottle: 'bottle, wine, whiskey, whisky, glass of wine, potion, perfume, beer, glass, cocktail, champagne',
    fruit:
      'fruit, apple, apples, orange fruit, oranges, lemon, lemons, pear, peach, bowl of fruit, pomegranate, grapes, bread, cake, food, cheese, pie',
    books: 'book, books, grimoire, diary, notebook, manuscript, scroll, letter, map, novel, typewriter, laptop',
    candles: 'candles, candle, candlelight dinner, candelabra, altar',
    skull: 'skull, skeleton, bones, mask, helmet on a table, vanitas',
    sword: 'sword, excalibur, sword in the stone, blade, dagger, katana, axe, spear in the ground',
    crown: 'crown, tiara, ring, jewel, jewels, necklace, diamond, amulet',
    guitar: 'guitar, violin, cello, lute, ukulele, banjo',
    clock: 'clock, grandfather clock, watch, pocket watch, hourglass, time machine, telephone box, phone booth',
    crystal: 'crystal, crystals, orb, gem, glowing crystal, magic stone, crystal ball, artifact, relic, glowing orb',
    portal: 'portal, stargate, rift, magic door, gateway, mirror, wormhole, time portal',
    chest: 'chest, treasure, treasure chest, gold, loot, suitcase, box, hoard',
    chair: 'chair, empty chair, armchair, bench, stool, rocking chair',
    throne: 'throne, iron throne',
    piano: 'piano, grand piano, organ, harpsichord, keyboard instrument',
    camera: 'camera, movie camera, film camera, tripod, telescope, projector, film set',
  },
} as const;

/** The kinds of things; a word for a whole kind leaves all of it out. */
export type SubjectKind = keyof typeof subjects;
/** What may stand in a scene. */
export type SubjectName = { [K in SubjectKind]: keyof (typeof subjects)[K] }[SubjectKind];

/** Words that mean everything of a kind; they only count where something is left out. */
export const kindWords: Readonly<Record<SubjectKind, string>> = {
  person:
    'people, persons, humans, human, anyone, anybody, characters, figures, men, women, person, humanity, nobody, pedestrians',
  animal: 'animals, animal, creatures, wildlife, pets',
  vehicle: 'vehicles, vehicle, traffic, transport',
  building: 'buildings, building, architecture, structures, structure, skyscrapers',
  plant: 'plants, plant, vegetation, trees, foliage, tree, greenery',
  object: 'objects, object, props, things, clutter, furniture',
};
