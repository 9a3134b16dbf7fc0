"""Akoma Ntoso, the XML of parliaments."""
