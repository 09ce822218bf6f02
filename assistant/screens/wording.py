"""What the consultation screen says of itself, and the troubles it offers to begin with."""

from collections.abc import Sequence

from markupsafe import Markup

NAME = "寄り添いナビ"
PURPOSE = "ひきこもり支援の困りごとに、出典つきで手がかりをお返しします。"
NOT_THE_HANDBOOK = "実践ノートは当プロジェクトの作成で、ハンドブックの本文ではありません。"
NO_REPLACEMENT = (
    "このサービスは、厚生労働省が作成・監修したものではありません。"
    "診断や薬、法律上の判断、緊急の通報に代わるものでもありません。"
)
PRIVACY = "氏名・住所・電話番号などは書かなくて大丈夫です。書かれた場合は伏せてから扱います。"
PLACEHOLDER = "例：ご本人に会えず、支援が進みません。"
FAILED = (
    "お返事を作れませんでした。お手数ですが、もう一度お送りください。"
    "続くときは管理の担当者にお知らせください。"
)

EXAMPLES = (
    (
        "ご本人とのかかわり",
        (
            "ご本人に会えないため支援が進みません。",
            "訪問しても、何を話せばよいか分かりません。",
            "ご本人は「困っていない」と言い、支援を望んでいません。",
        ),
    ),
    (
        "ご家族とのかかわり",
        (
            "家族面談で変化がなく、何を扱っていいか分かりません。",
            "親子で希望が違っています。",
        ),
    ),
    (
        "はじめての担当・チーム・制度",
        (
            "初めてひきこもり支援の担当になりました。",
            "一人で抱えていて、気持ちが疲れています。",
            "市町村プラットフォームとは何ですか。",
        ),
    ),
)
"""Heading → troubles, as workers put them: statements in their own voice."""

_BADGES = (
    ("official", "公式", "国のハンドブックの本文（取り込んだ場合）"),
    ("outline", "公表概要", "国が公表した概要に書かれていること"),
    ("notes", "実践ノート", "公表された枠組みに沿って、当プロジェクトが書いた手引き"),
    ("policy", "制度", "国や県の制度・窓口・公表資料"),
    ("local", "地域", "お住まいの自治体の資料（取り込んだ場合）"),
)


_TABS = Markup(
    '<div id="tabs" role="tablist" aria-label="画面の切り替え" hidden>'
    '<button type="button" role="tab" id="tab-consult" data-tab="consult" aria-controls="room"'
    ' aria-selected="true">相談</button>'
    '<button type="button" role="tab" id="tab-material" data-tab="material" aria-controls="material"'
    ' aria-selected="false" tabindex="-1">資料の取り込み</button>'
    '<button type="button" role="tab" id="tab-review" data-tab="review" aria-controls="review"'
    ' aria-selected="false" tabindex="-1">見分けた構造の確認</button></div>'
)
"""Shown by the page's script to those who may change the material."""

_LOGOUT = Markup('<a class="logout" href="logout">ログアウト</a>')


def header_html(logged_in: bool = False) -> Markup:
    """Return the head of the page: what this is, what it is not, and the way out of a login."""
    return Markup(
        '<a class="skip" href="#question">質問の入力欄へ移動</a>'
        '<div class="brand"><h1>{}</h1><p class="purpose">{}</p></div><p class="not-handbook">{}</p>{}{}'
    ).format(NAME, PURPOSE, NOT_THE_HANDBOOK, _TABS, _LOGOUT if logged_in else "")


def start_html() -> Markup:
    """Return the greeting with the example troubles, each a button that asks it."""
    groups = Markup("").join(
        Markup('<div class="examples"><h3>{}</h3>{}</div>').format(heading, _buttons(troubles))
        for heading, troubles in EXAMPLES
    )
    return Markup(
        '<div class="start"><h2>今、どんなことで困っていますか</h2>'
        "<p>短い一文でかまいません。いつもの言葉で、そのままお書きください。<br>"
        "お返事の文には番号が付き、もとの記述をその場で開いて確かめられます。</p>"
        '<p class="privacy">{}</p>{}<p class="small-print quiet">{}</p></div>'
    ).format(PRIVACY, groups, NO_REPLACEMENT)


def _buttons(troubles: Sequence[str]) -> Markup:
    form = Markup('<button type="button" class="example" data-ask="{0}">{0}</button>')
    return Markup("").join(form.format(trouble) for trouble in troubles)


def legend_html() -> Markup:
    """Return what the side shows while no passage is open: how to open one, and what the badges mean."""
    rows = Markup("").join(
        Markup('<dt><span class="badge {}">{}</span></dt><dd>{}</dd>').format(*row) for row in _BADGES
    )
    return Markup(
        "<h2>出典の見方</h2><p>お返事の番号を押すと、もとの記述の全文がここに開き、引用した言葉に色が付きます。</p>"
        '<dl class="legend">{}</dl>'
        '<p class="quiet">{}</p>'
    ).format(rows, NO_REPLACEMENT)
