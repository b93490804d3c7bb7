"""One page per place of the navigation."""
