"""The file itself: opened, checked, copied, backed up."""
