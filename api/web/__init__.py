"""The web page: its sources in `src/`, what is built of them in `dist/`, and how it is served."""
