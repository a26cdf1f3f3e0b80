"""The questions: pure functions from a reader to typed answers.

Each question has a module here and a statement file of the same name in
`statements/`. Every answer has a `completeness`: whether it is all there is,
else where it was cut, by which limit and how much more there is, and of how
many documents of which fiscal years it speaks.
"""
