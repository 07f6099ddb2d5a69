"""`make bench`: print each measure with its ratio; nothing here asserts a time."""

import os
import platform
import shutil
import sys
import tempfile
import time

os.environ["TROUSSEAU_VAR"] = tempfile.mkdtemp(prefix="trousseau-bench-")
os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"

import django

django.setup()

from importlib.metadata import version

from django.core.management import call_command

from bench import keys, notebook, pdf, stage

LIBRARIES = ("Django", "wagtail", "PyNaCl", "typst")


def describe() -> None:
    """Print the machine and the versions."""
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores")
    named = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    print(f"Python {platform.python_version()}, {named}")


def main() -> None:
    """Run the three measures in turn."""
    began = time.perf_counter()
    describe()
    call_command("migrate", verbosity=0)
    people = stage.company()
    publication = stage.publication(people)
    pdf.run(publication)
    keys.run()
    sys.stdout.flush()
    notebook.run(people[stage.MEDIATOR])
    print(f"All of it in {time.perf_counter() - began:.0f} s")


try:
    main()
finally:
    shutil.rmtree(os.environ["TROUSSEAU_VAR"])
