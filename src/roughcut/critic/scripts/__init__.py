"""The review of scripts: what can be counted, what the checks find, and what a judge says."""
