"""Tools that any program needs: text, tables, HTML, files, processes with a deadline. Nothing of careers.

Enters: plain values. Leaves: plain values, bytes on the disk, tables that show themselves.
May not: know a role or a skill, or import from any room of the house.
"""
