"""Fields: any field of a Django form with its label, hint, error and drawn choices."""

from django.forms import BaseForm, BoundField, CheckboxInput
from django.template import Library
from django.utils.safestring import SafeString

from trousseau.ui.components.paint import paint

register = Library()


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """Draw a field: the error stands above the control and is tied to it."""
    if bound.is_hidden:
        return bound.as_widget()
    widget = bound.field.widget
    if isinstance(widget, CheckboxInput):
        return paint("field_check", field=bound)
    if widget.use_fieldset and hasattr(widget, "choices"):
        layout = getattr(widget, "layout", "boxes")
        return paint(f"field_{layout}", field=bound, options=list(bound.subwidgets))
    return paint("field_fieldset" if widget.use_fieldset else "field", field=bound)


@register.simple_tag
def form_errors(form: BaseForm) -> SafeString:
    """Sum up what is to be corrected; it takes the focus when the page comes back."""
    wrong = [bound for bound in form if bound.errors and not bound.is_hidden]
    hidden = [error for bound in form.hidden_fields() for error in bound.errors]
    general = [*form.non_field_errors(), *hidden]
    return paint("form_errors", general=general, wrong=wrong)


@register.simple_tag
def autosave_status(label: str = "") -> SafeString:
    """Say where the draft stands; the script of `data-autosave-url` forms writes in it."""
    return paint("autosave_status", label=label)
