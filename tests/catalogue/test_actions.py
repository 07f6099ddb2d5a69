"""Records follow what is published."""

from tests.cast import Cast
from tests.keys.factories import a_key, a_received_key
from tests.publishing.factories import a_publication
from trousseau.catalogue import actions
from trousseau.catalogue.models import Kind, Record
from trousseau.keys.actions import publish_key


def test_records_follow_publication_and_withdrawal(cast: Cast) -> None:
    key, page = a_key(cast.elise), a_publication(cast.elise)
    a_received_key(cast.bruno, title="Pas encore")
    both = {(one.kind, one.slug) for one in Record.objects.all()}

    key.unpublish()
    page.unpublish()

    assert both == {(Kind.KEY, key.slug), (Kind.PUBLICATION, page.slug)}
    assert not Record.objects.exists()


def test_a_deleted_key_or_publication_is_no_longer_found(cast: Cast) -> None:
    key, page = a_key(cast.elise), a_publication(cast.elise)

    key.delete()
    page.delete()

    assert not Record.objects.exists()


def test_a_new_version_renews_its_record(cast: Cast) -> None:
    key = a_key(cast.elise)
    key.title = "La girafe"
    key.save_revision(user=cast.elise)

    publish_key(key=key, by=cast.elise)

    record = Record.objects.get()
    assert (record.title, record.title_words, str(record)) == (
        "La girafe",
        " la giraf ",
        "La girafe",
    )
    assert record.get_absolute_url() == "/cles/qui-tient-le-stylo/"


def test_refreshing_remakes_everything(cast: Cast) -> None:
    a_key(cast.elise)
    a_publication(cast.elise)
    Record.objects.all().delete()

    assert actions.refresh() == 2
    publication = Record.objects.get(kind=Kind.PUBLICATION)
    assert " lund " in publication.words
    assert publication.get_absolute_url() == "/publications/des-cles-de-mediation/"
