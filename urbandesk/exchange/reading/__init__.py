"""Reading of files from elsewhere, in a process of its own that may die without harm."""
