"""The detail of one record: head, form, links, history, and the forms for new records."""
