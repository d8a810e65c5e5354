"""Pages about public words: what we say, what we compare, what we do not say and why."""

from rekindle.clinical.sources import FLAG_MEANINGS
from rekindle.clinical.statements import STATEMENT, STATEMENTS, Statement
from rekindle.clinical.statements.chapters import EVERY_WAY_CHAPTER, LEARN, WELCOME, Chapter
from rekindle.clinical.statements.comparison import COMPARISON
from rekindle.clinical.statements.unsaid import UNSAID
from rekindle.clinical.treatment.confirmation import cited

INTRODUCTION = """# What we say in public

Public pages say about treatment only what stands here. A benefit never stands without the risk named beside it;
wherever suicide is mentioned, 988 and 911 stand beside it. A number that nobody has read in a source is not shown in
public: such a statement is marked *held back*. How hard the words are to read stands in
[reading-age.md](reading-age.md).

Tags: {tags}."""
PUBLIC_PAGES = (
    ("A clinic's first page", WELCOME),
    ("What ketamine treatment is, and is not", LEARN),
    ("How the ways of giving ketamine differ, each way only where the clinic gives it", EVERY_WAY_CHAPTER),
)


def pages() -> dict[str, str]:
    """Public statements with both sentences."""
    tags = "; ".join(f"{flag} {meaning}" for flag, meaning in FLAG_MEANINGS.items())
    parts = [INTRODUCTION.format(tags=tags), *_topics(), *_comparison(), *_unsaid(), *_placed()]
    return {"public-statements.md": "\n".join(parts)}


def _topics() -> list[str]:
    lines = []
    for topic in dict.fromkeys(each.topic for each in STATEMENTS):
        lines += ["", f"## {topic.replace('_', ' ').capitalize()}"]
        for statement in STATEMENTS:
            if statement.topic == topic:
                lines += _statement(statement)
    return lines


def _statement(statement: Statement) -> list[str]:
    about = [statement.kind, " and ".join(statement.routes)]
    about += [f"never without *{statement.beside}*"] if statement.beside else []
    about += [f"puts right claim {', '.join(str(claim) for claim in statement.claims)}"] if statement.claims else []
    about += ["**held back**: number from memory"] if statement.is_held_back else []
    return [
        "",
        f"### {statement.statement_id}",
        "",
        f"> {statement.said}",
        "",
        f"To clinicians: {statement.clinician}",
        "",
        f"{'; '.join(about)}. {cited(statement.sources)}, looked at {statement.looked_on.isoformat()}.",
    ]


def _comparison() -> list[str]:
    lines = ["", "## Ketamine and Spravato side by side", "", "| | ketamine infusion | Spravato | sources |"]
    lines += ["|---|---|---|---|"]
    return lines + [f"| {row.about} | {row.ketamine} | {row.spravato} | {cited(row.sources)} |" for row in COMPARISON]


def _unsaid() -> list[str]:
    lines = ["", "## Claims we do not make", ""]
    lines += [
        "Paraphrased from five clinics' pages; numbered as in the clinical reference. Where nothing stands in the"
    ]
    lines += ["last column, we leave the matter out.", ""]
    lines += ["| | the claim | why we do not make it | sources | what we say instead |", "|---|---|---|---|---|"]
    for each in UNSAID:
        instead = ", ".join(f"[{key}](#{key})" for key in each.instead if key in STATEMENT) or "–"
        lines.append(f"| {each.claim} | {each.says} | {each.why} | {cited(each.sources)} | {instead} |")
    return lines


def _placed() -> list[str]:
    lines = ["", "## Where they stand", ""]
    for title, chapters in PUBLIC_PAGES:
        lines += [f"**{title}.** " + "; ".join(_listed(chapter) for chapter in chapters) + ".", ""]
    return lines


def _listed(chapter: Chapter) -> str:
    return f"{chapter.heading}: {', '.join(chapter.ids)}"
