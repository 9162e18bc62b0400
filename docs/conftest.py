"""The site's own modules need Sphinx, and are no pages."""

collect_ignore = ["conf.py", "site_extension.py"]
