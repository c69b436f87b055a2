"""The parts that sets are composed of: each function draws one thing on a canvas, in metres."""
