"""One editor a step, as the content names it."""
