"""What may be said: entries, their passages, and the editions that hold them."""
