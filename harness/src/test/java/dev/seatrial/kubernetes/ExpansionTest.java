package dev.seatrial.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Given;
import dev.seatrial.plan.Harbour;
import dev.seatrial.source.Location;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpansionTest {
  private static final Location HERE = Location.ofFile("system.yaml");
  private static final Cell CELL = Harbour.judged();

  @Test
  void aDollarThatKubernetesWouldReadIsDoubled() {
    // In a scenario each dollar is written twice.
    assertThat(in("$$(date) $$HOME 5$$")).isEqualTo("$$(date) $HOME 5$");
    assertThat(in("$$$$(date)")).isEqualTo("$$$$(date)");
    assertThat(in("$$anchor")).isEqualTo("$$$(SECRET_PASSWORD)");
  }

  @Test
  void aSecretBecomesAVariableThatComesFirst() {
    Sheet sheet = sheet();
    Expansion texts =
        new Expansion(
            sheet, HERE, Map.of("PASSWORD", "anchor", "SECRET_PASSWORD", "x", "URL", "a:anchor@b"));
    assertThat(texts.in("--password=anchor")).isEqualTo("--password=$(SECRET_PASSWORD_)");
    List<EnvVar> all = texts.variables();
    assertThat(all.get(0).getName()).isEqualTo("SECRET_PASSWORD_");
    assertThat(all.get(0).getValueFrom().getSecretKeyRef().getKey()).isEqualTo("password");
    assertThat(all)
        .filteredOn(it -> it.getName().equals("PASSWORD"))
        .singleElement()
        .satisfies(it -> assertThat(it.getValueFrom().getSecretKeyRef()).isNotNull());
    assertThat(all)
        .filteredOn(it -> it.getName().equals("URL"))
        .extracting(EnvVar::getValue)
        .containsExactly("a:$(SECRET_PASSWORD_)@b");
    assertThat(sheet.notes().sorted()).extracting(it -> it.id()).containsOnly("kubernetes.secret");
  }

  @Test
  void thePodKnowsItsNameAndWhatOnlyARunKnowsIsMarked() {
    Sheet sheet = sheet();
    Expansion texts = new Expansion(sheet, HERE, Map.of());
    assertThat(texts.in("${container.name}/${listing}"))
        .isEqualTo("$(POD_NAME)/fill-me-in-listing");
    assertThat(texts.variables().get(0).getValueFrom().getFieldRef().getFieldPath())
        .isEqualTo("metadata.name");
    assertThat(sheet.notes().sorted())
        .extracting(it -> it.id())
        .containsExactly("kubernetes.value");
  }

  @Test
  void namesAreThoseThatAClusterTakes() {
    Names names = new Names();
    assertThat(names.of("Job", "Move it@2.0")).isEqualTo("move-it-2-0");
    assertThat(names.of("Job", "Move it@2.0")).isEqualTo("move-it-2-0");
    assertThat(names.of("Job", "move-it 2.0")).startsWith("move-it-2-0-");
    assertThat(names.of("Volume", "move-it 2.0")).isEqualTo("move-it-2-0");
    assertThat(names.of("Job", "2.0")).isEqualTo("x-2-0");
    assertThat(names.of("Job", "_")).isEqualTo("x");
    String one = names.of("Job", "a".repeat(80) + "1");
    String two = names.of("Job", "a".repeat(80) + "2");
    assertThat(List.of(one, two)).doesNotHaveDuplicates().allMatch(it -> it.length() == 63);
  }

  @Test
  void whatAnotherReaderTakesForNoTextIsQuoted() {
    for (String text :
        List.of(
            "yes",
            "No",
            "on",
            "y",
            "null",
            "~",
            "0755",
            "1e3",
            "1_000",
            "12:30",
            "-x",
            "",
            "a: b",
            "#",
            "=",
            "<<",
            "0x1F",
            ".5",
            "2001-01-01",
            "a ",
            "true")) {
      assertThat(YamlText.plain(text)).as(text).isFalse();
    }
    for (String text :
        List.of("postgres:13", "/var/lib", "apps/v1", "fill-me-in", "registry/x@sha256:ab")) {
      assertThat(YamlText.plain(text)).as(text).isTrue();
    }
  }

  private static String in(String text) {
    return new Expansion(sheet(), HERE, Map.of()).in(text);
  }

  private static Sheet sheet() {
    return new Sheet(CELL, Given.NOTHING, Cluster.UNKNOWN);
  }
}
