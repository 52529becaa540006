"""What all peers need: arguments (w1|w2 SOURCE TARGET), the survey, and which question opens which."""
import json, pathlib, sys

workload, source, target = sys.argv[1:4]
gated_workload = workload == "w2"
survey = json.loads(pathlib.Path(source).with_name("model.json").read_text())
questions, domains, dimensions = survey["questions"], survey["domains"], survey["dimensions"]
goal = survey["target_level"]
ids = [question["id"] for question in questions]
weights = [question["weight"] for question in questions]
domain_ids = [domain["id"] for domain in domains]
dimension_ids = [dimension["id"] for dimension in dimensions]
words = ["0", "1", "2", "3", "4", "na", "dk"]
# Positions of the questions of each domain, and of the domains of each dimension.
within_domain = [[at for at, question in enumerate(questions) if question["domain"] == domain] for domain in domain_ids]
within_dimension = [[at for at, domain in enumerate(domains) if domain["dimension"] == dimension] for dimension in dimension_ids]
# Position of the question that opens, and of those that it opens.
gates = [(next(at for at in group if questions[at]["gate"]), [at for at in group if questions[at]["gated"]]) for group in within_domain]
bounds = (0.2, 0.4, 0.6, 0.8)
is_table = source.endswith(".csv")
