"""Validate what newcomers and returning people type."""

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from trousseau.lib.clock import today
from trousseau.people import access, rules
from trousseau.people.entrance import PATIENCE
from trousseau.people.models import Mission, Person, Profile, Role, Supervision, TerritoryScale
from trousseau.vault import api as vault

SECRET_ATTRS = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class PassphraseField(forms.CharField):
    """A new passphrase: at least twelve characters, and hard to guess (docs/vault.md §3)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Votre phrase de passe"))
        kwargs.setdefault("strip", False)
        kwargs.setdefault("max_length", 256)
        kwargs["widget"] = forms.TextInput(attrs=SECRET_ATTRS | {"autocomplete": "new-password"})
        super().__init__(**kwargs)

    def validate(self, value: str) -> None:
        """Refuse what is too short or too easy, with a sentence that says what to do."""
        super().validate(value)
        complaints = vault.judge_passphrase(value)
        if complaints:
            raise forms.ValidationError(complaints)


class LoginForm(AllauthLoginForm):
    """allauth's form in our words: an address and a passphrase."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Votre adresse e-mail")
        self.fields["password"].label = _("Votre phrase de passe")
        self.fields["password"].help_text = _(
            "Elle ouvre aussi votre carnet. Nous ne la connaissons pas."
        )
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean(self) -> dict[str, Any]:
        """Prove who it is; when too many wait, keep the form and ask for a moment."""
        try:
            cleaned: dict[str, Any] = super().clean()
        except vault.Busy as busy:
            raise forms.ValidationError(PATIENCE) from busy
        return cleaned


class InvitationForm(forms.Form):
    """Whom to invite, and to what."""

    email = forms.EmailField(
        label=_("Adresse e-mail"),
        help_text=_(
            "Une adresse personnelle est plus sûre : celle de l’employeur appartient à l’employeur."
        ),
    )
    role = forms.ChoiceField(label=_("Rôle"), choices=Role)

    def __init__(self, *args: Any, roles: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            choice for choice in Role.choices if choice[0] in roles
        ]

    def clean_email(self) -> str:
        """Refuse an address that has an account: its link would lead nowhere."""
        email: str = self.cleaned_data["email"]
        if access.has_account(email):
            raise forms.ValidationError(_("Cette adresse a déjà un compte."))
        return email


class RolesForm(forms.Form):
    """The roles of a person; somebody always administers."""

    roles = forms.MultipleChoiceField(
        label=_("Rôles"),
        required=False,
        choices=[choice for choice in Role.choices if choice[0] in rules.GIVEN_ON_SCREEN],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        kwargs["initial"] = {"roles": [one.role for one in person.role_set.all()]}
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_roles(self) -> list[str]:
        """Refuse to leave nobody who gives roles."""
        chosen: list[str] = self.cleaned_data["roles"]
        if Role.ADMINISTRATOR not in chosen and access.is_last_administrator(self.person):
            raise forms.ValidationError(
                _("C’est la seule personne qui administre : donnez d’abord ce rôle à une autre.")
            )
        return chosen


class AcceptForm(forms.Form):
    """A newcomer's name among peers and their passphrase."""

    name = forms.CharField(
        label=_("Le nom que vos pairs verront"),
        max_length=80,
        help_text=_("Un prénom suffit."),
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    passphrase = PassphraseField(
        help_text=_(
            "Elle ouvre votre carnet. Personne ne peut la retrouver pour vous : notez-la sur papier,"
            " ou choisissez la vôtre (12 signes au moins)."
        )
    )


class ForgottenForm(forms.Form):
    """The address to which a link will go."""

    email = forms.EmailField(
        label=_("Votre adresse e-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


class SheetRestoreForm(forms.Form):
    """The twelve words of the sheet and a new passphrase."""

    words = forms.CharField(
        label=_("Les douze mots de votre feuille"),
        help_text=_(
            "Dans l’ordre, séparés par des espaces. Les quatre premières lettres suffisent."
        ),
        widget=forms.Textarea(attrs=SECRET_ATTRS | {"rows": 4}),
        max_length=400,
    )
    passphrase = PassphraseField(label=_("Votre nouvelle phrase de passe"))

    def clean_words(self) -> list[str]:
        """Return the words one by one."""
        words: list[str] = self.cleaned_data["words"].split()
        return words


class ProfileForm(forms.ModelForm[Profile]):
    """The five traits."""

    missions = forms.MultipleChoiceField(
        label=_("Vos missions"), choices=Mission, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Profile
        fields = (
            "territory_scale",
            "territory_place",
            "missions",
            "employer",
            "supervision",
            "start_year",
        )
        widgets = {
            "territory_scale": forms.RadioSelect,
            "supervision": forms.RadioSelect,
        }
        help_texts = {
            "territory_place": _("Facultatif. Le nom du lieu, comme vous le dites."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Django adds an empty answer; a button for it would say « --------- ».
        own = {"territory_scale": TerritoryScale, "supervision": Supervision}
        for name, answers in own.items():
            self.fields[name].choices = answers.choices  # type: ignore[attr-defined]

    def clean_start_year(self) -> int:
        """Refuse a year that cannot be."""
        year: int = self.cleaned_data["start_year"]
        if not rules.year_is_possible(year, today().year):
            raise forms.ValidationError(
                _("Indiquez une année entre %(first)s et %(last)s.")
                % {"first": rules.FIRST_YEAR, "last": today().year}
            )
        return year
