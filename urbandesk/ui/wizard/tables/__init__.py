"""The plan's rows as tables."""
