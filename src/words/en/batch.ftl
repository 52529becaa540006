# Many submissions in one run.
batch-cli = Scores many submissions in one run, each on its own, and writes tables of their figures into a folder
batch-cli-after = All submissions are measured against one target profile and one threat profile. What cannot be read is listed with a page for whoever sent it, and touches no other. Files appear in the folder when all of them are whole.
batch-cli-paths = Files and folders with submissions: TOML, JSON, CSV, workbooks, exports of forms; - for standard input
batch-cli-output = Folder for the tables; it is made where there is none
batch-cli-latest = Of several submissions of one State code and date score the last one alone, in the order of the inputs
batch-cli-interventions = Rank interventions for each submission, and list at most so many of them [10 where no number is given]
batch-cli-parquet = Write every table as Parquet, too, with types of columns, for programs that analyse data
batch-cli-reports = Make a report of each submission in this format, unless the same one is there already
batch-cli-pages = Format of the page for whoever sent a submission that could not be taken
batch-cli-mapping = File that says what the columns of somebody else's table mean, and which columns of figures come out
batch-cli-columns = File that says which columns of figures come out, and under which names
batch-cli-threads = Number of threads; as many as the machine has where none is given. Results do not depend on it
# $inputs, $total: files looked into so far and in all; $taken, $rejected: submissions; $rate: scored in a second
batch-progress = { $inputs } of { $total } inputs, { $taken } scored, { $rejected } rejected, { $rate } a second
batch-progress-stored = { $file }: { $rows } rows written, { $percent } % of all tables
batch-progress-left = , { $minutes }:{ $seconds } left
# $input: the file, with the number of the row where it holds several; $message: what is wrong first; $more: how many more errors
batch-rejected = { $input }: { $message }{ $more ->
    [0] {""}
    [one] {" "}(and one more)
   *[other] {" "}(and { $more } more)
}
batch-rejected-more = { $count ->
    [one] One more was rejected.
   *[other] { $count } more were rejected.
}
batch-duplicates = { $groups ->
    [one] One State code and date stands
   *[other] { $groups } State codes and dates stand
} on several submissions ({ $submissions } in all); every one of them was scored. See duplicates.csv; --latest keeps the last one of each.
batch-superseded = { $groups ->
    [one] One State code and date stands
   *[other] { $groups } State codes and dates stand
} on several submissions ({ $submissions } in all); the last one of each was scored, and { $left } earlier ones were left out. See duplicates.csv.
batch-aside = { $count ->
    [one] One file holds
   *[other] { $count } files hold
} no submission but something else, such as definitions; see summary.json.
batch-reports = Reports: { $made } made, { $there } there already.
batch-done = { $taken ->
    [one] { $taken } submission was scored
   *[other] { $taken } submissions were scored
}, { $rejected } rejected. The tables are in { $folder }.
batch-nothing-read = No input could be read. Nothing was written.
batch-changed = Inputs were changed while the run went: at its end other submissions stood in them than at its beginning. Nothing was written; run it again when nobody works on them.
# $file: a table
batch-parquet-changed = { $file } is not as it was written a moment ago, so that it cannot be written as Parquet, too
batch-interrupted = Interrupted. Nothing in { $folder } has changed; what was written so far is in { $part }, which the next run takes away.
