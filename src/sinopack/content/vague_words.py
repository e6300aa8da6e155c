"""Words that say nothing by themselves: as the text of a link, or as the description of a picture.

In: a text and the language of the pack. Out: whether that is all that it says. English counts in every language. The
languages are those of sinopack's own labels (`theme/labels`).
"""

from __future__ import annotations

import re
from functools import cache

# Whole texts of links that do not say where they lead (WCAG 2.1, 2.4.4), in lower case, without marks at either end.
_LINKS = {
    "en": "here|click here|click|click this|click this link|this|this link|this page|this site|this website|link|"
          "links|page|web page|website|site|more|more here|read more|learn more|find out more|see more|see here|"
          "details|more details|more info|more information|info|source|go|open|download|view|continue",
    "de": "hier|klicke hier|klicken sie hier|hier klicken|klick|link|dieser link|diese seite|diese website|seite|"
          "webseite|website|mehr|mehr dazu|mehr lesen|mehr erfahren|mehr info|mehr infos|mehr informationen|infos|"
          "informationen|weitere infos|weitere informationen|weiter|weiterlesen|details|mehr details|quelle|öffnen|"
          "herunterladen",
    "es": "aquí|haz clic aquí|haga clic aquí|clic aquí|pulsa aquí|enlace|este enlace|esta página|este sitio|página|"
          "sitio|sitio web|más|leer más|ver más|saber más|más info|más información|detalles|fuente|abrir|descargar|"
          "seguir leyendo",
    "fr": "ici|cliquez ici|clique ici|cliquer ici|lien|ce lien|cette page|ce site|page|site|site web|plus|"
          "en savoir plus|lire plus|lire la suite|voir plus|voir ici|suite|la suite|détails|plus d’informations|"
          "plus d'informations|plus d’infos|plus d'infos|infos|source|ouvrir|télécharger",
    "it": "qui|clicca qui|cliccare qui|fai clic qui|link|questo link|collegamento|questa pagina|questo sito|pagina|"
          "sito|sito web|altro|di più|leggi|leggi di più|leggi tutto|per saperne di più|scopri di più|continua|"
          "dettagli|maggiori informazioni|più informazioni|info|fonte|apri|scarica",
    "nl": "hier|klik hier|klik|link|deze link|deze pagina|deze site|deze website|pagina|site|website|meer|lees meer|"
          "meer lezen|lees verder|verder lezen|meer weten|details|meer informatie|meer info|bron|openen|downloaden",
    "pl": "tutaj|tu|kliknij tutaj|kliknij tu|kliknij|link|ten link|odnośnik|ta strona|strona|witryna|więcej|"
          "czytaj więcej|czytaj dalej|dowiedz się więcej|zobacz więcej|szczegóły|więcej informacji|więcej info|źródło|"
          "otwórz|pobierz",
    "pt": "aqui|clique aqui|clica aqui|carregue aqui|link|este link|ligação|esta página|este site|página|site|mais|"
          "ler mais|leia mais|saiba mais|saber mais|ver mais|detalhes|mais info|mais informações|fonte|abrir|"
          "baixar|descarregar",
    "ru": "здесь|тут|нажмите здесь|нажми здесь|жми сюда|сюда|кликните здесь|ссылка|эта ссылка|по ссылке|эта страница|"
          "страница|сайт|этот сайт|ещё|еще|далее|подробнее|читать далее|читать дальше|узнать больше|подробности|"
          "источник|открыть|скачать",
    "uk": "тут|натисніть тут|натисни тут|клацніть тут|сюди|посилання|це посилання|за посиланням|ця сторінка|сторінка|"
          "сайт|цей сайт|ще|далі|докладніше|детальніше|читати далі|дізнатися більше|подробиці|джерело|відкрити|"
          "завантажити",
    "vi": "đây|tại đây|ở đây|bấm vào đây|nhấn vào đây|nhấp vào đây|click vào đây|liên kết|liên kết này|đường dẫn|"
          "link|trang này|trang web|trang web này|thêm|xem thêm|đọc thêm|đọc tiếp|tìm hiểu thêm|chi tiết|nguồn|mở|"
          "tải về",
    "zh": "这里|这儿|此处|点击这里|点击此处|点这里|点此|请点击这里|单击此处|链接|此链接|这个链接|网址|本页|此页|"
          "这个网页|网页|网站|更多|了解更多|阅读更多|查看更多|阅读全文|详情|查看详情|来源|打开|下载",
}  # fmt: skip

# Kinds of picture, which with or without an article and a number are no description (WCAG 2.1, 1.1.1).
_KINDS = {
    "en": "image|picture|pic|photo|photograph|graphic|figure|fig|illustration|drawing|painting|portrait|map|chart|"
          "graph|diagram|table|cartoon|poster|icon|logo|screenshot|scan|untitled",
    "de": "bild|foto|fotografie|grafik|abbildung|abb|illustration|zeichnung|gemälde|porträt|karte|landkarte|diagramm|"
          "schaubild|karikatur|plakat|symbol|bildschirmfoto|scan|ohne titel",
    "es": "imagen|foto|fotografía|gráfico|figura|ilustración|dibujo|cuadro|retrato|mapa|diagrama|caricatura|cartel|"
          "icono|captura de pantalla|sin título",
    "fr": "image|photo|photographie|graphique|figure|illustration|dessin|tableau|portrait|carte|schéma|diagramme|"
          "caricature|affiche|icône|capture d’écran|sans titre",
    "it": "immagine|foto|fotografia|grafico|figura|illustrazione|disegno|quadro|ritratto|mappa|carta|schema|"
          "diagramma|vignetta|manifesto|icona|schermata|senza titolo",
    "nl": "afbeelding|plaatje|foto|grafiek|figuur|illustratie|tekening|schilderij|portret|kaart|diagram|schema|"
          "spotprent|poster|pictogram|schermafbeelding|naamloos",
    "pl": "obraz|obrazek|zdjęcie|fotografia|grafika|rysunek|rycina|ilustracja|portret|mapa|wykres|schemat|diagram|"
          "karykatura|plakat|ikona|zrzut ekranu|bez tytułu",
    "pt": "imagem|foto|fotografia|gráfico|figura|ilustração|desenho|quadro|retrato|mapa|diagrama|esquema|caricatura|"
          "cartaz|ícone|captura de tela|sem título",
    "ru": "изображение|картинка|фото|фотография|рисунок|иллюстрация|картина|портрет|карта|график|схема|диаграмма|"
          "карикатура|плакат|значок|снимок экрана|без названия",
    "uk": "зображення|картинка|фото|фотографія|світлина|малюнок|рисунок|ілюстрація|картина|портрет|карта|мапа|графік|"
          "схема|діаграма|карикатура|плакат|значок|знімок екрана|без назви",
    "vi": "hình|hình ảnh|ảnh|bức ảnh|bức tranh|tranh|hình vẽ|hình minh họa|chân dung|bản đồ|biểu đồ|đồ thị|sơ đồ|"
          "biếm họa|áp phích|biểu tượng|ảnh chụp màn hình",
    "zh": "图|图片|图像|照片|相片|插图|图画|画|肖像|地图|图表|示意图|漫画|海报|图标|截图|未命名",
}  # fmt: skip

# The same kinds in the case that “of” puts them in, where that is another word (“mapy”, “Gemäldes”).
_KINDS_OF = {
    "de": "bildes|bilds|fotos|diagramms|gemäldes|porträts|plakats|plakates|schaubilds|schaubildes|symbols|scans",
    "pl": "obrazu|obrazka|zdjęcia|fotografii|grafiki|rysunku|ryciny|ilustracji|portretu|mapy|wykresu|schematu|"
          "diagramu|karykatury|plakatu|ikony",
    "ru": "изображения|картинки|фотографии|рисунка|иллюстрации|картины|портрета|карты|графика|схемы|диаграммы|"
          "карикатуры|плаката|значка",
    "uk": "зображення|картинки|фотографії|світлини|малюнка|рисунка|ілюстрації|картини|портрета|карти|мапи|графіка|"
          "схеми|діаграми|карикатури|плаката|значка",
}  # fmt: skip
_JOINED = ("vi", "zh")
"""The languages that put kinds side by side (“hình ảnh bản đồ”, “地图照片”)."""

_ARTICLES = (
    "an?|the|this|der|die|das|ein|eine|el|la|los|las|un|una|le|les|une|il|lo|l['’]|uno|de|het|een|o|os|as|um|uma|"
    "một|这是|一张|一幅"
)
_OF = "of|an?|the|von|vom|eine[rsm]|de[rsm]|de|del|du|d['’]|di|del(?:la|lo)|dell['’]|van|z|do|da|d?uma?|của|về"
_PLACEHOLDERS = (
    "alt|alt text|alternative text|description|describe|describe the image|describe me|caption|text|title|placeholder|"
    "todo|to do|tbd|tba|tbc|fixme|x+|test|lorem ipsum.*|n/?a|none|null|empty|blank|what it shows|foo|bar|asdf"
)
_SPACES = re.compile(r"\s+")


def bare(text: str) -> str:
    """A text in lower case, with single spaces, without marks and arrows at either end."""
    words = [index for index, sign in enumerate(text) if sign.isalnum()]
    return _SPACES.sub(" ", text[words[0] : words[-1] + 1]).casefold() if words else ""


def is_vague_link(text: str, language: str) -> bool:
    """Whether the text of a link is only “here”, “read more” and the like."""
    return bare(text) in _links(language.partition("-")[0])


def is_vague_description(text: str, language: str) -> bool:
    """Whether a description is only the kind of picture (“photo”, “an image of”, “Map 2”, “image of a map”), or a word
    left to be filled in (“TODO”, “alt text”)."""
    words = bare(text)
    return not words or bool(_descriptions(language.partition("-")[0]).fullmatch(words))


@cache
def _links(language: str) -> frozenset[str]:
    return frozenset(f"{_LINKS['en']}|{_LINKS.get(language, '')}".split("|")) - {""}


@cache
def _descriptions(language: str) -> re.Pattern[str]:
    kinds = "|".join(dict.fromkeys(f"{_KINDS['en']}|{_KINDS.get(language, _KINDS['en'])}".split("|")))
    kinds = rf"(?:{kinds})s?"
    # Whole words, and each taken once and for all: else what is typed again and again would take for ever.
    of = rf"(?:\s*(?>\b(?:{_OF}|{_ARTICLES})\b|的))+"
    of_a_kind = rf"{of}\s*{kinds}"
    if language in _KINDS_OF:
        of_a_kind += rf"|(?:{of})?\s+(?:{_KINDS_OF[language]})"
    if language in _JOINED:
        of_a_kind += rf"|\s*{kinds}"
    what = rf"(?:(?:{_ARTICLES})\s*)?{kinds}(?:{of_a_kind}){{0,2}}"
    return re.compile(rf"{what}\s*(?:\d+|{of})?|{_PLACEHOLDERS}")
