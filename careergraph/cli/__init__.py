"""The command line, over the public names of `careergraph`, its choices and its support.

Enters: words in a shell. Leaves: text, JSON, CSV, files; an exit code of 0 to 3.
May not: know anything that a user of Python could not know.
"""
