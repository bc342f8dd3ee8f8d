package dev.seatrial.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Given;
import dev.seatrial.plan.Harbour;
import dev.seatrial.plan.Planner;
import dev.seatrial.plan.Selection;
import dev.seatrial.source.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ManifestsTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("basedir", ""), "src/test/resources/kubernetes/dock-to-quay.txt");

  @Test
  void rendersFilesInTheOrderOfThePlan() throws IOException {
    String printed = printed(Manifests.of(cell(), Given.NOTHING, Cluster.UNKNOWN));
    if (Boolean.getBoolean("corpus.update") && !"true".equals(System.getenv("CI"))) {
      Files.writeString(GOLDEN, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void everyManifestIsWhatAClusterTakes() {
    List<JsonNode> all = documents(Manifests.of(cell(), Given.NOTHING, Cluster.UNKNOWN));
    assertThat(all)
        .hasSizeGreaterThan(12)
        .allSatisfy(it -> assertThat(KubernetesSchema.mistakes(it)).isEmpty());
    assertThat(all.stream().map(it -> it.path("kind").asText()).distinct())
        .containsExactlyInAnyOrder(
            "Namespace",
            "Secret",
            "PersistentVolumeClaim",
            "Deployment",
            "Service",
            "Job",
            "ConfigMap");
  }

  @Test
  void aKeyThatKubernetesDoesNotKnowIsRefused() {
    for (JsonNode document : documents(Manifests.of(cell(), Given.NOTHING, Cluster.UNKNOWN))) {
      ObjectNode planted = document.deepCopy();
      planted.put("restartPolicy", "Never");
      assertThat(KubernetesSchema.mistakes(planted))
          .singleElement()
          .asString()
          .contains("restartPolicy");
      ObjectNode labelled = document.deepCopy();
      ((ObjectNode) labelled.path("metadata")).put("label", "x");
      assertThat(KubernetesSchema.mistakes(labelled)).singleElement().asString().contains("label");
      ObjectNode retyped = document.deepCopy();
      ((ObjectNode) retyped.path("metadata")).putArray("name");
      assertThat(KubernetesSchema.mistakes(retyped)).isNotEmpty();
    }
    JsonNode deep =
        documents(Manifests.of(cell(), Given.NOTHING, Cluster.UNKNOWN)).stream()
            .filter(it -> it.path("kind").asText().equals("Job"))
            .findFirst()
            .orElseThrow();
    ((ObjectNode) deep.at("/spec/template/spec/containers/0")).put("mem_limit", "1g");
    assertThat(KubernetesSchema.mistakes(deep)).singleElement().asString().contains("mem_limit");
  }

  @Test
  void noSecretOfTheTrialIsWritten() {
    Rendering rendering = Manifests.of(cell(), Given.NOTHING, Cluster.UNKNOWN);
    assertThat(cell().values().get("password")).isEqualTo("anchor");
    assertThat(printed(rendering)).doesNotContain("anchor").contains("$(SECRET_URL)");
    assertThat(rendering.notes()).extracting(it -> it.id()).contains("kubernetes.secret");
  }

  @Test
  void volumesOfANodeAreGivenToWhoWorksOnThem() {
    Cluster node =
        new Cluster(
            Optional.of("moored"),
            Map.of("cargo", "/srv/cargo"),
            Map.of("cargo", "1000:1000"),
            Map.of("app", "harbour"),
            Cluster.HELPER_IMAGE,
            path -> Optional.empty());
    Rendering rendering = Manifests.of(cell(), Given.NOTHING, node);
    List<JsonNode> all = documents(rendering);
    assertThat(all).allSatisfy(it -> assertThat(KubernetesSchema.mistakes(it)).isEmpty());
    JsonNode pod =
        all.stream()
            .filter(it -> it.path("kind").asText().equals("Deployment"))
            .map(it -> it.at("/spec/template/spec"))
            .filter(it -> it.at("/volumes/0/hostPath/path").asText().equals("/srv/cargo"))
            .findFirst()
            .orElseThrow();
    assertThat(pod.at("/initContainers/0/command").toString())
        .isEqualTo("[\"chown\",\"-R\",\"1000:1000\",\"/volume\"]");
    assertThat(pod.at("/nodeSelector/app").asText()).isEqualTo("harbour");
    assertThat(all)
        .extracting(it -> it.at("/metadata/namespace").asText("moored"))
        .containsOnly("moored");
    assertThat(all)
        .filteredOn(it -> it.path("kind").asText().equals("PersistentVolumeClaim"))
        .extracting(it -> it.at("/metadata/name").asText())
        .contains(Cluster.BACKUPS)
        .doesNotContain("cargo");
  }

  @Test
  void aFileIsTakenAlongAsItStands() {
    Texts texts = new Texts(cell(), Map.of(), new Diagnostics());
    assertThat(texts.plain("price: $$5 $${of} $$$$ it", cell().scenario().location()))
        .isEqualTo("price: $5 ${of} $$ it");
  }

  static List<JsonNode> documents(Rendering rendering) {
    return rendering.files().stream()
        .filter(Rendering.File::manifest)
        .flatMap(file -> KubernetesSchema.documents(file.text()).stream())
        .toList();
  }

  /** All files; where the scenario lies differs from machine to machine. */
  private static String printed(Rendering rendering) {
    return rendering.files().stream()
        .map(file -> "==> " + file.name() + "\n" + file.text())
        .collect(Collectors.joining("\n"))
        .replaceAll("\\S*/corpus/", "corpus/");
  }

  private static Cell cell() {
    return Planner.plan(
            List.of(Harbour.scenario("good.yaml")),
            new Selection(Optional.of("smoke"), List.of()),
            7)
        .cells()
        .get(0);
  }
}
