# Seatrial. `make help` explains the targets.

MVN ?= mvn
SCENARIO ?= scenarios/gpustack/sqlite-to-postgresql.yaml --cell "*..2.0.3,*"

.DEFAULT_GOAL := help
.PHONY: help verify test bench doctor plan lint report allure jar format generated verify-generated clean engine jdk browser

help: ## Explain the targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

verify: jdk engine ## Run the first scenario (or SCENARIO=...): real containers, a verdict, a report
	@./seatrial run $(SCENARIO)

test: jdk engine browser ## Run all tests, with format and static checks
	@$(MVN) -B -ntp verify

# What is measured is told in docs/benchmarks.md; the tables in it are these.
bench: jdk engine jar ## Measure comparisons and a verified copy against their peers (about 25 minutes; quiet machine)
	@$(MVN) -B -ntp -q -pl harness test -Dspotless.check.skip=true -Dtest='ComparisonBench,ElasticsearchBench,CopyBench'
	@cat harness/target/bench/rows.md harness/target/bench/elasticsearch.md harness/target/bench/copy.md

doctor: jdk ## Explain what this machine offers, and what is missing
	@./seatrial doctor

plan: jdk ## Print what `make verify` would do; needs no container engine
	@./seatrial plan $(SCENARIO)

lint: jdk ## Check the YAML of all scenarios
	@./seatrial lint scenarios

report: jdk ## Judge the newest run again, and write its reports
	@./seatrial report

allure: jdk ## Build Allure's own report from the newest run, or from RUN=...
	@.ci/allure.sh

jar: jdk ## Build harness/target/seatrial.jar, which needs nothing beside it but Java 17 and an engine
	@$(MVN) -B -ntp -q -DskipTests package

format: ## Format the Java sources
	@$(MVN) -B -ntp -q spotless:apply

# One test class writes and checks them; `make test` checks them as well.
GENERATED = $(MVN) -B -ntp -q -pl harness test -Dspotless.check.skip=true -Dstyle.color=never -Dtest=GeneratedFilesTest

generated: jdk ## Write the schema and the tables of the language reference anew
	@CI= $(GENERATED) -Dgenerated.update=true

verify-generated: jdk ## Fail when the schema or the tables are not what the loader says
	@mkdir -p harness/target
	@$(GENERATED) >harness/target/verify-generated.log 2>&1 || \
		{ grep -o 'DRIFT: .*' harness/target/verify-generated.log | sort -u | sed 's/^DRIFT: //' | grep . || \
		cat harness/target/verify-generated.log; exit 1; } >&2

clean: ## Remove what was built, and what runs have left in the engine
	@if [ -f harness/target/seatrial.jar ]; then ./seatrial clean; fi
	@$(MVN) -B -ntp -q clean

# Not for people: what the targets above stand on.
jdk:
	@.ci/jdk.sh

engine:
	@.ci/engine.sh

browser:
	@.ci/browser.sh
