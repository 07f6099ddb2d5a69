"""Each component draws what its inputs say, escapes them, and refuses what it does not know."""

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template import TemplateSyntaxError
from django.test import RequestFactory

from tests.ui.drawing import draw, html, one, words

DRAWN = [
    ('{% icon "lock" %}', "svg.icon[aria-hidden=true] use[href$='sprite.svg#i-lock']"),
    ("{% key 3 %}", "svg.key use[href$='#k3']"),
    ("{% key 3 hanging=True %}", "svg.key-v use[href$='#kv3']"),
    ("{% weather 5 %}", "use[href$='#i-w5']"),
    ("{% question_tag 2 %}", ".tag.q2"),
    ('{% chip "brouillon" on=True %}', "span.chip.on"),
    ('{% chip "RIS" href="/x/" %}', "a.chip[href='/x/']"),
    ('{% button "Garder" kind="main" %}', "button.btn.main"),
    ('{% button "Lire" href="/x/" size="wide" %}', "a.btn.wide[href='/x/']"),
    ('{% button "Voter" name="voix" value="1" form="f" %}', "button[form=f][name=voix][value='1']"),
    ('{% button "Reculer" icon="back" only_icon=True %}', "button .hide"),
    ('{% button "Indisponible" disabled=True %}', "button[disabled]"),
    ('{% button "Retirer" href="/x/" opens="d" %}', "a[data-opens=d]"),
    ('{% post_button "Retirer" "/x/" kind="risk" %}', "form[method=post][action='/x/'] .risk"),
    ("{% bar %}x{% endbar %}", "section.bar[aria-label=Actions]"),
    ('{% card title="Poser" kind="night" %}x{% endcard %}', "section.card.night h2.h3"),
    ('{% key_card "T" "/k/" 4 summary="S" %}', "article.key-card.q4 h3 a[href='/k/']"),
    ('{% note kind="danger" title="T" %}x{% endnote %}', "div.note.danger strong"),
    ('{% note label="Conseil" %}x{% endnote %}', "aside.note[aria-label=Conseil]"),
    ('{% empty title="Vide" action="Noter" href="/n/" %}x{% endempty %}', ".empty a.main"),
    ('{% scope "notebook" %}', "aside.scope.notebook"),
    ('{% scope "circle" members=12 %}', "aside.scope.circle"),
    ('{% scope "closed" %}', "aside.scope.notebook"),
    ("{% steps 2 3 %}", "ol.steps[aria-hidden=true] li.past + li.now + li"),
    ('{% phase "Hypothèses" 4 6 %}', "header.phase h1"),
    ('{% slip text="Et si" mine=True %}{% endslip %}', ".slip.mine"),
    ('{% find "Rachid" "doubt" href="#f" %}', "a.find.doubt[href='#f']"),
    ('{% find "ici" "now" %}', "span.find.now"),
    ('{% find "rare" "rare" %}', "span.rare:not(.find)"),
    ("{% find_legend %}", "ul.legend"),
    ('{% swap "avant" "après" %}', ".swap del ~ ins"),
    ('{% progress 4 11 label="L" %}', "progress[value='4'][max='11'][aria-label=L]"),
    ('{% crumbs "Accueil" "/" "Ici" %}', "nav.crumbs li span[aria-current=page]"),
    ('{% file_link "PDF" "/f" detail="2 ko" %}', "a.file[href='/f'] small"),
    ('{% alarm title="Appeler" %}x{% endalarm %}', ".alarm h1"),
    ('{% phone "119" "Enfance" detail="jour et nuit" %}', "a.call[href='tel:119'] small"),
    ('{% phone "114" "SMS" by="sms" %}', "a.call[href='sms:114']"),
    ("{% key_ring %}", "svg.ring[role=img][aria-label] g.q6 use"),
    ("{% hanging_keys %}", "svg.hung6[aria-hidden=true]"),
    ('{% cover "Des clés de médiation" %}', "svg.cover[role=img] .cover-title"),
    ("{% autosave_status %}", "[role=status][data-kept][data-offline][data-closed]"),
]
REFUSED = [
    '{% icon "nothing" %}',
    "{% key 7 %}",
    "{% weather 6 %}",
    '{% button "x" kind="primary" %}',
    '{% button "x" size="huge" %}',
    '{% scope "everyone" %}',
    '{% card kind="red" %}x{% endcard %}',
    '{% note kind="warning" %}x{% endnote %}',
    '{% find "x" "maybe" %}',
    '{% phone "15" "SAMU" by="fax" %}',
    '{% board texts="long" %}',
    "{% seats states %}",
    "{% nothing_like_this %}",
]
ESCAPED = [
    "{% button x %}",
    "{% chip x %}",
    "{% card title=x %}{% endcard %}",
    "{% note title=x %}{% endnote %}",
    "{% empty title=x %}{% endempty %}",
    '{% key_card x "/" 1 summary=x quote=x note=x %}',
    "{% slip text=x signed=x %}{% endslip %}",
    '{% find x "sure" href=x %}',
    "{% swap x x %}",
    "{% crumbs x x x %}",
    "{% file_link x x detail=x %}",
    '{% scope "circle" text=x %}',
    "{% phase x 1 2 rule=x %}",
    "{% cover x x %}",
    "{{ x|fr }}",
]


@pytest.mark.parametrize(("source", "selector"), DRAWN)
def test_a_component_draws_its_inputs(source: str, selector: str) -> None:
    assert draw(source).select(selector)


@pytest.mark.parametrize("source", REFUSED)
def test_what_is_unknown_is_refused(source: str) -> None:
    with pytest.raises((TemplateSyntaxError, ValueError)):
        html(source, states=["asleep"])


@pytest.mark.parametrize("source", ESCAPED)
def test_inputs_are_escaped(source: str) -> None:
    drawn = html(source, x="<b>\"'&")

    assert '<b>"' not in drawn
    assert "&lt;b&gt;" in drawn


def test_a_curve_says_its_words_and_gives_each_moment_a_shape() -> None:
    points = [(2, 0.0, "ring"), (0, 0.5, "disc"), (1, 1.0, "square")]
    source = '{% curve words points label="L" first="2 mars" last="4 avril" %}'

    drawn = draw(source, words=["léger", "ça va", "<b>"], points=points)

    assert one(drawn, "svg.curve")["aria-label"] == "L"
    assert [text.get_text() for text in drawn.select("text")][:3] == ["léger", "ça va", "<b>"]
    assert one(drawn, "polyline")["points"] == "108.0,74 202.0,14 296.0,44"
    assert len(drawn.select("circle.ring, circle.disc, rect")) == 3
    with pytest.raises(TemplateSyntaxError):
        html(source, words=["a"], points=[(0, 0.0, "star")])


def test_bars_say_their_numbers_in_words() -> None:
    drawn = draw('{% bars "Un tiers ?" counts %}', counts=[("oui", 3), ("<b>", 1), ("non", 0)])

    assert one(drawn, "caption").get_text() == "Un tiers ?"
    assert [words(row) for row in drawn.select("tr")] == [
        "oui trois personnes",
        "<b> une personne",
        "non aucune",
    ]
    assert [bar["width"] for bar in drawn.select("rect")] == ["100", "33", "0"]


def test_a_block_keeps_the_html_of_its_body_and_escapes_its_variables() -> None:
    drawn = html("{% card %}<p>{{ x }}</p>{% endcard %}", x="<i>")

    assert "<p>&lt;i&gt;</p>" in drawn


def test_a_question_is_always_key_number_and_name() -> None:
    tag = draw("{% question_tag 6 %}")

    assert words(tag) == "6 · Confidentialité"
    assert tag.select("use[href$='#k6']")


def test_the_board_links_the_six_questions() -> None:
    board = draw('{% board url="/cles/" hung=True %}')

    assert [a["href"] for a in board.select("a")][::5] == ["/cles/?question=1", "/cles/?question=6"]
    assert len(board.select(".key-v")) == 6


def test_the_board_takes_six_addresses_and_no_less() -> None:
    assert draw("{% board links=links %}", links=list("abcdef")).select("a[href=f]")
    with pytest.raises(ValueError, match="shorter"):
        html("{% board links=links %}", links=["a"])


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ('{% scope "notebook" alone="seule" %}', "Scellé. Vous seule pouvez lire."),
        ('{% scope "notebook" %}', "Scellé. Vous, et personne d’autre."),
        ('{% scope "circle" members=12 %}', "Cercle. Douze membres peuvent lire."),
        ('{% scope "circle" members=1 %}', "Cercle. Un membre peut lire."),
        ('{% scope "circle" %}', "Cercle. Ses membres peuvent lire."),
        ('{% scope "public" %}', "Public. Tout le monde peut lire."),
        ('{% scope "closed" %}', "Carnet refermé. Personne ne peut le lire."),
    ],
)
def test_the_scope_says_who_can_read(source: str, sentence: str) -> None:
    assert words(one(draw(source), "p")) == sentence


@pytest.mark.urls("tests.ui.urls")
def test_only_an_open_notebook_can_be_closed() -> None:
    assert draw('{% scope "notebook" %}', unlocked=True).select("form[action='/compte/fermer/']")
    assert not draw('{% scope "notebook" %}', unlocked=False).select("form")


def test_the_floor_is_said_in_words() -> None:
    states = ["lead hush", "on", ""]
    floor = draw('{% floor "La parole est à Yann." states left=8 %}', states=states)

    assert words(one(floor, "[role=group]")) == "La parole est à Yann. encore 8\u00a0min"
    # The page announces the phase; a clock that ticks must not be heard.
    assert not floor.select("[aria-live], [role=timer]")
    assert [c.get("class") for c in floor.select("circle")] == [["lead", "hush"], ["on"], None]


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("{% timer 8 %}", "encore 8\u00a0min"),
        ("{% timer 0 %}", "Le temps prévu est passé."),
        ("{% timer 8 held=True %}", "encore 8\u00a0min en pause"),
        ("{% timer 0 bare=True %}", "0:00"),
        ("{% timer 80 total=90 %}", "encore 1\u00a0h\u00a020 sur 1\u00a0h\u00a030"),
    ],
)
def test_time_is_said_in_words(source: str, sentence: str) -> None:
    assert words(draw(source)).split() == sentence.split()


@pytest.mark.parametrize(
    ("options", "signature"),
    [
        ("", "non signée"),
        ('signed="Tidiane"', "Tidiane"),
        ("mine=True", "la vôtre, non signée"),
        ('mine=True signed="Aïcha"', "la vôtre"),
    ],
)
def test_a_slip_says_whose_it_is(options: str, signature: str) -> None:
    slip = draw(f'{{% slip text="Et si" {options} %}}{{% endslip %}}')

    assert words(one(slip, ".soft")) == signature


def test_a_message_with_an_address_can_be_undone() -> None:
    said = [
        Message(constants.SUCCESS, "Supprimée.", extra_tags="/annuler/"),
        Message(constants.SUCCESS, "Gardée.", extra_tags="autre"),
        Message(constants.ERROR, "Perdue."),
    ]
    toasts = draw("{% toasts %}", messages=said)

    assert [form["action"] for form in toasts.select("form[method=post]")] == ["/annuler/"]
    assert words(one(toasts, "[role=status] .note.danger")) == "Perdue."
    assert html("{% toasts %}").strip() == ""


def test_pages_keep_the_rest_of_the_query() -> None:
    request = RequestFactory().get("/", {"q": "voisin", "page": "2"})
    pages = draw("{% pagination page %}", request, page=Paginator(range(30), 10).page(2))

    assert one(pages, "[rel=prev]")["href"] == "?q=voisin&page=1"
    assert one(pages, "[rel=next]")["href"] == "?q=voisin&page=3"
    assert "Page 2 sur 3" in words(pages)


def test_a_single_page_is_not_numbered() -> None:
    assert html("{% pagination page %}", page=Paginator([1], 10).page(1)).strip() == ""


def test_to_confirm_is_a_page_or_a_dialog() -> None:
    ask = '{{% confirm question="Retirer ?" verb="Retirer" url="/r/" cancel="La laisser" cancel_url="/c/" {} %}}x{{% endconfirm %}}'

    page, dialog = draw(ask.format("")), draw(ask.format('dialog="d"'))

    assert words(one(page, "h1")) == "Retirer ?"
    assert one(page, "form[action='/r/'] a.bare")["href"] == "/c/"
    assert one(dialog, "dialog")["aria-labelledby"] == one(dialog, "h2")["id"]


def test_the_notice_lists_texts_and_links() -> None:
    rows = [("Licence", "CC BY"), ("Sujets", [("autonomie", "/a/"), ("secret", "/s/")])]
    notice = draw("{% notice rows narrow=True %}", rows=rows)

    assert [words(dd) for dd in notice.select("dl.one dd")] == ["CC BY", "autonomie, secret"]


def test_the_contents_carry_the_keys_of_their_chapters() -> None:
    chapters = [{"question": 5, "title": "Qui ?", "href": "#5", "page": 14}]
    toc = draw("{% toc chapters %}", chapters=chapters)

    assert toc.select("li.q5 use[href$='#k5']")
    assert "p. 14" in words(toc)
