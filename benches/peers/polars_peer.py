"""polars: a lazy query, streamed from file to file. Answers of the table are an Enum, whose codes are levels; those of lines are cast."""
import polars as pl
from common import *

kind = pl.Enum(words) if is_table else pl.String
head = {"submission_id": pl.String, "country": pl.String, "year": pl.Int32}
if is_table:
    query = pl.scan_csv(source, schema=head | dict.fromkeys(ids, kind))
else:
    query = pl.scan_ndjson(source, schema=head | {"answers": pl.Struct(dict.fromkeys(ids, kind))}).unnest("answers")
answers = [pl.col(question) for question in ids]
query = query.with_columns(
    coverage=(pl.sum_horizontal([answer.is_not_null() for answer in answers]) / len(ids)).round(2),
    dont_know=pl.sum_horizontal([(answer == "dk").fill_null(False) for answer in answers]),
)
if gated_workload:
    shut = lambda gate: (pl.col(ids[gate]) == "0").fill_null(False)
    none = pl.lit("na", dtype=kind)
    query = query.with_columns([pl.when(shut(gate)).then(none).otherwise(pl.col(ids[at])).alias(ids[at]) for gate, opened in gates for at in opened])


def level(question):
    if is_table:
        code = pl.col(question).to_physical()
        return pl.when(code < 5).then(code.cast(pl.Int32)).when(code == 6).then(0)
    return pl.when(pl.col(question) == "dk").then(0).otherwise(pl.col(question).cast(pl.Int32, strict=False))


def mean(pairs):
    whole = pl.sum_horizontal([figure.is_not_null() * weight for figure, weight in pairs])
    return pl.when(whole > 0).then(pl.sum_horizontal([figure * weight for figure, weight in pairs]) / whole)


query = query.with_columns([level(question).alias(f"level_{question}") for question in ids])
query = query.with_columns([mean([(pl.col(f"level_{ids[at]}") * 0.25, weights[at]) for at in group]).alias(name) for name, group in zip(domain_ids, within_domain)])
query = query.with_columns([mean([(pl.col(domain_ids[at]), domains[at]["weight"]) for at in group]).alias(name) for name, group in zip(dimension_ids, within_dimension)])
query = query.with_columns(overall=mean([(pl.col(dimension["id"]), dimension["weight"]) for dimension in dimensions]))
more = []
if gated_workload:
    # A gap and the place of its question in one number, so that one sort orders both.
    keys = [(goal - pl.col(f"level_{question}").fill_null(goal)).clip(0) * (weights[at] * 128) + (127 - at) for at, question in enumerate(ids)]
    largest = pl.concat_list([key.alias(f"key_{at}") for at, key in enumerate(keys)]).list.sort(descending=True).list.head(10)
    named = (127 - pl.element() % 128).replace_strict(dict(enumerate(ids)), return_dtype=pl.String)
    query = query.with_columns(gaps=largest.list.eval(pl.element().filter(pl.element() >= 128)).list.eval(named).list.join("|"))
    band = lambda domain: pl.when(pl.col(domain).is_not_null()).then(1 + sum((pl.col(domain) >= bound).cast(pl.Int8) for bound in bounds))
    more = [band(domain).alias(f"{domain}_level") for domain in domain_ids] + ["gaps"]
figures = [(pl.col(name) * 100).round(4) for name in ["overall", *dimension_ids, *domain_ids]]
query.select([*head, *figures, "coverage", "dont_know", *more]).sink_csv(target)
