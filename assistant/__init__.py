"""What is said: from a typed question to a cited answer."""
