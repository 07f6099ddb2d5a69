"""What templates of the demonstration show: the accounts and a banner."""

from django.http import HttpRequest

PASSPHRASE = "trousseau-demo"  # noqa: S105  (made-up people; said on the login page)
ACCOUNTS = [
    ("mediatrice", "un carnet, un cercle, des clés à approuver"),
    ("pair", "une autre personne du même cercle"),
    ("autre-cercle", "une médiatrice qui ne voit rien du premier cercle"),
    ("animateur", "des séances à animer"),
    ("editrice", "une publication à faire"),
    ("employeur", "un compte qui n’entre dans aucun cercle"),
    ("admin", "l’administration, qui ne lit aucun carnet"),
]


def demo(request: HttpRequest) -> dict[str, object]:
    """Give the accounts to the login page, and say that this is a demonstration."""
    rows = [(f"{name}@demo.example", what) for name, what in ACCOUNTS]
    return {"demo_accounts": rows, "demo_passphrase": PASSPHRASE}
