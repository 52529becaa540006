"""DuckDB: one statement without unpivoting, written for the survey, from file to file."""
import duckdb
from common import *

if is_table:
    types = {"submission_id": "VARCHAR", "country": "VARCHAR", "year": "INTEGER"} | dict.fromkeys(ids, "VARCHAR")
    rows = f"SELECT * FROM read_csv('{source}', header = true, delim = ',', quote = '\"', columns = {types})"
else:
    struct = "STRUCT(" + ", ".join(f"{question} VARCHAR" for question in ids) + ")"
    types = {"submission_id": "VARCHAR", "country": "VARCHAR", "year": "INTEGER", "answers": struct}
    names = ", ".join(f"answers.{question} AS {question}" for question in ids)
    rows = f"SELECT submission_id, country, year, {names} FROM read_json('{source}', format = 'newline_delimited', columns = {types})"
gate_of = {ids[at]: ids[gate] for gate, opened in gates for at in opened} if gated_workload else {}
plus = " + ".join


def value(question):
    cases = " ".join(f"WHEN '{word}' THEN {int(word) / 4}" for word in words[:5])
    case = f"(CASE {question} {cases} WHEN 'dk' THEN 0.0 END)::DOUBLE"
    return f"CASE WHEN {gate_of[question]} = '0' THEN NULL ELSE {case} END" if question in gate_of else case


def key(at, question):
    case = f"CASE {question} WHEN '0' THEN 0 WHEN '1' THEN 1 WHEN '2' THEN 2 WHEN 'dk' THEN 0 ELSE {goal} END"
    if question in gate_of:
        case = f"CASE WHEN {gate_of[question]} = '0' THEN {goal} ELSE {case} END"
    return f"({goal} - ({case})) * {weights[at] * 128} + {127 - at}"


def mean(pairs):
    sums = plus(f"coalesce({name} * {weight}, 0)" for name, weight in pairs)
    whole = plus(f"({name} IS NOT NULL)::INT * {weight}" for name, weight in pairs)
    return f"({sums}) / nullif({whole}, 0)"


filled = plus(f"({question} IS NOT NULL)::INT" for question in ids)
unknown = plus(f"coalesce({question} = 'dk', false)::INT" for question in ids)
columns = [f"round(({filled}) / {len(ids)}.0, 2) AS coverage", f"{unknown} AS dont_know"] + [f"{value(question)} AS v_{question}" for question in ids]
last = []
if gated_workload:
    keys = ", ".join(key(at, question) for at, question in enumerate(ids))
    largest = f"list_reverse_sort(list_filter([{keys}], lambda one: one >= 128))[1:10]"
    columns.append(f"array_to_string(list_transform({largest}, lambda one: {ids}[128 - one % 128]), '|') AS gaps")
    last = [f"1 + {plus(f'({domain} >= {bound})::INT' for bound in bounds)} AS {domain}_level" for domain in domain_ids] + ["gaps"]
of_domains = [f"{mean([(f'v_{ids[at]}', weights[at]) for at in group])} AS {name}" for name, group in zip(domain_ids, within_domain)]
of_dimensions = [f"{mean([(domain_ids[at], domains[at]['weight']) for at in group])} AS {name}" for name, group in zip(dimension_ids, within_dimension)]
overall = mean([(dimension["id"], dimension["weight"]) for dimension in dimensions])
percents = [f"round(100 * ({overall}), 4) AS overall"] + [f"round(100 * {name}, 4) AS {name}" for name in dimension_ids + domain_ids]
dropped = ", ".join(f"v_{question}" for question in ids)
statement = f"""COPY (
WITH given AS ({rows}),
valued AS (SELECT submission_id, country, year, {", ".join(columns)} FROM given),
by_domain AS (SELECT * EXCLUDE ({dropped}), {", ".join(of_domains)} FROM valued),
by_dimension AS (SELECT *, {", ".join(of_dimensions)} FROM by_domain)
SELECT submission_id, country, year, {", ".join(percents)}, coverage, dont_know {"".join(", " + one for one in last)} FROM by_dimension
) TO '{target}' (HEADER, DELIMITER ',')"""
connection = duckdb.connect()
connection.execute("SET preserve_insertion_order = true")
connection.execute(statement)
