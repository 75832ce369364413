"""What an OurVidz worker does with this studio."""

SCENARIOS = []
