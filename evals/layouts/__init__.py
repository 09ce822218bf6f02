"""Made-up handbooks in many layouts, with known truth, for measuring the importer."""
