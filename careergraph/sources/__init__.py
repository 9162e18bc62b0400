"""Files that are not RDF become RDF terms, and terms become tables: ESCO, O*NET, tables, grids, profiles.

Enters: folders, workbooks, CSV and JSON. Leaves: quads, and the tables to be written; profiles as values.
May not: read a file that was not named, or half of one.
"""
