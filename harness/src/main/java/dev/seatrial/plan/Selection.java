package dev.seatrial.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which cells are wanted.
 *
 * @param tier only cells of this tier; all when empty
 * @param cells globs on cell ids ({@code *}, {@code ?}), or bare axis values; all when empty
 */
public record Selection(Optional<String> tier, List<String> cells) {

  public static final Selection ALL = new Selection(Optional.empty(), List.of());

  boolean wants(Planner.Identity cell) {
    return tier.map(t -> cell.tiers().contains(t)).orElse(true)
        && (cells.isEmpty() || cells.stream().anyMatch(glob -> matches(glob, cell)));
  }

  private static boolean matches(String glob, Planner.Identity cell) {
    return matches(glob, cell.id()) || cell.axes().containsValue(glob);
  }

  /** Whether a cell's id, or its file name, is the one that is given, or matches it as a glob. */
  public static boolean matches(String glob, String id) {
    if (id.equals(glob) || Cell.slug(id).equals(glob)) {
      return true;
    }
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.matches(regex.toString(), id);
  }
}
