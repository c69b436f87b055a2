"""What every test shares: a Hypothesis profile without deadlines, since machines are shared and slow."""

from hypothesis import HealthCheck, settings

settings.register_profile("roughcut", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("roughcut")
