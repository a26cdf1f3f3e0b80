"""Tests of the surfaces: command line and HTTP."""
