"""How the latest change of the material stands, as the tabs that change it show it."""

from markupsafe import Markup

from assistant.screens.renewal import Progress, Stage
from assistant.screens.said_here import said_here

STILL = "前の資料のまま、お返事を続けています。"
FINISHED = "{}が終わりました。次のご相談から使われます。"


def state_html(progress: Progress) -> Markup:
    """Return how a change stands, nothing where there was none; the page keeps a running one up to date."""
    if progress.stage is Stage.IDLE:
        return Markup("")
    if progress.stage is Stage.RUNNING:
        return Markup(
            '<section class="state running" aria-label="進み具合"><p><strong>{}を進めています</strong></p>'
            '<progress max="100" value="{:.0f}" aria-label="進み具合"></progress>'
            '<p class="doing" role="status">{}</p></section>'
        ).format(progress.name, 100 * progress.share, progress.message)
    done = progress.stage is Stage.DONE
    said = FINISHED.format(progress.name) if done else f"{progress.name}はできませんでした。"
    return Markup(
        '<section class="state {}" tabindex="-1" role="status"><p><strong>{}</strong></p>{}</section>'
    ).format(progress.stage.value, said, _warnings(progress) if done else _why(progress))


def _why(progress: Progress) -> Markup:
    return Markup("<p>{}</p><p>{}</p>").format(said_here(progress.message), STILL)


def _warnings(progress: Progress) -> Markup:
    """What to look at after a local import; the official report has a place of its own."""
    report = progress.report or {}
    if "about" not in report or not report.get("warnings"):
        return Markup("")
    rows = Markup("").join(
        Markup("<li>{}</li>").format(said_here(str(warning))) for warning in report["warnings"]
    )
    return Markup("<p>お確かめいただきたいこと</p><ul>{}</ul>").format(rows)
