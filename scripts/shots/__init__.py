"""Pictures of every page in both languages, palettes and sizes, to be looked at."""
