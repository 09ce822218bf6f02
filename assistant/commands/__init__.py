"""The commands of `yorisoi`, each with its arguments and what it does."""

from assistant.commands.asking import ASK, CASES, SEARCH
from assistant.commands.evaluating import EVAL
from assistant.commands.importing import IMPORT
from assistant.commands.material import DOCTOR, ENTRIES, PASSAGE
from assistant.commands.planned import PLANNED
from assistant.commands.running import BUILD, SERVE

COMMANDS = (SERVE, BUILD, IMPORT, ASK, SEARCH, CASES, ENTRIES, PASSAGE, EVAL, DOCTOR, *PLANNED)
"""Every command, in the order of the help page."""
