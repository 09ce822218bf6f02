"""The ministry's PDF, whole or in chapters, as an Edition and an ImportReport."""
