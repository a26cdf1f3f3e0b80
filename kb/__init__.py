"""The knowledge base: identity, model, statements, settings, errors and the store."""
