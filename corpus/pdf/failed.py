"""The one error of an import."""


class ImportFailedError(ValueError):
    """A file cannot be imported; the message is one Japanese sentence with what to do next."""
