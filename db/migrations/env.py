"""What Alembic runs: the migrations, on the connection and in the transaction that `db.migrate` gives it."""

from alembic import context

from db.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    # SQLite cannot change a column in place; this lets later migrations say what they mean
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
