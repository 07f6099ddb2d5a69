"""Rows say nothing of what they hold."""

from django.apps import apps

from tests.circles.factories import Company, asked, case_by, draft_from, harvested, planned
from trousseau.circles import actions, library
from trousseau.circles.models import Circle


def test_no_row_tells_its_content_in_its_name(company: Company, circle: Circle) -> None:
    draft = draft_from(harvested(company, circle, "aicha", "bruno"), company["bruno"])
    actions.take_stand(draft=draft, recognises=True, accepts=True, by=company["bruno"])
    actions.gather_common_ground(circle=circle, lines=["Debout."], by=company["bruno"])
    case_by(company["aicha"], circle)
    planned(circle, company["driss"])
    asked(company, circle, "chantal")

    actions.copy_protocol(
        circle=circle, protocol=library.protocol("gapp"), name="Bruno", by=company["driss"]
    )

    told = {
        str(row)
        for model in apps.get_app_config("circles").get_models()
        for row in model._default_manager.all()
    }

    assert "Val d’Orle" in told
    assert not any(
        word in name for name in told for word in ("seau", "fauteuil", "Bruno", "Debout")
    )
