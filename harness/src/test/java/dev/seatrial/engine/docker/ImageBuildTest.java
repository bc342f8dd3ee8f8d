package dev.seatrial.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seatrial.engine.BuildSpec;
import dev.seatrial.engine.Engine;
import dev.seatrial.engine.Engine.ImageFacts;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import dev.seatrial.image.EngineFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Building on the real engine. */
@Tag("engine")
@TestInstance(Lifecycle.PER_CLASS)
class ImageBuildTest {
  private static final String CA = ".seatrial/ca-certificates.crt";

  private final EngineFixture made = new EngineFixture();
  private final Engine engine = made.engine();
  private final String base = made.shell();
  private final Path context;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  ImageBuildTest(@TempDir Path context) {
    this.context = context;
  }

  @AfterAll
  void nothingIsLeft() {
    made.close();
  }

  @Test
  void theCaBundleReachesTheBuilderStageOnlyAndARebuildIsCached() throws IOException {
    Files.createDirectories(context.resolve("tools"));
    Files.writeString(context.resolve("tools/plain"), "plain");
    Files.writeString(context.resolve("secret.key"), "never sent");
    Files.writeString(context.resolve(".dockerignore"), "*.key\n");
    Files.writeString(
        context.resolve("Dockerfile.two"),
        """
        ARG BASE
        FROM ${BASE} AS tools
        LABEL dev.seatrial.builder="true"
        COPY .seatrial/ca-certificates.crt /tmp/ca.crt
        COPY . /all
        RUN test "$(cat /tmp/ca.crt)" = "a bundle" && test ! -e /all/secret.key && \
            stat -c '%%n %%a' /all/tools /all/tools/plain > /listing && cp /tmp/ca.crt /ca-was-there
        FROM ${BASE} AS release
        COPY --from=tools /listing /listing
        FROM release AS later
        RUN false
        """
            .replace("%%", "%"));
    String tag = made.name("two") + ":1";
    made.remember(tag);
    ImageFacts first = buildTwo(tag);
    assertThat(first.tags()).contains(tag);
    assertThat(first.labels())
        .containsEntry("dev.seatrial.recipe", "r1")
        .doesNotContainKey("dev.seatrial.builder");
    assertThat(String.join("\n", lines)).contains("Step 1/").contains("Successfully built");
    assertThat(run(tag, "cat /listing; ls /tmp /ca-was-there 2>&1"))
        .contains("/all/tools 755\n/all/tools/plain 644")
        .contains("cannot access '/ca-was-there'")
        .doesNotContain("ca.crt");

    long start = System.nanoTime();
    ImageFacts second = buildTwo(tag);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(lines).anyMatch(line -> line.contains("Using cache"));
  }

  private ImageFacts buildTwo(String tag) {
    return engine.build(
        new BuildSpec(
            context,
            "Dockerfile.two",
            Optional.of("release"),
            Map.of("BASE", base),
            Map.of("dev.seatrial.recipe", "r1"),
            Map.of(CA, "a bundle".getBytes(StandardCharsets.UTF_8)),
            tag),
        lines::add);
  }

  @Test
  void aStepThatFailsIsNamedWithItsLastLinesAndLeavesNothing() throws IOException {
    String mark = made.name("failing");
    String dockerfile =
        "FROM "
            + base
            + "\nLABEL "
            + EngineFixture.LABEL
            + "="
            + mark
            + "\nRUN echo fine\nRUN echo about to fail; exit 9\n";
    EngineException e =
        catchThrowableOfType(EngineException.class, () -> build(dockerfile, mark, line -> {}));
    assertThat(e.reason()).isEqualTo(Reason.BUILD_FAILED);
    assertThat(e)
        .hasMessageStartingWith("Could not build " + mark + ":1 from ")
        .hasMessageContaining("Dockerfile: step 4/4 failed, RUN echo about")
        .hasMessageContaining("non-zero code: 9")
        .hasMessageContaining("  | about to fail")
        .hasMessageNotContaining("| fine");
    assertNothingOf(mark);
  }

  @Test
  void anInterruptedBuildLeavesNothing() throws Exception {
    String mark = made.name("interrupted");
    String dockerfile =
        "FROM "
            + base
            + "\nLABEL "
            + EngineFixture.LABEL
            + "="
            + mark
            + "\nRUN echo first\nRUN echo waiting; sleep 60\n";
    CountDownLatch waiting = new CountDownLatch(1);
    CompletableFuture<EngineException> thrown = new CompletableFuture<>();
    Thread builder =
        new Thread(
            () ->
                thrown.complete(
                    catchThrowableOfType(
                        EngineException.class,
                        () ->
                            build(
                                dockerfile,
                                mark,
                                line -> {
                                  if (line.equals("waiting")) {
                                    waiting.countDown();
                                  }
                                }))));
    builder.start();
    waiting.await();
    builder.interrupt();
    builder.join();
    assertThat(thrown.get().reason()).isEqualTo(Reason.INTERRUPTED);
    Awaitility.await("the builder's container is gone")
        .atMost(Duration.ofSeconds(20))
        .until(() -> engine.labelled(EngineFixture.LABEL, Optional.of(mark)).isEmpty());
    assertNothingOf(mark);
  }

  @Test
  void aMissingBaseFailsAtOnceAndIsNamed() {
    EngineException e =
        catchThrowableOfType(
            EngineException.class,
            () -> build("FROM seatrial.invalid/none:1\n", made.name("baseless"), line -> {}));
    assertThat(e).hasMessageContaining("seatrial.invalid/none:1");
  }

  private void assertNothingOf(String mark) {
    assertThat(engine.labelled(EngineFixture.LABEL, Optional.of(mark))).isEmpty();
    assertThat(engine.images(EngineFixture.LABEL, Optional.of(mark))).isEmpty();
  }

  private ImageFacts build(String dockerfile, String name, Consumer<String> progress)
      throws IOException {
    Path folder = Files.createDirectories(context.resolve(name));
    Files.writeString(folder.resolve("Dockerfile"), dockerfile);
    return engine.build(BuildSpec.of(folder, Map.of(), name + ":1"), progress);
  }

  private String run(String image, String script) throws IOException {
    return made.output(image, script, context.resolve("run.log"));
  }
}
