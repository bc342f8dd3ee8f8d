package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.engine.Script;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.observation.Observation.StepFinished.Outcome;
import dev.seatrial.scenario.Step;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each store is asked by its own reader, at the port that its service publishes. */
class StoreOpenerTest {
  private final Interpreted in;

  StoreOpenerTest(@TempDir Path directory) {
    in = new Interpreted(directory.resolve("cell"));
  }

  @ParameterizedTest
  @CsvSource({
    "database, PostgreSQL",
    "ledger, MySQL",
    "charts, Elasticsearch",
    "tides, Redis",
    "signals, etcd",
  })
  void aServerThatDoesNotAnswerIsAFinding(String store, String product) throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    in.fake.engine.on("hold", Script.runs().publishing(5432, port));

    StepFinished result = in.does(Interpreted.start("hold"), snapshot(store));

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.finding()).hasValue("store.unreadable");
    assertThat(result.message().orElse("")).contains(product).doesNotContain("anchor");
  }

  @ParameterizedTest
  @CsvSource({"database", "ledger", "charts", "papers", "tides", "signals"})
  void aServiceThatDoesNotRunIsAFinding(String store) {
    StepFinished result = in.does(snapshot(store));

    assertThat(result.finding()).hasValue("store.not-running");
    assertThat(result.message()).hasValue("store " + store + ": hold does not run");
  }

  private static Step snapshot(String store) {
    return new Step.Snapshot(List.of(new Step.Snapshot.Member(store, "taken")), FakeCell.HERE);
  }
}
