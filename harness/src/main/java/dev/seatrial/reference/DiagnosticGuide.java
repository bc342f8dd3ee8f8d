package dev.seatrial.reference;

import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.source.MappingNode;
import dev.seatrial.source.Node;
import dev.seatrial.source.ScalarNode;
import dev.seatrial.source.SourceText;
import dev.seatrial.source.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What each diagnostic means and how it is mended; the texts are in {@code diagnostics.yaml}. */
public final class DiagnosticGuide {

  private static final String RESOURCE = "diagnostics.yaml";

  private final Map<String, Entry> entries = new TreeMap<>();

  /**
   * What is to be said about one diagnostic.
   *
   * @param id as in {@code error[id]}
   * @param means what the mistake is, one or two sentences
   * @param mend what to do about it, one or two sentences
   * @param wrong YAML with the mistake; empty where no YAML shows it
   * @param right the same without it; empty where no YAML shows it
   */
  public record Entry(String id, String means, String mend, String wrong, String right) {}

  /** Reads the texts. */
  public DiagnosticGuide() {
    this(text());
  }

  DiagnosticGuide(String yaml) {
    Diagnostics mistakes = new Diagnostics();
    Optional<Node> tree = YamlReader.read(SourceText.of(RESOURCE, yaml), mistakes);
    if (!mistakes.isEmpty() || !(tree.orElse(null) instanceof MappingNode guide)) {
      throw new IllegalStateException(new CaretFormatter().format(mistakes));
    }
    for (MappingNode.Entry entry : guide.entries()) {
      String id = entry.key().text();
      MappingNode texts = (MappingNode) entry.value();
      entries.put(
          id,
          new Entry(
              id,
              text(texts, "means"),
              text(texts, "mend"),
              text(texts, "wrong"),
              text(texts, "right")));
    }
  }

  /** All ids, sorted. */
  public Set<String> ids() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /** What is to be said about it; empty when there is no such diagnostic. */
  public Optional<Entry> entry(String id) {
    return Optional.ofNullable(entries.get(id));
  }

  private static String text(MappingNode texts, String key) {
    return texts
        .entry(key)
        .map(MappingNode.Entry::value)
        .map(value -> ((ScalarNode) value).text().strip())
        .orElse("");
  }

  private static String text() {
    try (InputStream in = DiagnosticGuide.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
