"""Fields and texts of a plan, stored as typed."""
