package dev.seatrial.report;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.InstancesSeen.Instance;
import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.CellVerdict.Measure;
import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run of two cells as it could have been: one passes with allowances, one fails. */
final class ReportFixtures {
  static final String SCENARIO = "gpustack/sqlite-to-postgresql";

  /** The snapshots and the yardstick within the downtime. */
  static final long HARNESS_MILLIS = 1_700 + 2_350 + 1_600;

  private static final Instant START = Instant.parse("2026-03-05T09:12:30Z");

  private ReportFixtures() {}

  static RunReport run() {
    CellReport cpu = cpu();
    CellReport h100 = h100();
    Map<String, String> host = new LinkedHashMap<>();
    host.put("os", "Debian GNU/Linux 12 (bookworm), x86-64");
    host.put("processors", "2");
    host.put("memory", "7.8 GB");
    host.put("engine", "20.10.24, overlay2, cgroup 2");
    host.put("free disk", "41 GB");
    host.put("java", "17.0.15");
    return new RunReport(
        "20260305-091230-3f1c", START, h100.ended(), "0.1.0", host, List.of(cpu, h100));
  }

  /** Writes the logs the cells tell of. */
  static void writeLogs(RunReport run, Path runDir) throws IOException {
    for (CellReport cell : run.cells()) {
      for (CellReport.Log log : cell.logs()) {
        Path file = runDir.resolve(log.path());
        Files.createDirectories(file.getParent());
        StringBuilder text = new StringBuilder();
        for (int line = 1; line <= 260; line++) {
          text.append("2026-03-05T09:13:").append(10 + line % 50).append(" INFO \u001b[32m");
          text.append(log.service()).append("\u001b[0m line ").append(line).append('\n');
        }
        Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  static CellReport cpu() {
    Tape tape = new Tape(START);
    begin(tape, true);
    migrate(tape, 9_800, true);
    after(tape, true);
    Map<String, Measure> measures = new LinkedHashMap<>();
    measures.put("backup", new Measure(1_900, 0, ""));
    measures.put("migrate", new Measure(9_800, 29_400, "20s + 4x copy"));
    measures.put("start", new Measure(21_300, 120_000, "2m"));
    measures.put("recover", new Measure(46_900, 240_000, "4m"));
    measures.put("downtime", new Measure(tape.downtime() - HARNESS_MILLIS, 300_000, "5m"));
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("integrity.lost", 0L);
    counts.put("integrity.extra", 0L);
    counts.put("integrity.changed", 0L);
    counts.put("integrity.allowed", 14L);
    List<CheckVerdict> checks =
        List.of(
            new CheckVerdict(
                "integrity",
                "Every row and column survives",
                Status.PASS_WITH_ALLOWANCES,
                "1,284 rows of 9 datasets are the same but for 14 declared differences.",
                counts,
                List.of(
                    new Evidence(
                        "integrity.allowed",
                        "models: backend may change: renamed in 2.x (3 rows)",
                        "{\"id\": 1, \"name\": \"chat\", \"backend\": \"llama-box\"}",
                        "{\"id\": 1, \"name\": \"chat\", \"backend\": \"custom\"}"),
                    new Evidence(
                        "integrity.allowed",
                        "users: extra rows system/*: 2.x adds system principals (2 rows)",
                        "",
                        "{\"id\": 9, \"username\": \"system/cluster-1\"}"))),
            new CheckVerdict(
                "structure",
                "Sequences and foreign keys hold",
                Status.PASS,
                "9 sequences are ahead of their keys, and no foreign key is an orphan.",
                List.of()),
            new CheckVerdict(
                "access",
                "Old passwords and keys still open the door",
                Status.PASS,
                "3 of 3 hold: admin logs in, user logs in, the old API key works.",
                List.of()),
            new CheckVerdict(
                "recovery",
                "Instances serve again",
                Status.PASS_WITH_ALLOWANCES,
                "4 of 4 instances run again; 4 needed the documented way out.",
                List.of(
                    Evidence.of("recovery.way-out", "chat, pair: switch-to-llama-cpp was needed"))),
            budget("migrate", Status.PASS, "9.8s of 29.4s."),
            budget("downtime", Status.PASS, "Within 5m."));
    return cell(
        "cpu",
        new CellReport.Accelerator("cpu", "No accelerator", "none", "", 0, ""),
        checks,
        Status.PASS_WITH_ALLOWANCES,
        "Everything promised holds; 14 differences are declared losses.",
        measures,
        tape);
  }

  static CellReport h100() {
    Tape tape = new Tape(START.plusSeconds(140));
    begin(tape, false);
    migrate(tape, 38_400, false);
    after(tape, false);
    Map<String, Measure> measures = new LinkedHashMap<>();
    measures.put("backup", new Measure(1_900, 0, ""));
    measures.put("migrate", new Measure(38_400, 29_400, "20s + 4x copy"));
    measures.put("start", new Measure(21_300, 120_000, "2m"));
    measures.put("downtime", new Measure(tape.downtime() - HARNESS_MILLIS, 300_000, "5m"));
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("integrity.lost", 1L);
    counts.put("integrity.extra", 0L);
    counts.put("integrity.changed", 41L);
    counts.put("integrity.allowed", 14L);
    List<CheckVerdict> checks =
        List.of(
            new CheckVerdict(
                "integrity",
                "Every row and column survives",
                Status.FAIL,
                "1 row of api_keys is lost and 41 values of model_usages changed.",
                counts,
                List.of(
                    new Evidence(
                        "integrity.lost",
                        "api_keys 3 is gone",
                        "{\"id\": 3, \"name\": \"nightly\", \"user_id\": 2, \"hashed_secret_key\": \"\u2022\u2022\u2022\"}",
                        ""),
                    new Evidence(
                        "integrity.changed",
                        "model_usages 17: created_at",
                        "id: 17\nmodel_id: 1\ncreated_at: 2026-03-05T08:59:12.000000Z\ntokens: 42",
                        "id: 17\nmodel_id: 1\ncreated_at: 2026-03-04T23:59:12.000000Z\ntokens: 42"),
                    new Evidence(
                        "integrity.changed",
                        "users 4: full_name",
                        "id: 4\nusername: analyst-\ud55c\uae00\nfull_name: analyst of everything",
                        "id: 4\nusername: analyst-\ud55c\uae00\nfull_name: analyst of ever"))),
            new CheckVerdict(
                "access",
                "Old passwords and keys still open the door",
                Status.PASS,
                "3 of 3 hold: admin logs in, user logs in, the old API key works.",
                List.of()),
            new CheckVerdict(
                "recovery",
                "Instances serve again",
                Status.FAIL,
                "Of 4 instances 3 run again; pair-2 stayed in starting for 62.0s.",
                Map.of("recovery.running", 3L, "recovery.stuck", 1L),
                List.of(
                    Evidence.of(
                        "recovery.stuck", "pair-2: pending, starting; last seen scheduled"))),
            budget("migrate", Status.FAIL, "38.4s is 9.0s over 29.4s (20s + 4x copy)."),
            budget("downtime", Status.PASS, "Within 5m."),
            new CheckVerdict(
                "rollback",
                "The old release comes back from its backup",
                Status.NOT_RUN,
                "Not declared in this scenario.",
                List.of()));
    return cell(
        "nvidia-h100x8",
        new CellReport.Accelerator(
            "nvidia-h100x8",
            "NVIDIA H100 80GB HBM3, 8 of them",
            "emulated",
            "answers recorded from the vendor's tool on driver 550.90, and the NVML calls the detector makes",
            8,
            "NVIDIA H100 80GB HBM3"),
        checks,
        Status.FAIL,
        "1 row of api_keys is lost and 41 values of model_usages changed.",
        measures,
        tape);
  }

  static CellReport cell(
      String accelerator,
      CellReport.Accelerator profile,
      List<CheckVerdict> checks,
      Status status,
      String reason,
      Map<String, Measure> measures,
      Tape tape) {
    Map<String, String> axes = new LinkedHashMap<>();
    axes.put("source", "0.7.1");
    axes.put("target", "2.0.3");
    axes.put("database", "external-postgresql");
    axes.put("accelerator", accelerator);
    String id = SCENARIO + "[0.7.1..2.0.3,external-postgresql," + accelerator + "]";
    String slug = id.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("_+$", "");
    List<CellReport.Log> logs = new ArrayList<>();
    for (String service : List.of("old-server", "database", "migration", "new-server")) {
      logs.add(new CellReport.Log(service, service + "-1", slug + "/logs/" + service + ".log"));
    }
    return new CellReport(
        id,
        slug,
        "GPUStack",
        SCENARIO,
        "GPUStack 0.x on SQLite moves to 2.x on PostgreSQL",
        "Users, keys, models and usage survive; instances serve again after the documented step.",
        axes,
        "sha256:5f0c",
        Optional.of(profile),
        FixtureSteps.all(),
        Map.of("old", "old-server", "new", "new-server"),
        new CellVerdict(id, status, reason, checks, measures),
        List.copyOf(tape.all),
        logs,
        "./seatrial run scenarios/gpustack/sqlite-to-postgresql.yaml --cell '"
            + id
            + "' --seed 7 --keep");
  }

  private static void begin(Tape tape, boolean reused) {
    tape.add(new Observation.CellStarted(tape.now(), "cell", Map.of("processors", "2")));
    tape.pass(1_400);
    Map<String, String> standIns =
        Map.of("llama-box", "stand-in command line on the real llama.cpp server");
    tape.image(
        "old-server",
        "gpustack/gpustack:v0.7.1",
        "sha256:71aa",
        1_250_000_000L,
        standIns,
        Map.of());
    tape.image(
        "old-worker",
        "gpustack/gpustack:v0.7.1",
        "sha256:71aa",
        1_250_000_000L,
        standIns,
        Map.of());
    tape.image(
        "new-server",
        "gpustack/gpustack:v2.0.3",
        "sha256:203b",
        1_160_000_000L,
        Map.of(),
        Map.of("gateway", "the gateway has no package: --gateway-mode disabled"));
    tape.add(
        new Observation.ImageResolved(
            tape.now(),
            "database",
            "official",
            "postgres:15.6",
            "sha256:15dd",
            Optional.of("postgres@sha256:1d0c1a2b3c4d5e6f"),
            Optional.empty(),
            432_000_000L,
            Map.of(),
            Map.of(),
            Optional.empty()));
    if (!reused) {
      tape.start("1.1", "").up("old-server", "old-server-0", 9_000).answers("old", true);
      tape.up("old-worker", "old-worker-0", 4_000).ok("1.1");
      tape.start("1.2", "").step("1.2.1", "", 900).step("1.2.2", "", 2_100).ok("1.2");
      tape.start("1.3", "").instances("old", old("pending")).pass(800);
      tape.instances("old", old("starting")).pass(6_000).instances("old", old("running"));
      tape.pass(1_000).ok("1.3");
      tape.start("1.4", "").pass(1_500).exited("old-worker", "old-worker-0", 0);
      tape.pass(1_200).exited("old-server", "old-server-0", 0).answers("old", false);
      tape.nobodyAsks("old").ok("1.4");
    }
    tape.add(new Observation.PreparedState(tape.now(), "9f31c2ab", reused, 18_400_000L));
    tape.pass(2_300);
  }

  private static void migrate(Tape tape, long millis, boolean clean) {
    tape.start("2.1", "").up("old-server", "old-server-1", 8_700).answers("old", true);
    tape.pass(1_500).ok("2.1").start("2.2", "").pass(1_300);
    tape.answers("old", false).pass(600).exited("old-server", "old-server-1", 0).ok("2.2");
    tape.step("2.3", "", 1_700);
    tape.add(
        new Observation.SnapshotTaken(
            tape.now(), "before", "sqlite", Map.of("users", 6L, "api_keys", 3L), 48_210));
    tape.step("2.4", "", 1_900);
    tape.start("2.5", "").up("database", "database-1", 2_200).ok("2.5");
    tape.step("2.6", "", 2_350);
    tape.add(new Observation.YardstickMeasured(tape.now(), "copy", 2_350, 1_284));
    tape.start("2.7", "").container("migration", "migration-1", "created").pass(200);
    tape.container("migration", "migration-1", "started").pass(millis - 200);
    tape.exited("migration", "migration-1", 0).ok("2.7");
    tape.step("2.8", "", 1_600);
    tape.add(
        new Observation.SnapshotTaken(
            tape.now(),
            "migrated",
            "postgresql",
            Map.of("users", 8L, "api_keys", clean ? 5L : 4L),
            51_004));
  }

  private static void after(Tape tape, boolean clean) {
    tape.nobodyAsks("old");
    tape.start("3.1", "").up("new-server", "new-server-1", 20_400).answers("new", true);
    tape.up("new-worker", "new-worker-1", 3_100).ok("3.1");
    tape.add(
        new Observation.Remark(
            tape.now(),
            "socket proxy",
            "added the run's label to 2 containers the worker started; dropped Privileged"));
    tape.step("3.2", "", 700);
    tape.instances("new", now("pending", "failed", "failed")).pass(5_000);
    tape.start("3.3", "").start("3.3.1", "");
    for (int i = 1; i <= 3; i++) {
      tape.step("3.3.1." + i, "DELETE /v2/model-instances/" + i, 600);
    }
    tape.ok("3.3.1").ok("3.3").start("3.4", "");
    tape.instances("new", now("pending", "pending", "pending")).pass(1_200);
    tape.instances("new", now("starting", "starting", "starting")).pass(11_000);
    tape.instances("new", now("running", "running", "starting")).pass(clean ? 4_000 : 62_000);
    if (clean) {
      tape.instances("new", now("running", "running", "running")).pass(3_000).ok("3.4");
    } else {
      tape.add(
          new Observation.StepFinished(
              tape.now(),
              "3.4",
              Observation.StepFinished.Outcome.FAILED,
              Optional.of("recovery.not-running"),
              Optional.of("pair-2 was still starting after 1m 14s"),
              List.of("pair-2 SCHEDULED", "worker: waiting for a free device")));
    }
    tape.answers("new", true).exited("new-worker", "new-worker-1", 0);
    tape.pass(700).exited("new-server", "new-server-1", 143);
    tape.exited("database", "database-1", 0).pass(900);
    tape.add(new Observation.CellFinished(tape.now(), Optional.empty()));
  }

  private static Instance[] old(String state) {
    return new Instance[] {
      instance("1", "chat", "chat-1", state),
      instance("2", "pair", "pair-1", state),
      instance("3", "pair", "pair-2", state)
    };
  }

  private static Instance[] now(String one, String two, String three) {
    return new Instance[] {
      instance("11", "chat", "chat-1", one),
      instance("12", "pair", "pair-1", two),
      instance("13", "pair", "pair-2", three)
    };
  }

  private static Instance instance(String id, String group, String label, String state) {
    String raw =
        state.equals("starting") ? "initializing" : state.equals("failed") ? "error" : state;
    String detail = state.equals("failed") ? "inference backend llama-box is not known" : "";
    return new Instance(id, group, label, state, raw, detail);
  }

  private static CheckVerdict budget(String name, Status status, String reason) {
    List<Evidence> evidence =
        status == Status.FAIL
            ? List.of(Evidence.of("budget.over", "copy took 2.35s before and 2.41s after"))
            : List.of();
    return new CheckVerdict("budget: " + name, "Budget for " + name, status, reason, evidence);
  }
}
