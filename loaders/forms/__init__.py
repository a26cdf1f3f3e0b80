"""The forms of the plan documents: what their tables look like and mean."""
