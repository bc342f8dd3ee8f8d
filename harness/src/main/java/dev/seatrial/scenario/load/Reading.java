package dev.seatrial.scenario.load;

import dev.seatrial.source.Diagnostics;
import dev.seatrial.source.Location;
import dev.seatrial.source.Node;
import dev.seatrial.source.ScalarNode;
import dev.seatrial.source.Suggest;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * What decoding of one value knows of its surroundings.
 *
 * @param directory folder of the file
 * @param known what earlier parts of the files were decoded to
 * @param block where mentions go
 * @param key the key the value stands under; empty for a list item and the whole document
 */
record Reading(
    Diagnostics diagnostics,
    Path directory,
    Known known,
    Mentions mentions,
    Block block,
    Optional<ScalarNode> key) {

  static Reading of(Diagnostics diagnostics, Path directory, Known known, Mentions mentions) {
    return new Reading(diagnostics, directory, known, mentions, Block.FIXED, Optional.empty());
  }

  Reading under(ScalarNode newKey) {
    return new Reading(diagnostics, directory, known, mentions, block, Optional.of(newKey));
  }

  Reading item() {
    return new Reading(diagnostics, directory, known, mentions, block, Optional.empty());
  }

  Reading within(Block newBlock) {
    return new Reading(diagnostics, directory, known, mentions, newBlock, key);
  }

  /** The same for another file. */
  Reading file(Path newDirectory) {
    return new Reading(diagnostics, newDirectory, known, mentions, Block.FIXED, Optional.empty());
  }

  /** Text of the key the value stands under; empty when there is none. */
  String name() {
    return key.map(ScalarNode::text).orElse("");
  }

  void mention(Mention mention) {
    mentions.add(block, mention);
  }

  /** Where the declaration stands: the key when there is one. */
  Location place(Node node) {
    return key.map(ScalarNode::location).orElse(node.location());
  }

  /** Where the value stands: its key when the value is empty. */
  Location valuePlace(Node node) {
    boolean nothing = node instanceof ScalarNode scalar && scalar.text().isEmpty();
    return nothing ? place(node) : node.location();
  }

  void error(String id, Location at, String message) {
    diagnostics.error(id, at, message);
  }

  void error(String id, Location at, String message, String hint) {
    diagnostics.error(id, at, message, hint);
  }

  /** Reports, and stands for the value that is not there. */
  <T> Optional<T> fail(String id, Location at, String message, String hint) {
    error(id, at, message, hint);
    return Optional.empty();
  }

  /** Reports a value of another type. */
  <T> Optional<T> wrong(Node node, String expected) {
    return wrong(node, expected, "");
  }

  /** Likewise, with a hint; empty for none. */
  <T> Optional<T> wrong(Node node, String expected, String hint) {
    Location at = valuePlace(node);
    String message = "expected " + expected + ", found " + node.described();
    Optional<String> comment = comment(node, at);
    if (comment.isPresent()) {
      error("type", at, message, comment.get());
    } else if (hint.isEmpty()) {
      error("type", at, message);
    } else {
      error("type", at, message, hint);
    }
    return Optional.empty();
  }

  /** A value that begins with # is a comment, and nothing is left. */
  private Optional<String> comment(Node node, Location at) {
    boolean nothing = node instanceof ScalarNode scalar && scalar.text().isEmpty();
    return diagnostics
        .source(at.file())
        .map(source -> source.line(at.line()))
        .filter(line -> nothing && line.matches(".*:\\s+#.*"))
        .map(line -> "what follows # is a comment; put a text that begins with it in quotes");
  }

  /** A hint that names the nearest name, and all of them. */
  static String hint(String given, Collection<String> names, String heading) {
    String near = Suggest.nearest(given, names).map(n -> "did you mean " + n + "? ").orElse("");
    return near + heading + ": " + (names.isEmpty() ? "none" : String.join(", ", names));
  }
}
