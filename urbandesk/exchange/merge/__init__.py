"""Home-coming records: what differs between what went out, what is here and what came back."""
