"""How good it is: labelled sets, measures and one report."""
