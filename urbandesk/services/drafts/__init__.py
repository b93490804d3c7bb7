"""Partnerships and the plans two delegations draft."""
