package dev.seatrial.report;

import java.util.ArrayList;
import java.util.List;

/** The steps that {@link ReportFixtures} runs. */
final class FixtureSteps {
  private FixtureSteps() {}

  static List<StepReport> all() {
    List<StepReport> steps = new ArrayList<>();
    steps.add(new StepReport("1.1", "start old-server, old-worker", "before", 0, "start"));
    steps.add(new StepReport("1.2", "seed everyday", "before", 0, "seed"));
    steps.add(new StepReport("1.2.1", "POST /v1/users", "before", 1, "http"));
    steps.add(new StepReport("1.2.2", "POST /v1/models", "before", 1, "http"));
    steps.add(new StepReport("1.3", "await instances old running", "before", 0, "await"));
    steps.add(new StepReport("1.4", "stop old-worker, old-server", "before", 0, "stop"));
    steps.add(new StepReport("2.1", "start old-server", "migrate", 0, "start"));
    steps.add(new StepReport("2.2", "stop old-server", "migrate", 0, "stop"));
    steps.add(new StepReport("2.3", "snapshot sqlite as before", "migrate", 0, "snapshot"));
    steps.add(new StepReport("2.4", "backup data", "migrate", 0, "backup"));
    steps.add(new StepReport("2.5", "start database", "migrate", 0, "start"));
    steps.add(new StepReport("2.6", "yardstick copy", "migrate", 0, "yardstick"));
    steps.add(new StepReport("2.7", "exec migration: migrate", "migrate", 0, "exec"));
    steps.add(new StepReport("2.8", "snapshot postgresql as migrated", "migrate", 0, "snapshot"));
    steps.add(new StepReport("3.1", "start new-server, new-worker", "after", 0, "start"));
    steps.add(new StepReport("3.2", "verify access: admin logs in", "after", 0, "verify"));
    steps.add(new StepReport("3.3", "recover switch-to-llama-cpp", "after", 0, "recover"));
    steps.add(new StepReport("3.3.1", "for each instance", "after", 1, "for-each"));
    steps.add(new StepReport("3.4", "await instances new running", "after", 0, "await"));
    return steps;
  }
}
