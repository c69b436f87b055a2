"""Whether a script can be shot as it stands: four checks, each a pure function that returns faults."""
