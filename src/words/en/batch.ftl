# Many submissions in one run.
batch-cli = Scores many submissions in one run, each on its own, and writes tables of their figures into a folder
batch-cli-paths = Files and folders with submissions; - for standard input
batch-cli-output = Folder for the tables; it is made where there is none
batch-cli-mapping = File that says what the columns of somebody else's table mean, and which columns of figures come out
batch-cli-columns = File that says which columns of figures come out, and under which names
batch-cli-threads = Number of threads; as many as the machine has where none is given. Results do not depend on it
batch-done = { $taken ->
    [one] { $taken } submission was scored
   *[other] { $taken } submissions were scored
}, { $rejected } rejected.
