"""Other retrievers on the same data, each as its users would set it up for Japanese."""
