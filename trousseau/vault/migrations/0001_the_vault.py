import uuid

import django.db.models.deletion
from django.db import migrations, models

import trousseau.lib.clock


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Fingerprint",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "name",
                    models.CharField(max_length=16, unique=True, verbose_name="secret du serveur"),
                ),
                ("print", models.BinaryField(verbose_name="empreinte")),
            ],
            options={
                "verbose_name": "empreinte",
                "verbose_name_plural": "empreintes",
                "db_table": "vault_fingerprint",
            },
        ),
        migrations.CreateModel(
            name="Holder",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("public", models.BinaryField(default=bytes, verbose_name="moitié publique")),
                (
                    "root_no",
                    models.PositiveIntegerField(default=0, verbose_name="numéro de racine"),
                ),
            ],
            options={
                "verbose_name": "porteur",
                "verbose_name_plural": "porteurs",
                "db_table": "vault_holder",
            },
        ),
        migrations.CreateModel(
            name="Safe",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("notebook", "carnet"),
                            ("drafts", "brouillons"),
                            ("circle", "cercle"),
                            ("shared", "partage"),
                        ],
                        max_length=8,
                        verbose_name="sorte",
                    ),
                ),
                (
                    "newest",
                    models.PositiveIntegerField(default=1, verbose_name="couche la plus récente"),
                ),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="page du rôle")),
                ("is_closed", models.BooleanField(default=False, verbose_name="fermé")),
            ],
            options={
                "verbose_name": "coffre",
                "verbose_name_plural": "coffres",
                "db_table": "vault_safe",
            },
        ),
        migrations.CreateModel(
            name="TrailMark",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("seq", models.PositiveBigIntegerField(unique=True, verbose_name="rang")),
                ("hash", models.BinaryField(verbose_name="empreinte")),
                ("proof", models.BinaryField(verbose_name="preuve")),
            ],
            options={
                "verbose_name": "borne des traces",
                "verbose_name_plural": "bornes des traces",
                "db_table": "vault_trail_mark",
            },
        ),
        migrations.CreateModel(
            name="TrailRow",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("seq", models.PositiveBigIntegerField(unique=True, verbose_name="rang")),
                (
                    "at",
                    models.DateTimeField(
                        verbose_name="moment (au jour, ou à la minute pour les ouvertures)"
                    ),
                ),
                ("who", models.CharField(blank=True, max_length=64, verbose_name="pseudonyme")),
                ("verb", models.CharField(max_length=48, verbose_name="acte")),
                ("kind", models.CharField(max_length=48, verbose_name="sorte")),
                (
                    "ref",
                    models.CharField(blank=True, max_length=64, verbose_name="référence opaque"),
                ),
                (
                    "reason",
                    models.CharField(blank=True, max_length=48, verbose_name="motif (code)"),
                ),
                ("previous", models.BinaryField(verbose_name="empreinte précédente")),
                ("hash", models.BinaryField(verbose_name="empreinte")),
            ],
            options={
                "verbose_name": "trace",
                "verbose_name_plural": "traces",
                "db_table": "vault_trail",
            },
        ),
        migrations.CreateModel(
            name="PassLock",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("root_no", models.PositiveIntegerField(verbose_name="numéro de racine")),
                ("salt", models.BinaryField(verbose_name="sel")),
                ("t", models.PositiveIntegerField(verbose_name="passes")),
                ("m_kib", models.PositiveIntegerField(verbose_name="mémoire en Kio")),
                ("p", models.PositiveIntegerField(verbose_name="voies")),
                ("blob", models.BinaryField(verbose_name="racine scellée")),
                (
                    "holder",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pass_lock",
                        to="vault.holder",
                        verbose_name="porteur",
                    ),
                ),
            ],
            options={
                "verbose_name": "serrure de phrase",
                "verbose_name_plural": "serrures de phrase",
                "db_table": "vault_pass_lock",
            },
        ),
        migrations.CreateModel(
            name="Tombstone",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("layer", models.PositiveIntegerField(verbose_name="couche")),
                ("proof", models.BinaryField(verbose_name="preuve")),
                (
                    "made_on",
                    models.DateField(default=trousseau.lib.clock.today, verbose_name="détruite le"),
                ),
                (
                    "safe",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tombstones",
                        to="vault.safe",
                        verbose_name="coffre",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace de destruction",
                "verbose_name_plural": "traces de destruction",
                "db_table": "vault_tombstone",
            },
        ),
        migrations.CreateModel(
            name="Unlock",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("root_no", models.PositiveIntegerField(verbose_name="numéro de racine")),
                ("blob", models.BinaryField(verbose_name="racine scellée")),
                ("opened_at", models.DateTimeField(verbose_name="ouvert à (à la minute)")),
                ("acted_at", models.DateTimeField(verbose_name="dernier geste à (à la minute)")),
                (
                    "proved_at",
                    models.DateTimeField(null=True, verbose_name="phrase donnée à (à la minute)"),
                ),
                (
                    "pending_until",
                    models.DateTimeField(null=True, verbose_name="en attente jusqu’à"),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unlocks",
                        to="vault.holder",
                        verbose_name="porteur",
                    ),
                ),
            ],
            options={
                "verbose_name": "ouverture",
                "verbose_name_plural": "ouvertures",
                "db_table": "vault_unlock",
            },
        ),
        migrations.CreateModel(
            name="RowSecret",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("table", models.CharField(max_length=48, verbose_name="libellé")),
                ("layer", models.PositiveIntegerField(verbose_name="couche")),
                ("epoch", models.PositiveIntegerField(verbose_name="époque")),
                ("blob", models.BinaryField(verbose_name="secret scellé")),
                (
                    "safe",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="row_secrets",
                        to="vault.safe",
                        verbose_name="coffre",
                    ),
                ),
            ],
            options={
                "verbose_name": "secret de ligne",
                "verbose_name_plural": "secrets de ligne",
                "db_table": "vault_row_secret",
                "indexes": [models.Index(fields=["safe", "layer"], name="vault_row_secret_layer")],
            },
        ),
        migrations.CreateModel(
            name="RosterPage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.PositiveIntegerField(verbose_name="page")),
                ("layer", models.PositiveIntegerField(verbose_name="couche")),
                ("epoch", models.PositiveIntegerField(verbose_name="époque")),
                ("blob", models.BinaryField(verbose_name="rôle scellé")),
                (
                    "safe",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pages",
                        to="vault.safe",
                        verbose_name="coffre",
                    ),
                ),
            ],
            options={
                "verbose_name": "page du rôle",
                "verbose_name_plural": "pages du rôle",
                "db_table": "vault_roster",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("safe", "revision"), name="vault_one_page_a_revision"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.PositiveIntegerField(verbose_name="page du rôle")),
                ("layer", models.PositiveIntegerField(verbose_name="couche")),
                ("epoch", models.PositiveIntegerField(verbose_name="époque")),
                ("blob", models.BinaryField(verbose_name="lettre scellée")),
                (
                    "introduction",
                    models.BinaryField(default=bytes, verbose_name="présentation scellée"),
                ),
                (
                    "written_on",
                    models.DateField(default=trousseau.lib.clock.today, verbose_name="écrite le"),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.holder",
                        verbose_name="destinataire",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.holder",
                        verbose_name="expéditeur",
                    ),
                ),
                (
                    "safe",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="vault.safe",
                        verbose_name="coffre",
                    ),
                ),
            ],
            options={
                "verbose_name": "lettre",
                "verbose_name_plural": "lettres",
                "db_table": "vault_letter",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("safe", "recipient", "layer", "epoch"),
                        name="vault_one_letter_an_epoch",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Layer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="numéro")),
                ("epoch", models.PositiveIntegerField(default=1, verbose_name="époque")),
                (
                    "revision",
                    models.PositiveBigIntegerField(default=0, verbose_name="révision de l’index"),
                ),
                ("blob", models.BinaryField(default=bytes, verbose_name="index scellé")),
                (
                    "rotation_due",
                    models.BooleanField(default=False, verbose_name="secret à changer"),
                ),
                (
                    "safe",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="layers",
                        to="vault.safe",
                        verbose_name="coffre",
                    ),
                ),
            ],
            options={
                "verbose_name": "couche",
                "verbose_name_plural": "couches",
                "db_table": "vault_layer",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("safe", "number"), name="vault_one_layer_a_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("root_no", models.PositiveIntegerField(verbose_name="numéro de racine")),
                ("layer", models.PositiveIntegerField(verbose_name="couche")),
                ("epoch", models.PositiveIntegerField(verbose_name="époque")),
                (
                    "least",
                    models.PositiveBigIntegerField(
                        default=0, verbose_name="plus petite révision d’index admise"
                    ),
                ),
                ("blob", models.BinaryField(verbose_name="secret scellé")),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="vault.holder",
                        verbose_name="porteur",
                    ),
                ),
                (
                    "safe",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="vault.safe",
                        verbose_name="coffre",
                    ),
                ),
            ],
            options={
                "verbose_name": "accès",
                "verbose_name_plural": "accès",
                "db_table": "vault_grant",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("safe", "holder", "layer", "epoch"), name="vault_one_grant_an_epoch"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Departure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.holder",
                        verbose_name="porteur",
                    ),
                ),
                (
                    "safe",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="departures",
                        to="vault.safe",
                        verbose_name="coffre",
                    ),
                ),
            ],
            options={
                "verbose_name": "départ",
                "verbose_name_plural": "départs",
                "db_table": "vault_departure",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("safe", "holder"), name="vault_one_departure_each"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Sheet",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="numéro")),
                ("root_no", models.PositiveIntegerField(verbose_name="numéro de racine")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "à confirmer"),
                            ("live", "en service"),
                            ("replaced", "remplacée"),
                        ],
                        default="pending",
                        max_length=8,
                        verbose_name="état",
                    ),
                ),
                (
                    "made_on",
                    models.DateField(default=trousseau.lib.clock.today, verbose_name="faite le"),
                ),
                ("blob", models.BinaryField(default=bytes, verbose_name="racine scellée")),
                ("print", models.BinaryField(verbose_name="empreinte de la feuille")),
                (
                    "word_prints",
                    models.BinaryField(default=bytes, verbose_name="empreintes des mots"),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="vault.holder",
                        verbose_name="porteur",
                    ),
                ),
            ],
            options={
                "verbose_name": "feuille de secours",
                "verbose_name_plural": "feuilles de secours",
                "db_table": "vault_sheet",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("holder", "number"), name="vault_one_sheet_a_number"
                    )
                ],
            },
        ),
    ]
