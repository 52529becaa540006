"""pandas and numpy: read by pyarrow, answers as codes, codes as values, weighted means as products of matrices."""
import numpy as np, pandas as pd, pyarrow as pa, pyarrow.compute as pc, pyarrow.csv, pyarrow.json
from common import *

if is_table:
    types = dict.fromkeys(["submission_id", "country", *ids], pa.string())
    convert = pyarrow.csv.ConvertOptions(column_types=types, strings_can_be_null=True, null_values=[""])
    table = answers = pyarrow.csv.read_csv(source, convert_options=convert)
else:
    struct = pa.struct([(question, pa.string()) for question in ids])
    schema = pa.schema([("submission_id", pa.string()), ("country", pa.string()), ("year", pa.int32()), ("answers", struct)])
    table = pyarrow.json.read_json(source, pyarrow.json.ReadOptions(block_size=8 << 20), pyarrow.json.ParseOptions(explicit_schema=schema))
    answers = pa.Table.from_batches([pa.RecordBatch.from_struct_array(chunk) for chunk in table["answers"].chunks])
known = pa.array(words)
codes = np.column_stack([pc.index_in(answers[question], value_set=known).fill_null(-1).to_numpy().astype(np.int8) for question in ids])
head = table.select(["submission_id", "country", "year"]).to_pandas()
filled, unknown = (codes >= 0).sum(1), (codes == 6).sum(1)
if gated_workload:
    for gate, opened in gates:
        codes[np.ix_(codes[:, gate] == 0, opened)] = 5


def means(values, group_weights, groups):
    spread = np.zeros((values.shape[1], len(groups)))
    for column, group in enumerate(groups):
        spread[group, column] = [group_weights[at] for at in group]
    there = ~np.isnan(values)
    with np.errstate(invalid="ignore"):
        return np.where(there, values, 0) @ spread / (there @ spread)


# The last one is for what was left blank, whose code is -1.
of_domains = means(np.array([0, 0.25, 0.5, 0.75, 1, np.nan, 0, np.nan])[codes], weights, within_domain)
of_dimensions = means(of_domains, [domain["weight"] for domain in domains], within_dimension)
overall = means(of_dimensions, [dimension["weight"] for dimension in dimensions], [list(range(len(dimensions)))])
figures = (100 * np.hstack([overall, of_dimensions, of_domains])).round(4)
out = pd.concat([head, pd.DataFrame(figures, columns=["overall", *dimension_ids, *domain_ids])], axis=1)
out["coverage"], out["dont_know"] = (filled / len(ids)).round(2), unknown
if gated_workload:
    bands = 1 + (of_domains[:, :, None] >= np.array(bounds)).sum(2)
    bands = pd.DataFrame(bands, columns=[f"{domain}_level" for domain in domain_ids]).astype("Int8").mask(np.isnan(of_domains))
    gaps = (goal - np.array([0, 1, 2, 3, 4, goal, 0, goal])[codes]).clip(0) * np.array(weights)
    keys = gaps * 128 + (127 - np.arange(len(ids)))
    largest = np.argpartition(-keys, 9, axis=1)[:, :10]
    largest = np.take_along_axis(largest, np.argsort(-np.take_along_axis(keys, largest, 1), axis=1), 1)
    names, kept = np.array(ids)[largest], np.take_along_axis(gaps, largest, 1) > 0
    out = pd.concat([out, bands], axis=1)
    out["gaps"] = ["|".join(row[keep]) for row, keep in zip(names, kept)]
pyarrow.csv.write_csv(pa.Table.from_pandas(out, preserve_index=False), target, pyarrow.csv.WriteOptions(quoting_style="none"))
