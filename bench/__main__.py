"""`make bench`: print each measure with its ratio; nothing here asserts a time."""

import os
import platform
import tempfile

os.environ["TROUSSEAU_VAR"] = tempfile.mkdtemp(prefix="trousseau-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

import django

django.setup()

from django.core.management import call_command

from bench import keys, notebook, pdf


def main() -> None:
    """Run the three measures in turn."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    call_command("migrate", verbosity=0)
    notebook.run()
    pdf.run()
    keys.run()


main()
