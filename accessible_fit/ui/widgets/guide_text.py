"""A page of the guide to read: our type and colours, pictures as wide as the column, own links only."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import SPACE, TYPE

LINE_PERCENT = 140
ENDING = ".md"
SCROLLING = (
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
SIZES = {1: TYPE.title, 2: TYPE.large, 3: TYPE.large}


class GuideText(QTextBrowser):
    """As tall as its text, so that the page scrolls and not the text. `chosen` carries a page's name.

    What a link leads to outside the guide is not opened, and stands as plain words.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, markdown: str, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._folder = folder
        self._width = 0
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._go)
        self.setFrameShape(QFrame.Shape.NoFrame)
        for set_policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, look.colour("ink"))
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.setStyleSheet("background: transparent; border: none;")
        document = self.document()
        document.setDocumentMargin(0)
        document.setDefaultFont(look.font(TYPE.normal))
        document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        self._dress()

    def _go(self, url: QUrl) -> None:
        self.chosen.emit(url.path().removesuffix(ENDING))

    # ------------------------------------------------------------------ look

    def _dress(self) -> None:
        block = self.document().begin()
        while block.isValid():
            self._dress_block(block)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                frame.setFormat(self._table(frame.format().toTableFormat()))

    def _dress_block(self, block: QTextBlock) -> None:
        found = block.begin()
        fragments: list[QTextFragment] = []
        while not found.atEnd():
            fragments.append(found.fragment())
            found += 1
        shape = QTextBlockFormat()
        if not any(one.charFormat().isImageFormat() for one in fragments):
            shape.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        level = block.blockFormat().headingLevel()
        shape.setBottomMargin(SPACE.small)
        if level:
            shape.setTopMargin(SPACE.large)
        cursor = QTextCursor(block)
        cursor.mergeBlockFormat(shape)
        for fragment in fragments:
            self._dress_words(fragment, level)

    def _dress_words(self, fragment: QTextFragment, level: int) -> None:
        before = fragment.charFormat()
        if before.isImageFormat():
            return
        made = QTextCharFormat(before)
        if level:
            made.setFont(self._look.font(SIZES.get(level, TYPE.large), bold=True))
        if before.isAnchor():
            mine = before.anchorHref().endswith(ENDING) and "/" not in before.anchorHref()
            made.setAnchor(mine)
            made.setFontUnderline(mine)
            made.setForeground(self._look.colour("action" if mine else "ink"))
            if not mine:
                made.setAnchorHref("")
        cursor = QTextCursor(self.document())
        cursor.setPosition(fragment.position())
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(made)

    def _table(self, before: QTextTableFormat) -> QTextTableFormat:
        before.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        before.setCellPadding(SPACE.small)
        before.setCellSpacing(0)
        before.setBorder(1)
        before.setBorderCollapse(True)
        before.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        before.setBorderBrush(self._look.colour("line"))
        return before

    # ------------------------------------------------------------------ the page scrolls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in SCROLLING:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    # ------------------------------------------------------------------ size

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give a picture of the guide in the width of the column; nothing else is loaded."""
        path = name.path() if isinstance(name, QUrl) else name
        file = self._folder / path
        if kind != QTextDocument.ResourceType.ImageResource.value or not path.startswith("pictures/"):
            return None
        picture = QImage(str(file))
        wide = self.viewport().width()
        if picture.isNull() or picture.width() <= wide:
            return picture
        ratio = self.devicePixelRatioF()
        small = picture.scaledToWidth(
            min(picture.width(), round(wide * ratio)), Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(small.width() / wide)
        return small

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width()
        if wide == self._width:
            return
        self._width = wide
        document = self.document()
        document.setTextWidth(wide)
        self._load_pictures()
        self.setFixedHeight(round(document.size().height()) + SPACE.small)

    def _load_pictures(self) -> None:
        """Have the pictures in their new width."""
        document, kind = self.document(), QTextDocument.ResourceType.ImageResource
        for fmt in document.allFormats():
            if fmt.isImageFormat():
                url = QUrl(fmt.toImageFormat().name())
                document.addResource(kind.value, url, self.loadResource(kind.value, url))
        document.markContentsDirty(0, document.characterCount())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 32)
