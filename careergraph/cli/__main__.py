"""Runs the command line as ``python -m careergraph.cli``."""

from careergraph.cli.commands import main

if __name__ == "__main__":
    main()
