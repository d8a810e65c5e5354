"""Dressing an instrument in its own words where they may be shipped, and naming the owner where they may not."""

from dataclasses import replace

from rekindle.clinical.instruments.coding import NOT_APPLICABLE
from rekindle.clinical.instruments.instrument import Instrument, Item, Licence
from rekindle.clinical.instruments.wording import Options, WordedItem, wording_of


def worded(instrument: Instrument) -> Instrument:
    """The instrument with title, window, stem, answers and items as its pack has them; its numbers stay its own."""
    words = wording_of(instrument.instrument_id)
    if words is None:
        raise ValueError(f"{instrument.name} has no pack of words.")
    said = {item.key: item for item in (*words.items, *words.unscored)}
    if set(said) != set(instrument.by_key):
        raise ValueError(
            f"The pack of {instrument.name} and its scoring disagree on {set(said) ^ set(instrument.by_key)}."
        )
    return replace(
        instrument,
        title=words.title,
        recall=words.recall,
        stem=words.stem,
        options=words.options,
        licence=Licence(words.licence_kind, words.notice, words.source),
        items=tuple(_dressed(instrument, item, said[item.key], words.options) for item in instrument.items),
        unscored=tuple(_dressed(instrument, item, said[item.key], words.options) for item in instrument.unscored),
        off=instrument.off or (words.ask_owner if words.off_by_default else ""),
    )


def _dressed(instrument: Instrument, item: Item, words: WordedItem, shared: Options) -> Item:
    offered = {value for value, _ in words.options or shared}
    if not offered <= set(item.coding.answers):
        raise ValueError(
            f"{instrument.name} {item.key} is scored on {item.coding.in_words()}, its pack offers {offered}."
        )
    options = words.options
    if NOT_APPLICABLE in item.coding.answers and NOT_APPLICABLE not in offered:
        options = (*(options or shared), (NOT_APPLICABLE, "Not applicable"))
    return replace(item, text=words.text, options=options)


def pack_to_come(source: str) -> Licence:
    """A stand-in until the pack's own licence takes its place."""
    return Licence("free", "", source)


def restricted(owner: str, source: str) -> Licence:
    """The wording belongs to its owner and is not shipped: answers are rated from the clinic's licensed copy."""
    return Licence(
        "restricted",
        f"The wording belongs to {owner} and is not part of Rekindle: rate from your licensed copy.",
        source,
    )
