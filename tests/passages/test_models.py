from trousseau.passages.models import Crossing


def test_a_review_under_way_shows_nothing_in_plain(scene):
    scene.begin()

    row = Crossing.objects.get()

    assert str(row) == str(row.pk)
    values = Crossing.objects.values().get()
    assert set(values) == {"id", "safe_id", "blob", "revision", "keep_until", "opened_on"}
    for words in (b"Karim", b"notebook_to_circle", str(scene.situation.pk).encode()):
        assert words not in bytes(values["blob"])


def test_a_review_leaves_no_trace_of_its_decisions_in_the_base(scene):
    passage = scene.decide_everything()

    words = passage.review.items[0].words.encode()

    assert words not in bytes(Crossing.objects.get().blob)
