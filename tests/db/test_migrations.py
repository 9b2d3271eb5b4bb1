"""The migrations make exactly the tables that the program uses, and an upgrade is all or nothing."""

import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text

from db import migrate, people
from db.addresses import file_url, parse
from db.engine import Store, create_store, open_store
from db.errors import NotThisProgram, StoreNewer, UpgradeFailed
from db.revision import REVISIONS
from db.tables import metadata
from tests.db.conftest import KEY, SALT
from tests.db.scene import set_scene

NOW = REVISIONS[-1]

LATER = '''
    """A later form, for the test."""
    from alembic import op
    import sqlalchemy as sa

    revision = "9999"
    down_revision = "{now}"


    def upgrade():
        with op.batch_alter_table("person", recreate="{recreate}") as person:
            person.add_column(sa.Column("nickname", sa.String(), nullable=True))
        {then}
'''


def later_scripts(folder: Path, then: str = "pass", recreate: str = "auto") -> Path:
    """The migrations of a program one version ahead of this one."""
    scripts = folder / "100% newer"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    text_of_it = LATER.format(now=NOW, then=then, recreate=recreate)
    (scripts / "versions" / "v9999.py").write_text(dedent(text_of_it))
    return scripts


def test_the_list_of_forms_is_the_list_of_migrations() -> None:
    scripts = ScriptDirectory(str(migrate.SCRIPTS)).walk_revisions()
    assert [script.revision for script in scripts] == [*reversed(REVISIONS)]
    assert migrate.head() == REVISIONS[-1]


def test_the_newest_form_equals_the_tables(store: Store) -> None:
    with store.writing() as tx:
        context = MigrationContext.configure(tx, opts={"compare_type": True})
        found = [row for row in compare_metadata(context, metadata) if "alembic_version" not in str(row)]
    assert found == []


def test_every_check_in_a_file_equals_the_tables(plain_url: str) -> None:
    """Alembic does not compare checks, so the statements themselves are compared."""

    def statements(connection: Connection) -> dict[str, list[str]]:
        rows = connection.execute(
            text(
                "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index')"
                " AND name <> 'alembic_version'"
            )
        )
        # SQLite writes the name of a table that was made anew in quotes
        return {
            name: sorted(
                line.strip("\t ,") for line in sql.replace(f'TABLE "{name}"', f"TABLE {name}").splitlines()
            )
            for name, sql in rows
        }

    migrated, created = create_engine(plain_url), create_engine("sqlite://")
    with migrated.connect() as one, created.connect() as other:
        metadata.create_all(other)
        found, wanted = statements(one), statements(other)
    migrated.dispose()
    created.dispose()
    assert found.keys() == wanted.keys()
    for name, statement in wanted.items():
        assert found[name] == statement


def test_every_check_on_a_server_equals_the_tables(server_url: str, empty_database: str) -> None:
    def rules(connection: Connection) -> list[tuple[str, ...]]:
        rows = connection.execute(
            text(
                "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
                " WHERE connamespace = 'public'::regnamespace"
                " AND conrelid::regclass::text <> 'alembic_version'"
                " UNION ALL SELECT tablename, indexname, indexdef FROM pg_indexes"
                " WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
            )
        )
        return sorted(tuple(row) for row in rows)

    migrated, created = create_engine(server_url), create_engine(empty_database)
    with migrated.connect() as one, created.begin() as other:
        metadata.create_all(other)
        assert rules(one) == rules(other)
    migrated.dispose()
    created.dispose()


def test_a_database_that_is_up_to_date_opens_without_alembic(encrypted_url: str) -> None:
    program = (
        "import sys\n"
        "from db.engine import open_store\n"
        f"open_store({encrypted_url!r}, bytes.fromhex({KEY.hex()!r})).close()\n"
        "print('alembic' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (ran.stdout.strip(), ran.stderr) == ("False", "")


def test_a_file_is_opened_and_written_to_without_what_only_a_server_needs(encrypted_url: str) -> None:
    program = (
        "import sys\n"
        "from db import answers, mats, topics\n"
        "from db.engine import open_store\n"
        "from tests.db.scene import food_mat, mat_talk, put, said, set_scene\n"
        f"with open_store({encrypted_url!r}, bytes.fromhex({KEY.hex()!r})) as store, store.writing() as tx:\n"
        "    scene = set_scene(tx)\n"
        "    answers.put(tx, said(scene.conversation.id))\n"
        "print([name for name in sys.modules if 'postgresql' in name or 'psycopg' in name])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert (ran.stdout.strip(), ran.stderr) == ("[]", "")


def test_what_is_seldom_needed_is_loaded_when_it_is_needed(encrypted_url: str) -> None:
    """The tables of mats are pointed to by others, which do without them."""
    program = (
        "import sys\n"
        "from dataclasses import replace\n"
        "from datetime import UTC, datetime\n"
        "from db import actions, answers, conversations, instruments, people, photos, units, users\n"
        "from db.engine import open_store\n"
        "from db.records import NewConversation, NewAnswer\n"
        "from db.vocabulary import *\n"
        "now = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)\n"
        f"with open_store({encrypted_url!r}, bytes.fromhex({KEY.hex()!r})) as store, store.writing() as tx:\n"
        "    home = units.add(tx, 'Björken', ServiceType.GROUP_HOME)\n"
        "    other = units.add(tx, 'Linden', ServiceType.GROUP_HOME)\n"
        "    asa = people.add(tx, home.id, 'Åsa')\n"
        "    done = actions.add(tx, asa.id, home.id, 'Fisk', 'Karin', now)\n"
        "    actions.shown(tx, actions.done(tx, done.id, now).id, now, Helped.YES)\n"
        "    people.update(tx, replace(asa, unit_id=other.id))\n"
        "    print(len(actions.of_person(tx, asa.id)), answers.series(tx, asa.id))\n"
        "parts = ('mats', 'forms', 'following', 'presence')\n"
        "late = {'db.' + kind + '.' + part for kind in ('tables', 'records') for part in parts}\n"
        "print(late & {*sys.modules})\n"
        "from db.tables import metadata\n"
        "print(*(name in metadata.tables for name in ('mat_step', 'scale_link', 'occasion')))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.split("\n") == ["1 []", "set()", "True True True", ""]


def test_nothing_to_upgrade(encrypted_url: str) -> None:
    assert migrate.upgrade(encrypted_url, KEY) == migrate.Upgraded(NOW, NOW, None)
    assert migrate.current(encrypted_url, KEY) == NOW


@pytest.mark.parametrize("recreate", ["auto", "always"])
def test_an_upgrade_keeps_a_copy_and_everything_in_it(
    plain_url: str, encrypted_url: str, tmp_path: Path, recreate: str
) -> None:
    scripts = later_scripts(tmp_path, recreate=recreate)
    for url in (plain_url, encrypted_url):
        with open_store(url, KEY) as store, store.writing() as tx:
            scene = set_scene(tx)
        upgraded = migrate.upgrade(url, KEY, scripts)
        assert (upgraded.before, upgraded.after) == (NOW, "9999")
        assert migrate.current(url, KEY) == "9999"
        with pytest.raises(StoreNewer):
            open_store(url, KEY)
        with pytest.raises(StoreNewer):
            migrate.upgrade(url, KEY)
        path = parse(url).path
        assert path is not None and upgraded.copy is not None
        assert upgraded.copy.name == f"{path.stem}.before-upgrade-{NOW}.db"
        encrypted = url == encrypted_url
        if encrypted:
            assert upgraded.copy.read_bytes()[:16] == SALT
        with open_store(file_url(upgraded.copy, encrypted=encrypted), KEY) as store, store.reading() as tx:
            assert people.get(tx, scene.person.id) == scene.person
            assert store.check() == []
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_an_upgrade_does_not_lose_what_hangs_on_a_rebuilt_table(plain_url: str, tmp_path: Path) -> None:
    with open_store(plain_url) as store, store.writing() as tx:
        set_scene(tx)
    migrate.upgrade(plain_url, None, later_scripts(tmp_path, recreate="always"))
    engine = create_engine(plain_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM conversation")).scalar() == 1
        assert connection.execute(text("SELECT nickname FROM person")).scalars().all() == [None]
    engine.dispose()


@pytest.mark.parametrize(
    ("then", "reason"),
    [
        ("raise RuntimeError('no more')", "no more"),
        ("op.execute('DROP TABLE no_such_table')", "no_such_table"),
        ("op.execute('DELETE FROM unit')", "point to rows that are not there"),
    ],
)
def test_an_upgrade_that_fails_changes_nothing(
    encrypted_url: str, tmp_path: Path, then: str, reason: str
) -> None:
    with open_store(encrypted_url, KEY) as store, store.writing() as tx:
        scene = set_scene(tx)
    scripts = later_scripts(tmp_path, then)
    for name in (f"fit.before-upgrade-{NOW}.db", f"fit.before-upgrade-{NOW}-2.db"):
        with pytest.raises(UpgradeFailed, match=reason):
            migrate.upgrade(encrypted_url, KEY, scripts)
        assert (tmp_path / name).exists()
    with open_store(encrypted_url, KEY) as store, store.reading() as tx:
        assert people.get(tx, scene.person.id) == scene.person


def test_an_upgrade_on_a_server(server_url: str, tmp_path: Path) -> None:
    with open_store(server_url) as store, store.writing() as tx:
        set_scene(tx)
    broken = later_scripts(tmp_path, "raise RuntimeError('no more')")
    with pytest.raises(UpgradeFailed, match="no more"):
        migrate.upgrade(server_url, None, broken)
    open_store(server_url).close()
    shutil.rmtree(broken)
    upgraded = migrate.upgrade(server_url, None, later_scripts(tmp_path))
    assert upgraded == migrate.Upgraded(NOW, "9999", None)
    with pytest.raises(StoreNewer):
        open_store(server_url)


def test_what_is_not_ours_is_not_upgraded(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    with pytest.raises(NotThisProgram):
        migrate.upgrade(file_url(tmp_path / "empty.db", encrypted=False))


def test_a_new_database_has_the_newest_form(tmp_path: Path) -> None:
    url = file_url(tmp_path / "fit.db")
    create_store(url, KEY).close()
    assert migrate.current(url, KEY) == REVISIONS[-1]
