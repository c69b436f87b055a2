"""Local servers that speak the providers' protocols and answer with previs footage: a dress rehearsal."""
