"""Trains and exports the reader: one small encoder with heads for attribution, syntax, entities and figures."""
