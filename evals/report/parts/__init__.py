"""The parts of the report, one evaluation each: its result → figures, and figures → a section."""
