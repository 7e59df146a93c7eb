"""Sets that are there but not scored yet, each with the reason; they are named in every run so that nobody forgets."""
from . import Missing


def wikievents(task):
    task.path("wikievents")
    raise Missing("not scored yet: needs a map from our event types to KAIROS roles")


def meantime(task):
    task.path("meantime")
    raise Missing("not scored yet: business news; coreference over documents is not printed by `sayso read`")


def ewt(task):
    task.path("ud-english-ewt")
    raise Missing("syntax is not printed by `sayso read`; UAS, LAS and UPOS of the reader stand in the model card")
