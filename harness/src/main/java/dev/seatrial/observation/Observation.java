package dev.seatrial.observation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thing a run saw. Secrets are masked before an observation is written. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Observation.CellStarted.class, name = "cell-started"),
  @JsonSubTypes.Type(value = Observation.ImageResolved.class, name = "image-resolved"),
  @JsonSubTypes.Type(value = Observation.PreparedState.class, name = "prepared-state"),
  @JsonSubTypes.Type(value = Observation.StepStarted.class, name = "step-started"),
  @JsonSubTypes.Type(value = Observation.StepFinished.class, name = "step-finished"),
  @JsonSubTypes.Type(value = Observation.Answered.class, name = "answered"),
  @JsonSubTypes.Type(value = Observation.InstancesSeen.class, name = "instances-seen"),
  @JsonSubTypes.Type(value = Observation.Verified.class, name = "verified"),
  @JsonSubTypes.Type(value = Observation.SnapshotTaken.class, name = "snapshot-taken"),
  @JsonSubTypes.Type(value = Observation.YardstickMeasured.class, name = "yardstick-measured"),
  @JsonSubTypes.Type(value = Observation.Found.class, name = "found"),
  @JsonSubTypes.Type(value = Observation.ContainerEvent.class, name = "container-event"),
  @JsonSubTypes.Type(value = Observation.InputGiven.class, name = "input-given"),
  @JsonSubTypes.Type(value = Observation.Remark.class, name = "remark"),
  @JsonSubTypes.Type(value = Observation.CellLeftOut.class, name = "cell-left-out"),
  @JsonSubTypes.Type(value = Observation.CellFinished.class, name = "cell-finished"),
})
public sealed interface Observation {

  /** When it was seen, by the harness's one clock. */
  Instant at();

  /** The first observation of a cell. {@code host} holds facts of the machine, by name. */
  record CellStarted(Instant at, String cell, Map<String, String> host) implements Observation {}

  /**
   * Provenance of a file that the user handed over.
   *
   * @param input the name that the scenario has for it
   * @param file its own name
   * @param sha256 of its content, in hexadecimal
   */
  record InputGiven(Instant at, String input, String file, long bytes, String sha256)
      implements Observation {}

  /**
   * Provenance of an image.
   *
   * @param source {@code official}, {@code assembled} or {@code unreleased}
   * @param reference name it runs under
   * @param imageId id in the engine
   * @param digest registry digest; empty for an assembled one
   * @param recipe digest of the build context and arguments; empty for one that was not assembled
   * @param bytes size in the engine
   * @param standIns what stands in for what in an assembled image, by name; from its labels
   * @param deviations how it is run differently from the official one, by name; from its labels
   * @param unreleased image or package that was built elsewhere, by name and digest; empty for a
   *     release
   */
  record ImageResolved(
      Instant at,
      String service,
      String source,
      String reference,
      String imageId,
      Optional<String> digest,
      Optional<String> recipe,
      long bytes,
      Map<String, String> standIns,
      Map<String, String> deviations,
      Optional<String> unreleased)
      implements Observation {}

  /** The prepared state was made, or taken from the cache. */
  record PreparedState(Instant at, String key, boolean reused, long bytes) implements Observation {}

  record StepStarted(Instant at, String step, String title) implements Observation {}

  /**
   * A step's end.
   *
   * @param outcome what came of it
   * @param finding id of the finding when it failed, e.g. {@code run.hung-after-failing}
   * @param message one sentence when it failed, or was not done to its end
   * @param evidence last lines of output, an answer, … ; may be empty
   */
  record StepFinished(
      Instant at,
      String step,
      Outcome outcome,
      Optional<String> finding,
      Optional<String> message,
      List<String> evidence)
      implements Observation {

    /** What came of a step. */
    public enum Outcome {
      OK,
      /** The system did not do what was declared. */
      FAILED,
      /** The harness or the engine failed, not the system. */
      HARNESS_FAILED,
      /** An earlier step failed, or the run was to stop after one. */
      SKIPPED
    }
  }

  /**
   * The outage probe's answer; written when it changes and at least once a second.
   *
   * @param system {@code old} or {@code new}
   * @param good whether the answer was as expected
   */
  record Answered(Instant at, String system, boolean good) implements Observation {}

  /**
   * The instances a release listed; written when any changed.
   *
   * @param view name of the instance view
   */
  record InstancesSeen(Instant at, String view, List<Instance> instances) implements Observation {

    /**
     * One instance.
     *
     * @param state our word for its state
     * @param rawState the product's word
     */
    public record Instance(
        String id, String group, String label, String state, String rawState, String detail) {}
  }

  /** The outcome of a {@code verify} step. */
  record Verified(Instant at, String check, String that, boolean ok, List<String> evidence)
      implements Observation {}

  /** A snapshot lies in the run's private storage. */
  record SnapshotTaken(Instant at, String name, String store, Map<String, Long> rows, long bytes)
      implements Observation {}

  record YardstickMeasured(Instant at, String name, long millis, long rows)
      implements Observation {}

  /**
   * A tool has looked at something.
   *
   * @param name under which checks find it
   * @param lookedAt how many of what, e.g. {@code columns}; the first is the most telling
   * @param findings what it found; mostly none
   */
  record Found(Instant at, String name, Map<String, Long> lookedAt, List<Finding> findings)
      implements Observation {

    /**
     * One thing that a tool found.
     *
     * @param finding id of its class, in the tool's own words
     * @param subject what it is about
     * @param text one sentence
     * @param before the earlier value, when there is one; else empty
     * @param after the later value, when there is one; else empty
     */
    public record Finding(
        String finding, String subject, String text, String before, String after) {}
  }

  /**
   * Something happened to a container.
   *
   * @param event {@code created}, {@code started}, {@code healthy}, {@code exited} or {@code
   *     removed}; when it was disturbed, {@code killed}, {@code paused}, {@code resumed}, {@code
   *     disconnected} or {@code connected}
   */
  record ContainerEvent(
      Instant at,
      String service,
      String container,
      String event,
      Optional<Integer> exitCode,
      boolean oomKilled)
      implements Observation {}

  /** Something a reader of the report should know, e.g. what the socket proxy changed. */
  record Remark(Instant at, String topic, String text) implements Observation {}

  /**
   * The cell is not to be judged: the machine has not what it needs, so that nothing of it was
   * started, or it was told to stop on its way.
   *
   * @param why one sentence
   */
  record CellLeftOut(Instant at, String why) implements Observation {}

  /**
   * The end of a cell; missing when the harness was killed. Only remarks come later, about what was
   * found when it was cleaned up.
   */
  record CellFinished(Instant at, Optional<String> harnessError) implements Observation {}
}
