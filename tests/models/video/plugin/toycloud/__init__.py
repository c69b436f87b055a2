"""A provider of another package: a client, a catalogue, and a rehearsal that holds it to the contract."""
