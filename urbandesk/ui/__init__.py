"""How it looks: window, pages, wizard, tables, dialogs, widgets."""
