package dev.seatrial.kubernetes;

import dev.seatrial.plan.Cell;
import dev.seatrial.scenario.References;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.source.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts of a cell taken apart: a manifest must hold neither secrets nor references. */
final class Texts {
  /** What has to be replaced before manifests are applied; {@code apply.sh} looks for it. */
  static final String FILL_IN = "fill-me-in";

  /** Stands for the container's own name, which nobody knows before it runs. */
  private static final String OWN_NAME = "\u0001";

  /** As in reports: shorter values would be found everywhere, and count only as a whole text. */
  private static final int SHORTEST_SECRET = 4;

  private final Map<String, String> known = new HashMap<>();
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final Diagnostics notes;

  /**
   * Takes texts of a cell apart.
   *
   * @param images service to image
   */
  Texts(Cell cell, Map<String, String> images, Diagnostics notes) {
    this.notes = notes;
    images.forEach((service, image) -> known.put("image." + service, image));
    known.put("container.name", OWN_NAME);
    // Longest first: one secret may hold another (a URL with its password).
    cell.secrets().stream()
        .sorted(
            Comparator.comparing((String name) -> -value(cell, name).length())
                .thenComparing(name -> name))
        .filter(name -> !value(cell, name).isEmpty())
        .forEach(name -> secrets.putIfAbsent(value(cell, name), name));
  }

  private static String value(Cell cell, String secret) {
    return cell.values().getOrDefault(secret, "").replace("$$", "$");
  }

  /** A part of a text. */
  sealed interface Piece {}

  record Literal(String text) implements Piece {}

  /** The value of a secret variable. */
  record Secret(String name) implements Piece {}

  /** The name of the container that the text is for. */
  record OwnName() implements Piece {}

  /** The parts of a text; one with a value that only a run knows is noted. */
  List<Piece> pieces(String text, Location at) {
    Map<String, String> values = new HashMap<>(known);
    for (String name : References.names(text)) {
      if (!known.containsKey(name)) {
        values.put(name, FILL_IN + "-" + name);
        notes.error(
            "kubernetes.value",
            at,
            "${" + name + "} has a value only while the trial runs",
            "it is written as " + FILL_IN + "-" + name + ": put the value of your own there");
      }
    }
    return split(References.fully(values).in(text));
  }

  /** As one text, in which what has to be filled in is marked. */
  String plain(String text, Location at) {
    return marked(pieces(text, at));
  }

  /** The same for people to read, of whom nothing is asked. */
  String shown(String text) {
    Map<String, String> values = new HashMap<>(known);
    References.names(text).forEach(name -> values.putIfAbsent(name, "${" + name + "}"));
    return marked(split(References.fully(values).in(text)));
  }

  /** Whether it is all known and no secret. */
  boolean open(String text) {
    return known.keySet().containsAll(References.names(text)) && !shown(text).contains(FILL_IN);
  }

  private static String marked(List<Piece> pieces) {
    StringBuilder out = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece instanceof Literal literal) {
        out.append(literal.text());
      } else if (piece instanceof Secret secret) {
        out.append(FILL_IN).append('-').append(secret.name());
      } else {
        out.append(FILL_IN).append("-container.name");
      }
    }
    return out.toString();
  }

  private List<Piece> split(String text) {
    String whole = secrets.get(text);
    if (whole != null) {
      return List.of(new Secret(whole));
    }
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < text.length()) {
      String found = tokenAt(text, at);
      if (found.isEmpty()) {
        at++;
        continue;
      }
      if (at > from) {
        pieces.add(new Literal(text.substring(from, at)));
      }
      String secret = secrets.get(found);
      pieces.add(secret == null ? new OwnName() : new Secret(secret));
      at += found.length();
      from = at;
    }
    if (from < text.length() || pieces.isEmpty()) {
      pieces.add(new Literal(text.substring(from)));
    }
    return pieces;
  }

  private String tokenAt(String text, int at) {
    if (text.startsWith(OWN_NAME, at)) {
      return OWN_NAME;
    }
    return secrets.keySet().stream()
        .filter(it -> it.length() >= SHORTEST_SECRET && text.startsWith(it, at))
        .findFirst()
        .orElse("");
  }
}
