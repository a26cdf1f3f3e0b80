"""Loading on demand: documents that were handed in wait in a queue on disk, and one writer takes them in turn."""
