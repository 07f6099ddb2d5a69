from django.db import migrations

from trousseau.vault.triggers import lift_guard, raise_guard


class Migration(migrations.Migration):
    dependencies = [("vault", "0001_the_vault")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: raise_guard(editor.connection),
            lambda apps, editor: lift_guard(editor.connection),
        )
    ]
