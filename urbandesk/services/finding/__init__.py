"""Lists, names and the search over everything."""
