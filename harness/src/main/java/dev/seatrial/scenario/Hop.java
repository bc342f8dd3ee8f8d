package dev.seatrial.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Two neighbouring releases of a path. */
public record Hop(String from, String to) {

  /** The hops of a combination of axes, oldest first. */
  public static List<Hop> of(Map<String, String> axes) {
    List<String> path = Matrix.path(axes);
    return IntStream.range(1, path.size())
        .mapToObj(i -> new Hop(path.get(i - 1), path.get(i)))
        .toList();
  }

  /** What a restriction may name of it: the axes, the ends of the path, and those of the hop. */
  public Map<String, String> in(Map<String, String> axes) {
    List<String> path = Matrix.path(axes);
    Map<String, String> all = new LinkedHashMap<>(axes);
    all.put("source", path.get(0));
    all.put("target", path.get(path.size() - 1));
    all.put("from", from);
    all.put("to", to);
    return all;
  }

  /** The name of a check that is about this hop alone, {@code access 1.0..2.0}. */
  public String after(String check) {
    return check + " " + from + Matrix.HOPS + to;
  }

  /** The name of a check without the hop that it may be about. */
  public static String withoutHop(String check) {
    return check.replaceFirst(" \\S+\\.\\.\\S+$", "");
  }
}
