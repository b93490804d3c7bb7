"""What is known about a person, erased wherever it stands."""
