"""One module a format, each with `read`: from a document to drafts, or to documents inside it."""
