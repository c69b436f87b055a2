"""The critic: measurements, notes and the report."""
