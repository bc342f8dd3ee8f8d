package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparedStatesTest {
  private static final PreparedStates.State STATE =
      new PreparedStates.State(Map.of("key", "k\"1\u2603"), Map.of("tug", 2L));

  private final Path cache;

  PreparedStatesTest(@TempDir Path cache) {
    this.cache = cache;
  }

  @Test
  void whatWasStoredIsFoundAsItWas() {
    PreparedStates states = new PreparedStates(cache);
    assertThat(states.find("k1")).isEmpty();
    states.store("k1", STATE, folder -> write(folder, "cargo"));

    PreparedStates.Stored found = new PreparedStates(cache).find("k1").orElseThrow();
    assertThat(found.state()).isEqualTo(STATE);
    assertThat(found.volumes()).containsExactly("cargo");
    assertThat(found.volume("cargo")).hasContent("cargo");
    assertThat(found.bytes()).isGreaterThan(10);
    assertThat(states.find("k2")).isEmpty();
  }

  @Test
  void onlyTheUserMayReadIt() throws IOException {
    PreparedStates.Stored stored =
        new PreparedStates(cache).store("k1", STATE, folder -> write(folder, "cargo"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stored.folder())))
        .isEqualTo("rwx------");
  }

  @Test
  void oneThatIsNotFilledToTheEndIsNotThereAndLeavesNothing() throws IOException {
    PreparedStates states = new PreparedStates(cache);
    assertThatThrownBy(
            () ->
                states.store(
                    "k1",
                    STATE,
                    folder -> {
                      write(folder, "cargo");
                      assertThat(states.find("k1")).isEmpty();
                      throw new HarnessFailure("the disk is full", List.of());
                    }))
        .hasMessage("the disk is full");

    assertThat(states.find("k1")).isEmpty();
    try (Stream<Path> left = Files.list(cache.resolve("prepared"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aNewOneTakesThePlaceOfTheOld() {
    PreparedStates states = new PreparedStates(cache);
    states.store("k1", STATE, folder -> write(folder, "cargo"));
    states.store("k1", STATE, folder -> write(folder, "hold"));

    assertThat(states.find("k1").orElseThrow().volumes()).containsExactly("hold");
  }

  @ParameterizedTest
  @ValueSource(strings = {"state.json", "cargo.tar.zst", "private/backup"})
  void aDamagedOneIsNotTaken(String file) throws IOException {
    PreparedStates states = new PreparedStates(cache);
    Path folder = states.store("k1", STATE, this::writeAll).folder();
    Path damaged = folder.resolve(file);
    Files.writeString(damaged, Files.readString(damaged).substring(1));

    assertThatThrownBy(() -> states.find("k1"))
        .isInstanceOf(HarnessFailure.class)
        .hasMessageContaining("the prepared state in " + folder + " is damaged");
    Files.delete(damaged);
    assertThatThrownBy(() -> states.find("k1")).hasMessageContaining("is damaged");
    states.store("k1", STATE, this::writeAll);
    assertThat(states.find("k1")).isPresent();
  }

  @Test
  void whatWasLentStaysWhenAnotherRunReplacesIt() throws IOException {
    PreparedStates states = new PreparedStates(cache);
    states.store("k1", STATE, folder -> write(folder, "cargo"));
    PreparedStates.Stored lent = states.find("k1").orElseThrow();
    Path replaced = cache.resolve("prepared/k1");
    PreparedStates.delete(replaced);

    assertThat(lent.volume("cargo")).hasContent("cargo");
    states.giveBack(lent);
    assertThat(cache.resolve("prepared")).isEmptyDirectory();
  }

  private void writeAll(Path folder) {
    write(folder, "cargo");
    try {
      Files.createDirectory(folder.resolve("private"));
      Files.writeString(folder.resolve("private/backup"), "backup");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void filesAreCopiedWithTheirFolders() throws IOException {
    Path from = cache.resolve("from");
    Files.createDirectories(from.resolve("snapshots/before"));
    Files.writeString(from.resolve("snapshots/before/boats"), "rows");
    PreparedStates.copy(from, cache.resolve("to"));
    PreparedStates.copy(cache.resolve("none"), cache.resolve("to"));

    assertThat(cache.resolve("to/snapshots/before/boats")).hasContent("rows");
  }

  private static void write(Path folder, String volume) {
    try {
      Files.writeString(folder.resolve(volume + ".tar.zst"), volume);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
