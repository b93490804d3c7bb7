"""Table models and delegates over plain rows."""
