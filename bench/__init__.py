"""What people wait for, measured beside a peer or a floor, in one run. Not a test."""
