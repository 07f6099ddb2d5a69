"""Templates are used, commands exist, the glossary is true, the vault says no forbidden word."""

import ast
import re

from tests.house.layout import PACKAGE, ROOT, sources, templates

# Names that libraries look up by themselves.
LOOKED_UP = {
    "400.html",
    "403.html",
    "403_csrf.html",
    "404.html",
    "429.html",
    "500.html",
    "503.html",
}


def test_every_template_is_used_somewhere() -> None:
    everything = "\n".join(
        p.read_text(encoding="utf-8")
        for p in [*sources(), *templates(), *PACKAGE.rglob("*.txt")]
        if p.is_file()
    )
    unused = []
    for path in templates():
        name = str(path).split("/templates/", 1)[1]
        known = name in LOOKED_UP or name.startswith(("account/", "mfa/", "ui/components/"))
        known = known or name.startswith("ui/forms/") or "wagtail" in name
        known = known or (path.parent.name == "publishing" and path.stem.endswith("_page"))
        if not known and name not in everything:
            unused.append(name)

    assert unused == []


def test_every_command_of_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    for document in ("README.md", "CONTRIBUTING.md"):
        told = set(re.findall(r"`make ([a-z-]+)", (ROOT / document).read_text(encoding="utf-8")))
        assert told <= targets


def test_the_first_two_commands_of_the_readme_are_demo_and_test() -> None:
    told = re.findall(r"^make ([a-z-]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)

    assert told[:2] == ["demo", "test"]


def test_every_setting_is_documented() -> None:
    documented = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    read = set()
    for path in (PACKAGE / "settings").glob("*.py"):
        read |= set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', path.read_text(encoding="utf-8")))

    assert {name for name in read if f"`{name}`" not in documented} == set()


def test_each_identifier_of_the_glossary_is_in_the_code() -> None:
    rows = re.findall(
        r"^\|[^|]+\| `([A-Za-z_.]+)` \|", (ROOT / "docs" / "glossary.md").read_text(), re.M
    )
    code = "\n".join(p.read_text(encoding="utf-8") for p in sources())

    assert len(rows) > 30
    assert [name for name in rows if not re.search(rf"\b{re.escape(name)}\b", code)] == []


def test_the_vault_never_says_key() -> None:
    """In the vault a key is a clé: it has secrets, seals and locks (docs/architecture.md)."""
    said = [
        f"{path.name}:{node.lineno} {node.name}"
        for path in (PACKAGE / "vault").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and "key" in re.split(r"_|(?=[A-Z])", node.name.lower())
    ]

    assert said == []
