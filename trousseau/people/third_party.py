"""What the tables of other people's libraries hold, and for how long: read by the house test and the register."""

from dataclasses import dataclass, field

from trousseau.lib.privacy import Reach


@dataclass(frozen=True)
class Label:
    """One foreign table: who may read it, which fields name a person, what cleans it."""

    reach: Reach
    personal: frozenset[str] = field(default_factory=frozenset)
    cleaned_by: str = ""


def _label(reach: Reach, *personal: str, cleaned_by: str = "") -> Label:
    return Label(reach, frozenset(personal), cleaned_by)


_EDITORS = _label(Reach.PEERS)  # shared by those who edit; nothing of a notebook or a circle
_SHOWN = _label(Reach.PUBLIC)

LABELS: dict[str, Label] = {
    # Django
    "auth.Permission": _EDITORS,
    "auth.Group": _EDITORS,
    "auth.Group_permissions": _EDITORS,
    "contenttypes.ContentType": _EDITORS,
    # No content, no address, no device: a bound id (docs/vault.md §4).
    "sessions.Session": _label(Reach.PRIVATE, "session_data", cleaned_by="clearsessions"),
    # allauth
    "account.EmailAddress": _label(Reach.PRIVATE, "user", "email"),
    "account.EmailConfirmation": _label(Reach.PRIVATE, "email_address", "key"),
    "mfa.Authenticator": _label(Reach.PRIVATE, "user", "data", "last_used_at"),
    # taggit, through Wagtail's images
    "taggit.Tag": _SHOWN,
    "taggit.TaggedItem": _SHOWN,
    # Wagtail: what editors do, by whom
    "wagtailusers.UserProfile": _label(Reach.PRIVATE, "user", "avatar"),
    "wagtailadmin.Admin": _EDITORS,
    "wagtailadmin.EditingSession": _label(Reach.PEERS, "user"),
    "wagtailadmin.FormState": _label(Reach.PEERS, "user", "data"),
    "wagtailcore.APIToken": _label(Reach.PRIVATE, "user"),
    "wagtailcore.ModelLogEntry": _label(Reach.PEERS, "user"),
    "wagtailcore.PageLogEntry": _label(Reach.PEERS, "user"),
    "wagtailcore.Revision": _label(Reach.PEERS, "user"),
    "wagtailcore.UploadedFile": _label(Reach.PEERS, "uploaded_by_user"),
    "wagtailcore.WorkflowState": _label(Reach.PEERS, "requested_by"),
    "wagtailcore.TaskState": _label(Reach.PEERS, "finished_by"),
    "wagtailcore.Comment": _label(Reach.PEERS, "user"),
    "wagtailcore.CommentReply": _label(Reach.PEERS, "user"),
    "wagtailcore.PageSubscription": _label(Reach.PEERS, "user"),
    "wagtailimages.Image": _label(Reach.PUBLIC, "uploaded_by_user"),
    "wagtailcore.Page": _label(Reach.PUBLIC, "owner", "locked_by"),
    "wagtailimages.Rendition": _SHOWN,
    "wagtailsearch.IndexEntry": _SHOWN,
    "wagtailsearch.SQLiteFTSIndexEntry": _SHOWN,
    "wagtailcore.Locale": _SHOWN,
    "wagtailcore.Site": _SHOWN,
    "wagtailcore.ReferenceIndex": _EDITORS,
    "wagtailcore.GroupSitePermission": _EDITORS,
    "wagtailcore.CollectionViewRestriction_groups": _EDITORS,
    "wagtailcore.CollectionViewRestriction": _EDITORS,
    "wagtailcore.Collection": _EDITORS,
    "wagtailcore.GroupCollectionPermission": _EDITORS,
    "wagtailcore.WorkflowContentType": _EDITORS,
    "wagtailcore.Workflow": _EDITORS,
    "wagtailcore.WorkflowTask": _EDITORS,
    "wagtailcore.Task": _EDITORS,
    "wagtailcore.GroupApprovalTask_groups": _EDITORS,
    "wagtailcore.GroupApprovalTask": _EDITORS,
    "wagtailcore.GroupPagePermission": _EDITORS,
    "wagtailcore.PageViewRestriction_groups": _EDITORS,
    "wagtailcore.PageViewRestriction": _EDITORS,
    "wagtailcore.WorkflowPage": _EDITORS,
}
