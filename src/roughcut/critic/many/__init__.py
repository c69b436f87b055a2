"""Many films: one table over all of them, with means that say how many films they are of."""
