"""The durable run: stages, store, events and workers."""
