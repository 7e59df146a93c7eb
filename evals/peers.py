"""Times the program against two tools that find quotations, in turn on one machine, by processor time.

    python3 evals/peers.py --python VENV/bin/python [--ggt FOLDER] [--binary PATH] [--data PATH] [--pairs 5] [--reports N]

A peer's speed remembered from another machine says nothing. Here program and peer read the same reports one after the other, A B A B,
each in a process of its own, start and loading included, on one thread; the ratio is taken pair by pair and its median printed.
Installs nothing: VENV is a virtual environment with spacy, its small English model and textacy (and pymongo, which GenderGapTracker
imports); FOLDER is a checkout of GenderGapTracker. A peer that is not given is left out. Exit status: 0 done, 1 a run failed, 2 wrong usage.
"""
import argparse
import glob
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ONE_THREAD = {k: "1" for k in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "RAYON_NUM_THREADS")}
# Settings for old releases of OpenBLAS, which slow a current one.
NOT_FOR_PEERS = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")


def texts(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        with open(path, encoding="utf-8", errors="replace") as f:
            yield f.read()


def be_textacy(folder, model, _):
    """What a user of textacy does: the whole pipeline, then the direct quotations."""
    import spacy
    import textacy
    from textacy.extract import direct_quotations
    nlp, found, refused = spacy.load(model), 0, 0
    for text in texts(folder):
        try:
            found += len(list(direct_quotations(textacy.make_spacy_doc(text, lang=nlp))))
        except ValueError:  # it refuses a text with an odd number of quotation marks
            refused += 1
    return f"{found} quotations, {refused} reports refused"


def be_ggt(folder, model, checkout):
    """What GenderGapTracker's quote_extractor.py does with a text, without its database."""
    import spacy
    home = os.path.join(checkout, "nlp", "english")
    sys.path.insert(0, home)
    import utils
    from quote_extractor import QuoteExtractor
    nlp = spacy.load(model)
    extractor = QuoteExtractor({"spacy_lang": nlp, "NLP": {"QUOTE_VERBS": os.path.join(home, "rules", "quote_verb_list.txt")}})
    return f"{sum(len(extractor.extract_quotes(nlp(utils.preprocess_text(text)))) for text in texts(folder))} quotations"


PEERS = {"textacy": be_textacy, "ggt": be_ggt}


def processor_seconds(command, folder, env):
    """User and system seconds of one run, as the operating system counts them, and what it printed last."""
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(command, cwd=folder, env=env, stdout=out, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit(f"error: exit status {child.returncode} of {' '.join(command)}; run it by hand to see why.")
        out.seek(max(0, out.tell() - 200))
        return used.ru_utime + used.ru_stime, out.read().decode(errors="replace").strip().rsplit("\n", 1)[-1]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--python", help="the Python that has spacy and textacy")
    p.add_argument("--ggt", help="a checkout of GenderGapTracker")
    p.add_argument("--spacy-model", default="en_core_web_sm")
    p.add_argument("--binary", default=os.path.join(HERE, "..", "target", "dist", "sayso"))
    p.add_argument("--data", default=os.path.join(HERE, "..", "..", "shared", "data"))
    p.add_argument("--reports", type=int, help="only the first so many, by name")
    p.add_argument("--pairs", type=int, default=5)
    p.add_argument("--be", nargs=3, metavar=("PEER", "FOLDER", "CHECKOUT"), help=argparse.SUPPRESS)
    a = p.parse_args()
    if a.be:
        return print(PEERS[a.be[0]](a.be[1], a.spacy_model, a.be[2]))
    if not a.python or not os.path.exists(a.binary):
        p.error("--python and --binary must name what is to be timed; build with `cargo build --profile dist -p sayso`")
    found = sorted(glob.glob(os.path.join(a.data, "reports", "syria-2011-2018", "*.txt")))[:a.reports]
    if not found:
        p.error(f"no reports under {a.data}")
    mine = dict(os.environ, **ONE_THREAD)
    theirs = {k: v for k, v in mine.items() if k not in NOT_FOR_PEERS}
    with tempfile.TemporaryDirectory() as box:
        folder, empty = os.path.join(box, "reports"), os.path.join(box, "empty")  # a peer writes its log where it runs
        os.mkdir(folder), os.mkdir(empty)
        for path in found:
            shutil.copy(path, folder)
        program = [os.path.abspath(a.binary), "read", folder, "--threads", "1"]
        peers = ["textacy"] + (["ggt"] if a.ggt else [])
        for peer in peers:
            command = [os.path.abspath(a.python), os.path.abspath(__file__), "--spacy-model", a.spacy_model,
                       "--be", peer, folder, os.path.abspath(a.ggt or ".")]
            processor_seconds(command, empty, theirs), processor_seconds(program, empty, mine)  # files read once, not counted
            pairs = []
            for _ in range(a.pairs):
                ours, _ = processor_seconds(program, empty, mine)
                other, said = processor_seconds(command, empty, theirs)
                pairs.append((ours, other))
                print(f"{peer}: program {ours:.1f} s, {peer} {other:.1f} s, ratio {ours / other:.2f}", file=sys.stderr)
            ratios = sorted(o / t for o, t in pairs)
            median = lambda k: statistics.median(pair[k] for pair in pairs)
            print(f"{peer}: {len(found)} reports, {a.pairs} pairs: program {median(0):.1f} s, {peer} {median(1):.1f} s of processor time; "
                  f"ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f}); {said}")


if __name__ == "__main__":
    sys.exit(main())
