"""Looking after the program: its backups."""

from collections.abc import Callable, Mapping, Sequence

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.routes.group import Group
from accessible_fit.ui.widgets.sidebar import Part, Place
from accessible_fit.words.catalogue import Words

BACKUP = "backup"


class UpkeepRoutes(Group):
    """What a superuser looks after, and what everybody is told when it has not been done."""

    def places(self) -> Sequence[Place]:
        if not self.shift.actor.may(Right.KEEP_BACKUPS):
            return ()
        return (Place(BACKUP, self.kit.drawing("openmoji:1F4BE"), self.kit.words.t("Backup"), Part.UPKEEP),)

    def ways(self) -> Mapping[str, Callable[[], None]]:
        return {BACKUP: self.backup}

    def backup(self) -> None:
        """Show how backups stand."""
        from accessible_fit.ui.staff.backup_page import BackupPage

        self.around.show(BackupPage(self.kit, self.shift), BACKUP)

    def tell(self) -> None:
        """Say calmly on the page that is shown that the day's backup is missing, if it is."""
        trouble = self.shift.desk.backups.trouble
        if trouble is not None:
            told = backup_trouble(self.kit.words, trouble)
            self.around.page().notice.say(told, take_focus=False)


def backup_trouble(words: Words, problem: BaseException) -> str:
    """Return what everybody is told when the day's backup could not be made."""
    sentence = words.error(problem)[0]
    return " ".join(
        (
            words.t("Today's backup could not be made."),
            sentence,
            words.t("You can go on working: everything is kept here. Tell a superuser."),
        )
    )
