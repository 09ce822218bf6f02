"""Start the web screen: the same as `yorisoi serve`. `make run` comes here once everything is installed."""

import sys

from assistant.cli import main

if __name__ == "__main__":
    sys.exit(main(["serve", *sys.argv[1:]]))
