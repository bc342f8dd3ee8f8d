package dev.seatrial.cli;

import static dev.seatrial.cli.Typed.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.plan.Harbour;
import dev.seatrial.plan.Plan;
import dev.seatrial.trial.SavedPlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCommandTest {
  private final Path run;
  private final Path target;

  BundleCommandTest(@TempDir Path folder) throws IOException {
    run = Files.createDirectory(folder.resolve("20260101-000000-1"));
    target = folder.resolve("a.tar.gz");
    Files.writeString(
        run.resolve("selection.json"),
        "{\"seed\": 1, \"scenarios\": [], \"cells\": [\"%s\", \"%s\"]}"
            .formatted(Harbour.judged().id(), Harbour.ferried().id()));
  }

  @Test
  void aRunWithoutItsPlanCannotBePacked() {
    assertThat(bundle().err()).startsWith("The plan of " + run + " is gone (private/plan.json)");
    assertThat(typed("bundle", run + "/none/such").err()).startsWith("There is no run in ");
  }

  @Test
  void whichCellHasToBeClear() {
    SavedPlans.save(
        new Plan(1, List.of(Harbour.judged(), Harbour.ferried())),
        run.resolve("private/plan.json"));

    assertThat(bundle().code()).isEqualTo(2);
    assertThat(bundle().err())
        .startsWith("Say which cell with --cell; there are:\n  harbour/judged[");
    assertThat(bundle("--cell", "*none*").err()).startsWith("No cell of the run matches *none*;");
    assertThat(bundle("--cell", "harbour/*").err()).startsWith("Say which one; there are:");
    assertThat(target).doesNotExist();

    Typed one = bundle("--cell", "harbour/ferried*");
    assertThat(one.err()).isEmpty();
    assertThat(one.out()).contains(" files of harbour/ferried[", "look    tar -tzf " + target);
    assertThat(target).exists();
    assertThat(typed("bundle", run.toString(), "--cell", "harbour/f*", "--to", "x.zip").err())
        .startsWith("x.zip cannot be written: --to names a .tar.gz in a folder that is there.");
  }

  private Typed bundle(String... more) {
    return typed(
        java.util.stream.Stream.concat(
                List.of("bundle", run.toString(), "--to", target.toString()).stream(),
                java.util.Arrays.stream(more))
            .toArray(String[]::new));
  }
}
