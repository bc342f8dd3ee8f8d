package dev.seatrial.source;

import dev.seatrial.source.ScalarNode.Kind;
import dev.seatrial.source.ScalarNode.Style;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns the library's nodes into ours, and refuses what scenarios have no use for. */
final class TreeBuilder {

  private static final int DEEPEST = 60;
  private static final int MOST_NODES = 100_000;
  private static final Map<Tag, Kind> KINDS =
      Map.of(
          Tag.STR, Kind.TEXT,
          // The core schema gives this tag to a plain ${name}.
          Tag.ENV_TAG, Kind.TEXT,
          Tag.INT, Kind.INTEGER,
          Tag.FLOAT, Kind.FLOAT,
          Tag.BOOL, Kind.BOOLEAN,
          Tag.NULL, Kind.NULL);

  private final SourceText source;
  private final Diagnostics diagnostics;

  /** Shares aliased nodes, so that aliases of aliases do not grow without bounds. */
  private final IdentityHashMap<org.snakeyaml.engine.v2.nodes.Node, Built> built =
      new IdentityHashMap<>();

  private int weight;

  /** Levels below the node that was finished last, itself included. */
  private int height;

  /**
   * A node that was met.
   *
   * @param weight nodes it stands for when its aliases are followed; 0 while it is being built
   */
  private record Built(Optional<Node> node, int weight, int height) {}

  TreeBuilder(SourceText source, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  /** The tree, or empty after reporting. */
  Optional<Node> build(org.snakeyaml.engine.v2.nodes.Node root) {
    Optional<Node> tree = node(root, 0);
    if (weight > MOST_NODES) {
      diagnostics.error(
          "yaml.too-large",
          Location.ofFile(source.path()),
          "this document has more than 100000 nodes once its aliases are followed");
      return Optional.empty();
    }
    return tree;
  }

  static Diagnostic tooDeep(Location location) {
    return Diagnostic.of(
        "yaml.too-deep", location, "mappings and lists are nested deeper than " + DEEPEST);
  }

  private Optional<Node> node(org.snakeyaml.engine.v2.nodes.Node raw, int depth) {
    Built known = built.get(raw);
    if (known != null && known.weight() == 0) {
      diagnostics.error("yaml.recursive", location(raw), "this anchor contains its own alias");
      return Optional.empty();
    }
    if (depth + (known == null ? 0 : known.height()) > DEEPEST) {
      diagnostics.add(tooDeep(location(raw)));
      return Optional.empty();
    }
    if (known != null) {
      weight = Math.min(MOST_NODES + 1, weight + known.weight());
      height = Math.max(height, known.height());
      return known.node();
    }
    int before = weight;
    int neighbours = height;
    built.put(raw, new Built(Optional.empty(), 0, 0));
    weight++;
    height = 0;
    Optional<Node> node = convert(raw, depth);
    height++;
    built.put(raw, new Built(node, Math.max(1, weight - before), height));
    height = Math.max(height, neighbours);
    return node;
  }

  private Optional<Node> convert(org.snakeyaml.engine.v2.nodes.Node raw, int depth) {
    if (raw instanceof org.snakeyaml.engine.v2.nodes.ScalarNode scalar) {
      return Optional.of(scalar(scalar));
    }
    if (raw instanceof org.snakeyaml.engine.v2.nodes.SequenceNode sequence) {
      checkTag(raw, Tag.SEQ);
      List<Node> items = new ArrayList<>();
      sequence.getValue().forEach(item -> node(item, depth + 1).ifPresent(items::add));
      return Optional.of(new SequenceNode(location(raw), List.copyOf(items)));
    }
    if (raw instanceof org.snakeyaml.engine.v2.nodes.MappingNode mapping) {
      checkTag(raw, Tag.MAP);
      return Optional.of(mapping(mapping, depth));
    }
    return Optional.empty();
  }

  private MappingNode mapping(org.snakeyaml.engine.v2.nodes.MappingNode raw, int depth) {
    Map<String, MappingNode.Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : raw.getValue()) {
      if (!(tuple.getKeyNode() instanceof org.snakeyaml.engine.v2.nodes.ScalarNode rawKey)) {
        diagnostics.error(
            "yaml.key",
            location(tuple.getKeyNode()),
            "a key must be a text, not a list or mapping");
        continue;
      }
      ScalarNode key = scalar(rawKey);
      if (key.text().equals("<<") && key.style() == Style.PLAIN) {
        diagnostics.error(
            "yaml.merge-key",
            key.location(),
            "merge keys are not part of YAML 1.2",
            "repeat the keys, or give the whole value an anchor (&name) and use its alias (*name)");
        continue;
      }
      Optional<Diagnostic> slip = LikelySlips.lookAlike(key);
      if (slip.isPresent()) {
        diagnostics.add(slip.get());
        continue;
      }
      MappingNode.Entry first = entries.get(key.text());
      if (first != null) {
        diagnostics.error(
            "yaml.duplicate-key",
            key.location(),
            "the key " + key.text() + " stands here twice",
            "it is already at " + first.key().location() + "; keep one of the two");
        continue;
      }
      Optional<Node> value = node(tuple.getValueNode(), depth + 1);
      value.ifPresent(some -> entries.put(key.text(), new MappingNode.Entry(key, some)));
    }
    return new MappingNode(location(raw), List.copyOf(entries.values()));
  }

  private ScalarNode scalar(org.snakeyaml.engine.v2.nodes.ScalarNode raw) {
    Kind kind = KINDS.get(raw.getTag());
    String text = raw.getValue();
    if (kind == null) {
      refuseTag(raw);
      kind = Kind.TEXT;
      // Perhaps it was meant as a text; that nothing follows is not worth a second mistake.
      text = text.isEmpty() ? raw.getTag().getValue() : text;
    }
    ScalarStyle rawStyle = raw.getScalarStyle();
    Style style =
        rawStyle == ScalarStyle.PLAIN
            ? Style.PLAIN
            : rawStyle == ScalarStyle.LITERAL || rawStyle == ScalarStyle.FOLDED
                ? Style.BLOCK
                : Style.QUOTED;
    Location location = location(raw);
    String line = source.line(location.line());
    int quote = style == Style.QUOTED ? 1 : 0;
    int points = line.codePointCount(0, line.length());
    boolean verbatim =
        style != Style.BLOCK
            && location.column() >= 1
            && location.column() - 1 + quote <= points
            && line.startsWith(text, line.offsetByCodePoints(0, location.column() - 1 + quote));
    return new ScalarNode(location, text, style, kind, verbatim ? location.column() + quote : 0);
  }

  private void checkTag(org.snakeyaml.engine.v2.nodes.Node raw, Tag expected) {
    if (!raw.getTag().equals(expected)) {
      refuseTag(raw);
    }
  }

  private void refuseTag(org.snakeyaml.engine.v2.nodes.Node raw) {
    diagnostics.error(
        "yaml.tag",
        location(raw),
        "the tag " + raw.getTag().getValue() + " means nothing here",
        "remove it, or put a text that begins with ! in quotes");
  }

  private Location location(org.snakeyaml.engine.v2.nodes.Node raw) {
    Mark start = raw.getStartMark().orElseThrow();
    Mark end = raw.getEndMark().orElse(start);
    String line = source.line(start.getLine() + 1);
    int rest = line.stripTrailing().codePointCount(0, line.stripTrailing().length());
    int until = end.getLine() == start.getLine() ? end.getColumn() : rest;
    return new Location(
        source.path(),
        start.getLine() + 1,
        start.getColumn() + 1,
        Math.max(1, until - start.getColumn()));
  }
}
