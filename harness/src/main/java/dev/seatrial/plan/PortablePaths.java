package dev.seatrial.plan;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths in what leaves a machine: a saved plan, which may be run in another checkout, and reports,
 * which say nothing of where a checkout lies.
 */
public final class PortablePaths {
  private static final String BUNDLED = "bundled:";

  /** As a {@link dev.seatrial.source.Location} is printed. */
  private static final Pattern PLACE = Pattern.compile("[^\\s()\"']+\\.ya?ml(?=:\\d+:\\d+)");

  /** A file of somebody else's checkout, whose root nobody knows here. */
  private static final Pattern ELSEWHERE = Pattern.compile("/.*?/((?:fixtures|scenarios)/.*)");

  private final Path root;
  private final Supplier<Optional<Path>> bundled;

  /**
   * Paths of a project.
   *
   * @param root absolute
   * @param bundled folder of the bundled fixtures; asked for only when a path may lie there
   */
  public PortablePaths(Path root, Supplier<Optional<Path>> bundled) {
    this.root = root;
    this.bundled = bundled;
  }

  /** Relative to the root, or to the bundled fixtures; else absolute. */
  String write(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    if (absolute.startsWith(root)) {
      return slashes(root.relativize(absolute));
    }
    return bundled
        .get()
        .filter(absolute::startsWith)
        .map(folder -> BUNDLED + slashes(folder.relativize(absolute)))
        .orElse(absolute.toString());
  }

  /** Absolute. */
  Path read(String text) {
    if (text.startsWith(BUNDLED)) {
      Path folder =
          bundled
              .get()
              .orElseThrow(() -> new IllegalArgumentException("there are no bundled fixtures"));
      return folder.resolve(text.substring(BUNDLED.length()));
    }
    return root.resolve(text).normalize();
  }

  /** As in a {@link dev.seatrial.source.Location}: below the working directory, relative to it. */
  String shown(String text) {
    Path path = read(text);
    Path here = Path.of("").toAbsolutePath();
    return (path.startsWith(here) ? here.relativize(path) : path).toString();
  }

  /**
   * A text without places of this machine: places in YAML, and paths below the root or the bundled
   * fixtures, are as {@link #write} has them.
   */
  public String text(String text) {
    String mended =
        text.indexOf(':') < 0
            ? text
            : PLACE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(place(m.group())));
    if (mended.indexOf('/') < 0) {
      return mended;
    }
    String ours = without(root, "", mended);
    return bundled.get().map(folder -> without(folder, BUNDLED, ours)).orElse(ours);
  }

  /** The folder of that name, not one that ends like it or begins with it. */
  private static String without(Path folder, String instead, String text) {
    String name = folder.toString();
    if (folder.getNameCount() == 0 || !text.contains(name)) {
      return text;
    }
    String whole = "(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w-])";
    return text.replaceAll(whole + "/", Matcher.quoteReplacement(instead))
        .replaceAll(whole, Matcher.quoteReplacement(instead.isEmpty() ? "." : instead));
  }

  private String place(String file) {
    String written = write(Path.of(file));
    Matcher elsewhere = ELSEWHERE.matcher(written);
    return elsewhere.matches() ? elsewhere.group(1) : written;
  }

  private static String slashes(Path relative) {
    return relative.toString().replace('\\', '/');
  }
}
