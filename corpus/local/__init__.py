"""A municipality's own files as local editions: read, checked, kept, listed, exported."""
