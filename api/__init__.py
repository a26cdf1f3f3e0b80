"""The surfaces: command line, HTTP, web page."""
