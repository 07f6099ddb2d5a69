"""Settings: dev, demo, test and prod each import base and nothing else."""
