package dev.seatrial.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.engine.docker.Doctor.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("engine")
class DoctorTest {

  @Test
  void looksAtEverything(@TempDir Path folder) {
    Map<String, String> environment =
        Map.of("PATH", folder.toString(), "SSL_CERT_FILE", folder.resolve("none").toString());
    var points = Doctor.examine(environment, Optional.of("127.0.0.1:1"), "dev.seatrial.nobody");
    assertThat(points)
        .extracting(Doctor.Point::subject)
        .containsExactly("engine", "disk", "memory", "registry", "leftovers", "debootstrap", "ca");
    assertThat(points)
        .filteredOn(point -> point.subject().equals("registry"))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.level()).isEqualTo(Level.NOTE);
              assertThat(point.text()).contains("does not answer");
            });
    assertThat(points.get(points.size() - 1).level()).isEqualTo(Level.TROUBLE);
    assertThat(points).allSatisfy(point -> assertThat(point.text()).endsWith("."));
  }
}
