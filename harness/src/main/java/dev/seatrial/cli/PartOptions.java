package dev.seatrial.cli;

import dev.seatrial.plan.Part;
import dev.seatrial.plan.Plan;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of each path. */
final class PartOptions {
  @Option(
      names = "--until",
      paramLabel = "STEP",
      description =
          "Stop after this step, by its id in the plan (2.3), or after a phase (before, migrate),"
              + " and leave the containers as they are. Nothing is judged, then.")
  private @Nullable String until;

  @Option(
      names = "--from",
      paramLabel = "STEP",
      description =
          "Begin with the first step behind the prepared state (2.1, or migrate), and never make"
              + " that state.")
  private @Nullable String from;

  /** The part; a {@link UsageError} when a cell of the plan has no such steps. */
  Part part(Plan plan) {
    Part part = new Part(Optional.ofNullable(from), Optional.ofNullable(until));
    try {
      plan.cells().forEach(part::check);
    } catch (IllegalArgumentException e) {
      throw new UsageError(String.valueOf(e.getMessage()));
    }
    if (from != null && plan.cells().stream().anyMatch(part::stopsBefore)) {
      throw new UsageError("--until " + until + " stops before --from " + from + " begins.");
    }
    return part;
  }

  /** Whether the run is to be looked at where it stops. */
  boolean stops() {
    return until != null;
  }

  /** The options that are given are of no use with another one. */
  void refuseAny(String besides) {
    if (until != null || from != null) {
      throw new UsageError(
          (until != null ? "--until" : "--from")
              + " does not go with "
              + besides
              + ": leave it out.");
    }
  }

  /** To begin with a state and to make it anew are two things. */
  void refuseFromWith(String other, boolean given) {
    if (from != null && given) {
      throw new UsageError("--from begins with what " + other + " makes anew: leave one out.");
    }
  }
}
