"""Layouts, components, drawings and styles shared by every room; no models, imports no room."""
