-- Who may come in from another machine.

-- What a machine is, and the engines that this studio drives.
ALTER TABLE worker ADD COLUMN clock_skew_ms INTEGER; -- how far its clock is ahead

-- How fast each machine is, and how well it was foretold.

-- Results on their way.
