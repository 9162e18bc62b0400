"""Values become what is to be drawn, and that becomes DOT, Mermaid, SVG, plots and pages.

Enters: roles, moves, paths, gaps. Leaves: diagrams, pictures, one HTML page.
May not: touch an RDF term, or let a label become anything but a label.
"""
