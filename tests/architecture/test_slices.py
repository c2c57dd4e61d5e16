"""Tables belong to their slice; others ask its queries."""

from tests.architecture.source import SLICES, Module, imports, module_from, modules

MAY_SEE_EVERY_TABLE = {"restorative.piccolo_app", "restorative.db.remigrate"}


def strange_tables(module: Module) -> list[str]:
    """The tables of other slices that this module imports."""
    return [
        name
        for name in imports(module)
        if len(parts := name.split(".")) > 2
        and parts[0] == "restorative"
        and parts[2] == "tables"
        and parts[1] != module.slice
    ]


def test_the_tables_of_a_slice_are_its_own():
    strange = {
        module.name: found
        for module in modules()
        if module.name not in MAY_SEE_EVERY_TABLE and (found := strange_tables(module))
    }
    assert strange == {}


def test_a_strange_table_would_be_found():
    planted = module_from(
        "from restorative.cases.tables import Case", "restorative.consent.queries"
    )
    assert strange_tables(planted) == ["restorative.cases.tables", "restorative.cases.tables.Case"]


def test_every_slice_of_the_plan_is_there():
    rooms = {module.slice for module in modules()}
    assert set(SLICES) - rooms == set()
