"""What every door does with a review."""

from tests.notebook.factories import open_notebook
from trousseau.passages import access, actions, rules
from trousseau.passages.models import CROSSINGS_KEPT, Crossing
from trousseau.vault.models import RowSecret, TrailRow

TEXTS = ("", "Mme Odile Ferrand appelle le 06 39 98 12 34.")


def begin(scene, subject):
    return actions.begin_crossing(
        safe_id=open_notebook(scene.aicha).drafts_id,
        door="a_door",
        subject_id=subject,
        target_id=scene.circle.pk,
        texts=TEXTS,
        by=scene.aicha,
    )


def test_a_review_begun_holds_what_the_veil_found(scene):
    row = begin(scene, scene.situation.pk)

    found = access.crossing_for(scene.aicha, "a_door", scene.situation.pk)

    assert found.row == row
    assert found.target_id == scene.circle.pk
    assert {item.words for item in found.review.items} >= {"Odile Ferrand", "06 39 98 12 34"}


def test_two_doors_hold_two_reviews_of_the_same_text(scene):
    scene.begin()
    begin(scene, scene.situation.pk)
    begin(scene, scene.situation.pk)

    assert Crossing.objects.count() == 2


def test_decisions_are_kept_without_a_trail(scene):
    begin(scene, scene.situation.pk)
    found = access.crossing_for(scene.aicha, "a_door", scene.situation.pk)
    before = TrailRow.objects.count()

    review = rules.replace_all_sure(found.review)
    actions.keep_review(crossing=found, texts=TEXTS, review=review, by=scene.aicha)

    assert access.crossing_for(scene.aicha, "a_door", scene.situation.pk).review == review
    assert TrailRow.objects.count() == before


def test_a_review_has_a_date_of_destruction(scene):
    row = begin(scene, scene.situation.pk)

    assert row.keep_until >= row.opened_on + CROSSINGS_KEPT


def test_a_review_ended_is_destroyed(scene):
    row = begin(scene, scene.situation.pk)
    found = access.crossing_for(scene.aicha, "a_door", scene.situation.pk)
    pk = row.pk

    actions.end_crossing(crossing=found, by=scene.aicha)

    assert not Crossing.objects.exists()
    assert not RowSecret.objects.filter(pk=pk).exists()
