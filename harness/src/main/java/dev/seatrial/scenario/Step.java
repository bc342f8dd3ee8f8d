package dev.seatrial.scenario;

import dev.seatrial.source.Location;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One thing to do; a single-key mapping in YAML. */
public sealed interface Step {

  /** Where it is declared. */
  Location location();

  /** {@code start}: bring services up, dependencies first, each until healthy. */
  record Start(List<String> services, Location location) implements Step {}

  /** {@code stop}: end services gracefully, in the order given. */
  record Stop(List<String> services, Location location) implements Step {}

  /**
   * {@code exec}: a one-shot container of a service, run to its end.
   *
   * @param service whose image, volumes and environment it has
   * @param entrypoint replaces the service's; empty keeps it
   * @param command replaces the service's
   * @param limit hard limit; reaching it is a finding of its own
   * @param failure regular expression of output that admits a failure; when it was printed and the
   *     process does not end soon, that is "hung after failing"
   */
  record Exec(
      String service,
      List<String> entrypoint,
      List<String> command,
      Duration limit,
      Optional<String> failure,
      Location location)
      implements Step {}

  /** {@code http}: one request; an unexpected answer fails the step. */
  record Http(HttpCall call, Location location) implements Step {}

  /**
   * {@code verify}: a request whose outcome is judged instead of ending the run.
   *
   * @param check name of the check the outcome counts for
   * @param that what is being verified, a sentence
   * @param within tried again until then
   */
  record Verify(String check, String that, HttpCall call, Duration within, Location location)
      implements Step {}

  /** {@code await} with {@code http}: the request is repeated until its answer is as expected. */
  record AwaitHttp(HttpCall call, Duration within, Location location) implements Step {}

  /** {@code await} with {@code instances}: followed until they are in the declared condition. */
  record AwaitInstances(InstanceView view, Condition condition, Duration within, Location location)
      implements Step {

    /** What to wait for. */
    public enum Condition {
      /** Every instance expected is {@code running}, and as many as were recorded before. */
      RUNNING,
      /** No instance changed state for 10 s. */
      SETTLED;

      /** The word used in YAML and reports. */
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }

  /**
   * {@code snapshot}: a store's datasets written as sorted canonical rows.
   *
   * @param store one of the system's named stores
   * @param as name under which checks find it
   */
  record Snapshot(String store, String as, Location location) implements Step {}

  /** {@code backup}: a volume saved into the run's private storage. */
  record Backup(String volume, Location location) implements Step {}

  /** {@code restore}: the last backup of a volume put back. */
  record Restore(String volume, Location location) implements Step {}

  /**
   * {@code yardstick}: streams the rows of one store into another with the database's own bulk
   * protocol, and measures it.
   */
  record Yardstick(String name, String from, String to, Location location) implements Step {}

  /** {@code seed}: the named list of steps in {@code seeds/}. */
  record Seed(String name, List<Step> steps, Location location) implements Step {}

  /** {@code recover}: the named way out of the system. */
  record Recover(String name, List<Step> steps, Location location) implements Step {}

  /**
   * {@code for-each}: the steps once for every value.
   *
   * @param as name of the reference that holds the value
   * @param values literal values; empty when {@code capture} is given
   * @param capture name of a captured list
   */
  record ForEach(
      String as, List<String> values, Optional<String> capture, List<Step> steps, Location location)
      implements Step {}

  /** {@code note}: a sentence for the reader of the report. */
  record Note(String text, Location location) implements Step {}
}
