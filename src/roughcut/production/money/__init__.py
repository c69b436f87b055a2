"""Money: the ledger of every paid call, the caps, and the purchase of a take that is never made twice."""
