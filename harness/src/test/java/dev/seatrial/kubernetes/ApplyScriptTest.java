package dev.seatrial.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.plan.Given;
import dev.seatrial.plan.Harbour;
import dev.seatrial.plan.Planner;
import dev.seatrial.plan.Selection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code apply.sh} run by a shell, with a kubectl that writes down what it is told. */
class ApplyScriptTest {
  /** Of the job that FAILS names, nothing but Failed comes true; of others, it never does. */
  private static final String KUBECTL =
      """
      #!/bin/sh
      case "$1" in --namespace) shift 2 ;; esac
      case "$*" in
        "wait --for=condition=Failed job/$FAILS "*) exit 0 ;;
        "wait --for=condition=Complete job/$FAILS "* | *=Failed*) exit 1 ;;
      esac
      echo "$*" >>"$CALLS"
      """;

  @TempDir private Path folder;

  @BeforeEach
  void manifests() throws IOException {
    Planner.plan(
            List.of(Harbour.scenario("good.yaml")),
            new Selection(Optional.of("smoke"), List.of()),
            7)
        .cells()
        .forEach(
            cell -> {
              for (Rendering.File file :
                  Manifests.of(cell, Given.NOTHING, Cluster.UNKNOWN).files()) {
                write(file.name(), file.text());
              }
            });
    write("kubectl", KUBECTL);
    assertThat(folder.resolve("kubectl").toFile().setExecutable(true)).isTrue();
  }

  @Test
  void nothingIsAppliedBeforeAllIsFilledIn() throws Exception {
    assertThat(run("", "", "migrate")).isEqualTo(1);
    assertThat(said()).contains("001-secrets.yaml:", "Fill these in first.");
    assertThat(calls()).isEmpty();
  }

  @Test
  void stepsAreDoneInTheOrderOfThePlan() throws Exception {
    fillIn();
    assertThat(run("y\ny\n", "", "migrate")).as(said()).isZero();
    assertThat(calls())
        .startsWith(
            "apply -f 000-namespace.yaml",
            "apply -f 001-secrets.yaml",
            "apply -f 002-volumes.yaml",
            "delete job backup-cargo-2-2 --ignore-not-found",
            "apply -f 050-backup-cargo-2-2.yaml",
            "wait --for=condition=Complete job/backup-cargo-2-2 --timeout=2s",
            "logs job/backup-cargo-2-2 --tail=20",
            "apply -f 060-hold.yaml",
            "scale deployment/hold --replicas=1",
            "wait --for=condition=Available deployment/hold --timeout=360s",
            "delete job mover-2-6 --ignore-not-found",
            "apply -f 070-mover-2-6.yaml");
    assertThat(calls().indexOf("apply -f 110-restore-cargo-2-10.yaml"))
        .isGreaterThan(calls().indexOf("apply -f 100-mover-2-8-2-1.yaml"));
  }

  @Test
  void aJobThatFailsEndsIt() throws Exception {
    fillIn();
    assertThat(run("", "backup-cargo-2-2", "migrate")).isEqualTo(1);
    assertThat(said()).contains("backup-cargo-2-2: Failed");
    assertThat(calls())
        .contains("apply -f 050-backup-cargo-2-2.yaml")
        .doesNotContain("apply -f 060-hold.yaml");
  }

  @Test
  void whatNobodyHasDoneByHandEndsIt() throws Exception {
    fillIn();
    assertThat(run("n\n", "", "after")).isEqualTo(1);
    assertThat(said()).contains("by hand: curl --fail-with-body --request POST");
    assertThat(calls())
        .contains("apply -f 120-quay.yaml")
        .doesNotContain("apply -f 130-mover-3-10.yaml");
    assertThat(run("y\ny\n", "mover-3-10", "after")).isEqualTo(1);
    assertThat(said()).contains("does not hold: verify ends: it ends");
    assertThat(run("y\ny\ny\n", "mover-3-10", "after")).isZero();
  }

  @Test
  void aPhaseThatIsNoneIsRefused() throws Exception {
    fillIn();
    assertThat(run("", "", "afterwards")).isEqualTo(2);
    assertThat(said()).contains("There is no phase afterwards.");
  }

  private void fillIn() throws IOException {
    for (Path file : yaml()) {
      Files.writeString(file, Files.readString(file).replace(Texts.FILL_IN, "filled"));
    }
  }

  private List<Path> yaml() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
  }

  private int run(String typed, String fails, String phase) throws Exception {
    write("calls", "");
    write("typed", typed);
    ProcessBuilder builder = new ProcessBuilder("sh", folder.resolve("apply.sh").toString(), phase);
    builder.environment().merge("PATH", folder.toString(), (old, own) -> own + ":" + old);
    builder.environment().put("CALLS", folder.resolve("calls").toString());
    builder.environment().put("FAILS", fails.isEmpty() ? "none" : fails);
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectInput(folder.resolve("typed").toFile())
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"), StandardCharsets.UTF_8);
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
