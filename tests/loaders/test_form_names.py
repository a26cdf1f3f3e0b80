"""Every form has a name in both languages, and no name is of a form that there is not."""

from __future__ import annotations

from loaders.form_names import form_names
from loaders.forms import evaluation, plan_okr, plan_super_okr


def test_every_form_has_a_name() -> None:
    forms = (*plan_super_okr.FORMS, *plan_okr.FORMS, *evaluation.FORMS)
    assert set(form_names()) == {form.code for form in forms}
    assert all(name.th and name.en for name in form_names().values())


def test_no_two_forms_of_a_family_are_called_alike() -> None:
    for lang in ("th", "en"):
        named = [(code.split("/")[0], getattr(name, lang)) for code, name in form_names().items()]
        assert len(named) == len(set(named))
