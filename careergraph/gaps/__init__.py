"""Numbers become gaps: what a role lacks, who is nearest, what is near; rankings, matrices, suggestions.

Enters: numbers of roles and skills, and the levels held. Leaves: frozen values and arrays.
May not: touch an RDF term; the kernel needs NumPy alone.
"""
