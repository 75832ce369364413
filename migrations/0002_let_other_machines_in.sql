-- Who may come in from another machine.

-- What a machine is, and the engines that this studio drives.

-- How fast each machine is, and how well it was foretold.

-- Results on their way.
