"""The pages editors write in: the site's tree, the publications, the files of each edition."""

from trousseau.publishing.models.edition import Edition
from trousseau.publishing.models.publication import PublicationPage
from trousseau.publishing.models.sections import HomePage, SectionPage

__all__ = ["Edition", "HomePage", "PublicationPage", "SectionPage"]
