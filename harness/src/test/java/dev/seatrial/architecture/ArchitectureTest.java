package dev.seatrial.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What the design forbids. */
class ArchitectureTest {
  private static final Path MAIN =
      Path.of(System.getProperty("basedir", ""), "src", "main", "java");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.seatrial");

  @Test
  void somethingIsScanned() {
    assertThat(CLASSES).hasSizeGreaterThan(100);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.seatrial.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheDockerEngineKnowsDocker() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.seatrial.engine.docker..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.testcontainers..", "com.github.dockerjava..")
        .check(CLASSES);
  }

  @Test
  void scenarioPlanAndVerdictDoNoIo() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.seatrial.scenario",
            "dev.seatrial.plan",
            "dev.seatrial.kubernetes",
            "dev.seatrial.verdict")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.nio\\.file\\.Files|java\\.io\\.(File|InputStream|OutputStream|Reader|Writer).*"
                + "|java\\.net\\..*|java\\.sql\\..*|java\\.lang\\.Process.*")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.seatrial.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  @Test
  void nothingSleeps() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .because("waiting goes through Awaitility, with a name and a deadline")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(NullMarked.class)
        .check(CLASSES);
    assertThat(packageInfos()).hasSizeGreaterThan(12);
  }

  @Test
  void noProductIsNamed() throws IOException {
    Pattern products = Pattern.compile("gpustack|backend\\.?ai|clearml|\\btrains\\b");
    assertThat(sources())
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(products.matcher(Files.readString(file).toLowerCase(Locale.ROOT)).find())
                    .as(file.toString())
                    .isFalse());
  }

  @Test
  void filesAreShort() throws IOException {
    assertThat(sources())
        .allSatisfy(
            file -> assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(401));
  }

  private static List<Path> packageInfos() {
    try {
      return sources().stream().filter(f -> f.endsWith("package-info.java")).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }
}
