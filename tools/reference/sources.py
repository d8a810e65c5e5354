"""The page of sources: every paper, label, guideline and policy, with how surely it was read."""

from rekindle.clinical.sources import FLAG_MEANINGS, SOURCES


def pages() -> dict[str, str]:
    """Every source by its key."""
    lines = ["# Sources", "", "Every clinical fact names one of these. A flag says how surely it was read:", ""]
    lines += [f"- **{flag}**: {meaning}." for flag, meaning in FLAG_MEANINGS.items()]
    lines += ["", "| key | source | where | flag | looked at on |", "|---|---|---|---|---|"]
    lines += [
        f"| {each.key} | {each.citation} | {each.url_or_doi or '–'} | {each.flag} | {each.looked_on.isoformat()} |"
        for each in SOURCES.values()
    ]
    return {"sources.md": "\n".join([*lines, ""])}
