package dev.seatrial.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Harbour;
import dev.seatrial.run.Ferry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code reproduce.sh} with a docker that only remembers; what it asks for answers really. */
class ReproduceScriptTest {
  private static final String DOCKER =
      """
      #!/bin/sh
      echo "$*" >>"$CALLS"
      last() { shift $(($# - 1)); echo "$1"; }
      case "$1" in
        create)
          name=$3
          for word in "$@"; do
            case $word in dev.seatrial.service=* | dev.seatrial.key=*) echo "$name" >"$STATE/${word#dev.seatrial.}" ;; esac
          done ;;
        stop) grep -lx "$(last "$@")" "$STATE"/* | xargs -r rm -f ;;
        ps)
          case "$*" in
            *label=dev.seatrial.service=* | *label=dev.seatrial.key=*) cat "$STATE/$(last "$@" | sed 's/.*seatrial[.]//')" 2>/dev/null ;;
            "ps -aq"*) echo left ;;
          esac ;;
        port) case "$2" in *-dock-*) echo "127.0.0.1:$DOCK" ;; *) echo "127.0.0.1:$QUAY" ;; esac ;;
        inspect) echo true ;;
        start) [ "$2" != -a ] || { echo "moved"; exit "$MOVER"; } ;;
      esac
      exit 0
      """;

  private final Cell cell = Harbour.ferried();
  private final Ferry ferry;
  private final Path folder;
  private String said = "";

  ReproduceScriptTest(@TempDir Path folder) {
    this.folder = folder;
    ferry = new Ferry(folder);
  }

  @BeforeEach
  void script() throws IOException {
    for (String tool : List.of("curl", "jq")) {
      assumeTrue(
          Stream.of(System.getenv("PATH").split(":", -1))
              .anyMatch(at -> Files.isExecutable(Path.of(at, tool))),
          tool + " is not here");
    }
    Files.createDirectories(folder.resolve("state"));
    write("docker", DOCKER);
    write(
        "reproduce.sh",
        new Reproduction(cell, StandIns.of(cell), at -> at.file() + ":" + at.line(), Path::toString)
            .script(
                BundleReadme.resource("head.sh"),
                Stream.concat(Stream.of("helper"), cell.services().keySet().stream())
                    .map(key -> (key.equals("helper") ? key : ShellServices.image(key)) + "=" + key)
                    .toList()));
  }

  @AfterEach
  void close() {
    ferry.close();
  }

  @Test
  void itDoesTheStepsAndTakesAllAway() throws Exception {
    assertThat(run(0)).as(said).isZero();

    assertThat(said)
        .contains("== 2.2  run mover: move", "   holds: access: the gate opens to ")
        .contains("   holds: lamps: the port lamp of 1 burns", "holds: lamps: the starboard lamp")
        .contains("not done here: the rows of file are written down in the run (")
        .endsWith(
            "Every step did what the plan says. Rows before and after are not compared here.\n");
    // What was captured is used, and what was asked by HTTP was asked.
    assertThat(ferry.quay.lines())
        .contains("GET /me?key=" + Ferry.KEY, "PUT /lamps/1/port", "PUT /lamps/1/starboard");
    assertThat(calls())
        .anyMatch(call -> call.startsWith("network create --label dev.seatrial.reproduce="))
        .anyMatch(call -> call.endsWith(" move"))
        .contains("rm -f -v left")
        .allMatch(call -> !call.contains("anchor"));
  }

  @Test
  void aPromiseThatDoesNotHoldIsToldAndTheRestIsDone() throws Exception {
    ferry.quay.on("GET /me?key=" + Ferry.KEY, 403, "closed");

    assertThat(run(0)).as(said).isEqualTo(3);
    assertThat(said)
        .contains("DOES NOT HOLD: access: the gate opens to ")
        .contains("expected status 200, got 403: closed")
        .contains("holds: lamps: the port lamp of 1 burns")
        .endsWith("1 promises do not hold.\n");
    assertThat(calls()).contains("rm -f -v left");
  }

  @Test
  void itEndsWithTheStepThatFailed() throws Exception {
    assertThat(run(4)).as(said).isEqualTo(1);

    assertThat(said)
        .contains("FAILED in step 2.2: run mover: move", "expected exit code 0, got 4: moved")
        .doesNotContain("== 2.3");
    assertThat(calls()).contains("rm -f -v left");
  }

  private int run(int mover) throws Exception {
    ProcessBuilder script =
        new ProcessBuilder(folder.resolve("reproduce.sh").toString()).redirectErrorStream(true);
    var environment = script.environment();
    environment.put("PATH", folder + ":" + environment.get("PATH"));
    environment.put("CALLS", folder.resolve("calls").toString());
    environment.put("STATE", folder.resolve("state").toString());
    environment.put("DOCK", Integer.toString(ferry.dock.port()));
    environment.put("QUAY", Integer.toString(ferry.quay.port()));
    environment.put("MOVER", Integer.toString(mover));
    environment.put("SETTLE", "0");
    Path output = folder.resolve("output");
    Process process = script.redirectOutput(output.toFile()).start();
    boolean ended = process.waitFor(90, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    said = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended).as(said).isTrue();
    return process.exitValue();
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }

  private void write(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
