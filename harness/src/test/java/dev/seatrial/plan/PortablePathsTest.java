package dev.seatrial.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortablePathsTest {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private final PortablePaths paths =
      new PortablePaths(Path.of("/ports/boats"), () -> Optional.of(Path.of("/cache/fixtures")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing matched (/ports/boats/scenarios/a.yaml:12:3): x | nothing matched (scenarios/a.yaml:12:3): x",
        "/ports/boats/seatrial run              | seatrial run",
        "cannot read /ports/boats.              | cannot read ..",
        "file:///ports/boats/x                  | file://x",
        "/cache/fixtures/shared/Dockerfile:3    | bundled:shared/Dockerfile:3",
        "(/cache/fixtures/sloop/system.yaml:1:2)| (bundled:sloop/system.yaml:1:2)",
        "/other/clone/fixtures/a/seeds/b.yaml:2:1 expects | fixtures/a/seeds/b.yaml:2:1 expects",
        // No places of ours.
        "/ports/boats-old/x                     | /ports/boats-old/x",
        "/more/ports/boats/x                    | /more/ports/boats/x",
        "/var/lib/app/config.yaml was written   | /var/lib/app/config.yaml was written",
        "GET http://host/fixtures/1             | GET http://host/fixtures/1",
        "9:30, and 3:1                          | 9:30, and 3:1",
      })
  void textsSayNothingOfWhereTheProjectLies(String told, String portable) {
    assertThat(paths.text(told)).isEqualTo(portable);
  }

  @Test
  void aPlaceIsToldAsSeenFromTheRootWhereverSomebodyStands() {
    PortablePaths below = new PortablePaths(HERE.resolve("project"), Optional::empty);
    assertThat(below.text("(project/scenarios/a.yaml:1:2)")).isEqualTo("(scenarios/a.yaml:1:2)");
    PortablePaths above = new PortablePaths(HERE.resolveSibling(".").normalize(), Optional::empty);
    assertThat(above.text("a.yaml:1:2")).isEqualTo(HERE.getFileName() + "/a.yaml:1:2");
  }
}
