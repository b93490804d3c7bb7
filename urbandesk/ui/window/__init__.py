"""The frame around every page: navigation, tool row, commands, search, message bar."""
