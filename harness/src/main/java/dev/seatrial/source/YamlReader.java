package dev.seatrial.source;

import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads one YAML 1.2 document into a located tree, and reports what is wrong with it. */
public final class YamlReader {

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setAllowNonScalarKeys(true)
          .setAllowRecursiveKeys(true)
          .setMaxAliasesForCollections(Integer.MAX_VALUE)
          .build();

  private YamlReader() {}

  /** Reads a file; empty after reporting why there is no tree. */
  public static Optional<Node> read(Path file, Diagnostics diagnostics) {
    return SourceText.read(file, diagnostics).flatMap(source -> read(source, diagnostics));
  }

  /**
   * Reads a text. A tree with a few mistakes (a duplicate key) is returned without them, so that
   * decoding can go on and report more.
   */
  public static Optional<Node> read(SourceText source, Diagnostics diagnostics) {
    try {
      Optional<org.snakeyaml.engine.v2.nodes.Node> root =
          new Compose(SETTINGS).composeString(source.text());
      if (root.isEmpty()) {
        diagnostics.error(
            "yaml.empty", Location.ofFile(source.path()), "this file holds no YAML document");
        return Optional.empty();
      }
      return new TreeBuilder(source, diagnostics).build(root.get());
    } catch (YamlEngineException malformed) {
      diagnostics.add(YamlErrors.explain(malformed, source));
    } catch (StackOverflowError tooDeep) {
      diagnostics.add(TreeBuilder.tooDeep(Location.ofFile(source.path())));
    }
    return Optional.empty();
  }
}
