"""What every test shares: one thread for arithmetic, and a Hypothesis profile without deadlines."""

import os

from hypothesis import HealthCheck, settings

# Tests run one process a core: threads of the array library would only wait for each other there.
for library in ("OMP", "OPENBLAS", "MKL"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")

# Machines are shared and slow.
settings.register_profile("roughcut", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("roughcut")
