package dev.seatrial.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seatrial.engine.Engine.ImageFacts;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import dev.seatrial.engine.FakeEngine;
import dev.seatrial.image.ImageResolver.Mode;
import dev.seatrial.scenario.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageResolverTest {
  private static final String NAME = "shop/shop:1";

  private final FakeEngine engine = new FakeEngine();
  private final List<String> progress = new ArrayList<>();
  private final Path folder;
  private final Path context;

  ImageResolverTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.context = Files.createDirectories(folder.resolve("shop/images"));
    Files.writeString(context.resolve("Dockerfile"), "FROM scratch AS release\n");
  }

  @Test
  void aLocalImageFromARegistryIsOfficialAndNobodyIsAsked() {
    engine.addImage(NAME, Optional.of("shop/shop@sha256:1"), Map.of());
    ResolvedImage image = resolve(Mode.AUTO);
    assertThat(image.source()).isEqualTo(ResolvedImage.Source.OFFICIAL);
    assertThat(image.digest()).contains("shop/shop@sha256:1");
    assertThat(image.recipe()).isEmpty();
    assertThat(engine.calls()).isEmpty();
  }

  @Test
  void aLocalImageOfUnknownOriginIsNot() {
    engine.addImage(NAME);
    assertThat(resolve(Mode.AUTO).source()).isEqualTo(ResolvedImage.Source.ASSEMBLED);
    assertThat(engine.calls()).first().isEqualTo("pull " + NAME);
  }

  @Test
  void anAssembledImageNeverPassesForOfficial() {
    engine.registry(
        name ->
            engine.addImage(
                name, Optional.of("shop/shop@sha256:2"), Map.of(Labels.ASSEMBLED, "shop/release")));
    assertThat(resolve(Mode.AUTO).source()).isEqualTo(ResolvedImage.Source.ASSEMBLED);
    assertThat(failure(Mode.OFFICIAL))
        .hasMessageStartingWith("The official image shop/shop:1 cannot be had: ")
        .hasMessageContaining("is an assembled image, by its label");
  }

  @Test
  void aRegistryThatAnswersGivesTheOfficialImageUnderThePrefix() {
    engine.registry(name -> engine.addImage(name, Optional.of("it@sha256:3"), Map.of()));
    ResolvedImage image =
        resolver(Mode.AUTO, Optional.of("127.0.0.1:5000/"))
            .resolve(Optional.of("quay.io/" + NAME), build(), progress::add);
    assertThat(image.reference()).isEqualTo("127.0.0.1:5000/" + NAME);
    assertThat(image.source()).isEqualTo(ResolvedImage.Source.OFFICIAL);
  }

  @Test
  void aSilentRegistryIsAskedOnceInAProcess() {
    ImageResolver resolver = resolver(Mode.AUTO, Optional.empty());
    resolver.resolve(Optional.of(NAME), build(), progress::add);
    resolver.resolve(Optional.of("other:2"), build(), progress::add);
    assertThat(engine.calls())
        .filteredOn(call -> call.startsWith("pull"))
        .containsExactly("pull " + NAME);
    resolver.resolve(Optional.of("quay.io/other:2"), build(), progress::add);
    assertThat(engine.calls()).contains("pull quay.io/other:2");
    assertThat(progress)
        .anyMatch(line -> line.startsWith("asking the registry docker.io for shop/shop:1"))
        .anyMatch(line -> line.endsWith("Using an assembled image instead."));
  }

  @Test
  void aRefusalIsOfOneImage() {
    engine.registry(
        name -> {
          throw new EngineException(Reason.IMAGE_REFUSED, "Could not pull " + name + ".", "No.");
        });
    ImageResolver resolver = resolver(Mode.AUTO, Optional.empty());
    resolver.resolve(Optional.of(NAME), build(), progress::add);
    resolver.resolve(Optional.of("other:2"), build(), progress::add);
    assertThat(engine.calls()).contains("pull " + NAME, "pull other:2");
  }

  @Test
  void otherTroubleIsNotHiddenByAnAssembledImage() {
    engine.registry(
        name -> {
          throw new EngineException(Reason.DISK_FULL, "Full.", "Free some.");
        });
    assertThat(failure(Mode.AUTO)).hasMessage("Full.");
  }

  @Test
  void anImageOfTheSameRecipeIsUsedAtOnce() {
    ResolvedImage first = resolve(Mode.ASSEMBLED);
    ResolvedImage second = resolve(Mode.ASSEMBLED);
    assertThat(second).isEqualTo(first);
    assertThat(first.reference()).matches("seatrial/shop-release:[0-9a-f]{12}");
    assertThat(first.recipe()).hasValueSatisfying(recipe -> assertThat(recipe).hasSize(64));
    assertThat(engine.calls())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("build seatrial/shop-release:");
  }

  @Test
  void everythingThatMakesAnImageIsInItsRecipe() throws IOException {
    List<String> references = new ArrayList<>();
    references.add(resolve(Mode.ASSEMBLED).reference());
    Files.writeString(context.resolve("new"), "x");
    references.add(resolve(Mode.ASSEMBLED).reference());
    assertThat(context.resolve("new").toFile().setExecutable(true)).isTrue();
    references.add(resolve(Mode.ASSEMBLED).reference());
    Build other = new Build(context, "Dockerfile", Optional.of("release"), Map.of("RELEASE", "2"));
    references.add(
        resolver(Mode.ASSEMBLED, Optional.empty())
            .resolve(Optional.empty(), Optional.of(other), progress::add)
            .reference());
    assertThat(references).doesNotHaveDuplicates();
    Files.createDirectories(context.resolve(".seatrial"));
    Files.writeString(context.resolve(".seatrial/ca-certificates.crt"), "not counted");
    Files.writeString(context.resolve("ignored"), "not counted");
    Files.writeString(context.resolve(".dockerignore"), "ignored\n.dockerignore\n");
    assertThat(resolve(Mode.ASSEMBLED).reference()).isEqualTo(references.get(2));
  }

  @Test
  void theBaseIsTheRegistrysWhenItAnswers() throws IOException {
    Files.writeString(
        context.resolve("Dockerfile"), "ARG BASE=debian:bookworm-slim\nFROM ${BASE} AS release\n");
    engine.registry(name -> engine.addImage(name, Optional.of("debian@sha256:4"), Map.of()));
    resolve(Mode.ASSEMBLED);
    assertThat(engine.calls()).element(1).asString().startsWith("build ").endsWith(" {}");
    resolver(Mode.ASSEMBLED, Optional.of("mirror:5000"))
        .resolve(Optional.empty(), build(), progress::add);
    assertThat(engine.calls()).as("either base makes the same recipe").hasSize(2);
  }

  @Test
  void aBaseThatIsNotDebianCannotBeMadeHere() throws IOException {
    Files.writeString(
        context.resolve("Dockerfile"), "ARG BASE=alpine:3\nFROM ${BASE} AS release\n");
    assertThat(failure(Mode.ASSEMBLED))
        .hasMessageContaining("alpine:3")
        .hasMessageContaining("only Debian bases can be made here");
  }

  @Test
  void standInsAndDeviationsComeFromLabels() {
    ImageFacts facts =
        engine.addImage(
            "x:1",
            Optional.empty(),
            Map.of(
                "dev.seatrial.standin.tool",
                "a stand-in",
                "dev.seatrial.deviation.gateway",
                "none",
                Labels.RECIPE,
                "r"));
    ResolvedImage image = ResolvedImage.assembled("x:1", facts);
    assertThat(image.standIns()).containsExactly(Map.entry("tool", "a stand-in"));
    assertThat(image.deviations()).containsExactly(Map.entry("gateway", "none"));
    assertThat(image.recipe()).contains("r");
  }

  @Test
  void withoutABuildTheReasonIsTold() {
    engine.registry(
        name -> {
          throw new EngineException(Reason.IMAGE_REFUSED, "Could not pull " + name + ".", "No.");
        });
    EngineException e = withoutBuild(Mode.AUTO);
    assertThat(e).hasMessage("The image shop/shop:1 cannot be had: could not pull shop/shop:1.");
    assertThat(e.reason()).isEqualTo(Reason.IMAGE_MISSING);
  }

  @Test
  void whatOnlyASilentRegistryHasIsToldApart() {
    EngineException silent = withoutBuild(Mode.AUTO);
    assertThat(silent)
        .hasMessage("No registry answers for shop/shop:1, and no recipe assembles it.");
    assertThat(silent.reason()).isEqualTo(Reason.REGISTRY_NEEDED);

    EngineException unwanted = withoutBuild(Mode.ASSEMBLED);
    assertThat(unwanted)
        .hasMessage("Only a registry has shop/shop:1, and official images are not allowed.");
    assertThat(unwanted.reason()).isEqualTo(Reason.REGISTRY_NEEDED);
  }

  private EngineException withoutBuild(Mode mode) {
    return catchThrowableOfType(
        EngineException.class,
        () ->
            resolver(mode, Optional.empty())
                .resolve(Optional.of(NAME), Optional.empty(), progress::add));
  }

  @Test
  void theHostsCaBundleIsAddedToTheContextAndNotToTheRecipe() throws IOException {
    Path bundle = Files.writeString(folder.resolve("bundle.crt"), "a bundle");
    var settings =
        new ImageResolver.Settings(
            Mode.ASSEMBLED,
            Optional.empty(),
            folder.resolve("cache"),
            Duration.ofSeconds(1),
            Map.of("SSL_CERT_FILE", bundle.toString()));
    ResolvedImage image =
        new ImageResolver(engine, settings).resolve(Optional.empty(), build(), progress::add);
    assertThat(engine.extraFiles().get(".seatrial/ca-certificates.crt"))
        .asString()
        .isEqualTo("a bundle");
    assertThat(resolve(Mode.ASSEMBLED)).isEqualTo(image);
    engine.removeImage(image.id());
    resolve(Mode.ASSEMBLED);
    assertThat(engine.extraFiles().get(".seatrial/ca-certificates.crt")).isEmpty();
  }

  @Test
  void anUnreleasedImageIsTakenAsItIsAndNeverOfficial() {
    ImageFacts built = engine.addImage("mine/shop:dev");
    ResolvedImage local =
        resolver(Mode.OFFICIAL, Optional.of("127.0.0.1:5000"))
            .unreleased("mine/shop:dev", progress::add);
    assertThat(local.source()).isEqualTo(ResolvedImage.Source.UNRELEASED);
    assertThat(local.unreleased()).contains("mine/shop:dev " + built.id());
    assertThat(engine.calls()).isEmpty();

    engine.registry(name -> engine.addImage(name, Optional.of("shop@sha256:4"), Map.of()));
    ResolvedImage pulled =
        resolver(Mode.AUTO, Optional.of("127.0.0.1:5000")).unreleased("shop:rc1", progress::add);
    assertThat(pulled.source()).isEqualTo(ResolvedImage.Source.UNRELEASED);
    assertThat(pulled.unreleased()).contains("shop:rc1 shop@sha256:4");
    assertThat(engine.calls()).containsExactly("pull 127.0.0.1:5000/shop:rc1");
  }

  @Test
  void aPackageGoesIntoTheContextAndTheRecipe() throws IOException {
    Path wheel = Files.writeString(folder.resolve("shop-2.dev-py3.whl"), "one");
    ResolvedImage image = withPackage(wheel);
    assertThat(image.source()).isEqualTo(ResolvedImage.Source.UNRELEASED);
    assertThat(image.unreleased().orElse("")).matches("shop-2\\.dev-py3\\.whl sha256:[0-9a-f]{64}");
    assertThat(engine.extraFiles())
        .containsEntry(".seatrial/package/shop-2.dev-py3.whl", "one".getBytes(UTF_8))
        .containsKey(".seatrial/ca-certificates.crt");
    assertThat(engine.calls()).last().asString().endsWith(" {PACKAGE=shop-2.dev-py3.whl}");
    int calls = engine.calls().size();
    assertThat(withPackage(wheel)).isEqualTo(image);
    assertThat(engine.calls()).hasSize(calls);

    Files.writeString(wheel, "two");
    ResolvedImage other = withPackage(wheel);
    assertThat(other.recipe()).isNotEqualTo(image.recipe());
    assertThat(other.unreleased()).isNotEqualTo(image.unreleased());
    Path renamed = Files.copy(wheel, folder.resolve("shop-2.dev2-py3.whl"));
    assertThat(withPackage(renamed).recipe()).isNotEqualTo(other.recipe());
    assertThat(resolve(Mode.ASSEMBLED).unreleased()).isEmpty();
    assertThat(engine.extraFiles()).hasSize(1);
  }

  @Test
  void aPackageThatCannotBeTriedIsExplained() throws IOException {
    Path wheel = folder.resolve("shop.whl");
    assertThat(catchThrowableOfType(EngineException.class, () -> withPackage(wheel)))
        .hasMessage("The package " + wheel + " cannot be read.");
    Files.writeString(wheel, "one");
    EngineException official =
        catchThrowableOfType(
            EngineException.class,
            () ->
                resolver(Mode.OFFICIAL, Optional.empty())
                    .resolve(Optional.empty(), taking(wheel), progress::add));
    assertThat(official).hasMessageStartingWith("A package is tried in an assembled image");
  }

  private ResolvedImage withPackage(Path file) {
    return resolver(Mode.AUTO, Optional.empty())
        .resolve(Optional.empty(), taking(file), progress::add);
  }

  private Optional<Build> taking(Path file) {
    return Optional.of(
        new Build(
            context,
            "Dockerfile",
            Optional.of("release"),
            Map.of(),
            Optional.of("PACKAGE"),
            Optional.of(file)));
  }

  private ResolvedImage resolve(Mode mode) {
    return resolver(mode, Optional.empty()).resolve(Optional.of(NAME), build(), progress::add);
  }

  private EngineException failure(Mode mode) {
    return catchThrowableOfType(EngineException.class, () -> resolve(mode));
  }

  private Optional<Build> build() {
    return Optional.of(new Build(context, "Dockerfile", Optional.of("release"), Map.of()));
  }

  private ImageResolver resolver(Mode mode, Optional<String> registry) {
    return new ImageResolver(
        engine,
        new ImageResolver.Settings(
            mode, registry, folder.resolve("cache"), Duration.ofSeconds(1), Map.of()));
  }
}
