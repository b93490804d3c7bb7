"""A list per record kind: search, filters, columns, deeds."""
