package dev.seatrial.scenario;

import dev.seatrial.source.Location;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One thing to do; a single-key mapping in YAML. A service is named as in {@code system.yaml}; one
 * whose texts hold {@code ${release}} is started as {@code name@release}, and is then also found
 * under its bare name as long as no other release of it runs.
 */
public sealed interface Step {

  /** Where it is declared. */
  Location location();

  /** The steps that are done as parts of this one, in the order in which they are written. */
  default List<Step> inside() {
    if (this instanceof ForEach loop) {
      return loop.steps();
    } else if (this instanceof Named list) {
      return list.steps();
    } else if (this instanceof Verify verify) {
      return List.of(verify.condition());
    } else if (this instanceof YardstickRun yardstick) {
      return List.of(yardstick.run());
    } else if (this instanceof Findings findings) {
      return List.of(findings.run());
    } else if (this instanceof Fault fault) {
      return fault.during();
    } else if (this instanceof Try attempt) {
      return Stream.of(attempt.steps(), attempt.catching(), attempt.always())
          .flatMap(List::stream)
          .toList();
    }
    return List.of();
  }

  /** {@code start}: bring services up, dependencies first. */
  record Start(List<String> services, Until until, Location location) implements Step {

    /** What is waited for. */
    public enum Until {
      HEALTHY,
      /** Nothing: it may end by itself, which {@code await: exit} then judges. */
      STARTED;

      /** The word used in YAML. */
      public String word() {
        return Words.of(this);
      }
    }
  }

  /** {@code stop}: end services gracefully, in the order given. */
  record Stop(List<String> services, Location location) implements Step {}

  /**
   * {@code kill}: end services by a signal, at once.
   *
   * @param signal without SIG, e.g. {@code KILL}
   */
  record Kill(List<String> services, String signal, Location location) implements Step {}

  /** {@code pause}: freeze all processes of services. */
  record Pause(List<String> services, Location location) implements Step {}

  /** {@code resume}: let paused services go on. */
  record Resume(List<String> services, Location location) implements Step {}

  /**
   * {@code run}: a one-shot container of a service, run to its end.
   *
   * @param service whose image, volumes and environment it has
   * @param entrypoint replaces the service's; empty keeps it
   * @param command replaces the service's; empty keeps it
   * @param environment added to the service's
   * @param exit accepted exit codes
   * @param limit hard limit; reaching it is a finding of its own
   * @param failure regular expression of output that admits a failure; when it was printed and the
   *     process does not end soon, that is "hung after failing"
   * @param matches regular expressions, each found in the output
   * @param expect as in {@link Call#expect()}, of the output
   * @param capture as in {@link Call#capture()}, of the output
   */
  record Run(
      String service,
      List<String> entrypoint,
      List<String> command,
      Map<String, String> environment,
      List<Integer> exit,
      Duration limit,
      Optional<String> failure,
      List<String> matches,
      Map<String, Expected> expect,
      Map<String, String> capture,
      Location location)
      implements Step {}

  /** {@code http}, {@code exec}, {@code sql}: one call; an unexpected answer fails the step. */
  record Ask(Call call, Location location) implements Step {}

  /**
   * {@code verify}: a condition whose outcome is judged instead of ending the run.
   *
   * @param check name of the check the outcome counts for
   * @param that what is being verified, a sentence
   * @param condition what must hold: an {@code await} or a {@code run}
   */
  record Verify(String check, String that, Step condition, Location location) implements Step {}

  /** {@code await} with a call: repeated until its answer is as expected. */
  record AwaitAnswer(Call call, Duration within, Location location) implements Step {}

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
        return Words.of(this);
      }
    }
  }

  /**
   * {@code await} with {@code log}: until a line of a service's output matches; lines from before
   * the step count, too.
   *
   * @param matches regular expression
   */
  record AwaitLog(String service, String matches, Duration within, Location location)
      implements Step {}

  /**
   * {@code await} with {@code exit}: until a service has ended by itself.
   *
   * @param codes accepted exit codes
   */
  record AwaitExit(String service, List<Integer> codes, Duration within, Location location)
      implements Step {}

  /**
   * {@code snapshot}: datasets of stores written as sorted canonical rows.
   *
   * @param members what is taken, at least one; several are taken at the same time
   */
  record Snapshot(List<Member> members, Location location) implements Step {

    /**
     * One store.
     *
     * @param store one of the system's named stores
     * @param as name under which checks find it; may hold {@code ${from}} and {@code ${to}}
     */
    public record Member(String store, String as) {}
  }

  /** {@code copy}: files into a volume or a container, with owner, mode, times and links. */
  record Copy(Source from, Target to, Location location) implements Step {

    /** What is copied. */
    public sealed interface Source {}

    /**
     * A file or folder beside the YAML.
     *
     * @param path absolute
     */
    public record HostFile(java.nio.file.Path path) implements Source {}

    /** What the user handed over for an {@link Input}; everybody may read the copy of a file. */
    public record Handed(String input) implements Source {}

    /** A text written in the YAML; may hold references. */
    public record Content(String text) implements Source {}

    /** A file or folder on a volume; {@code /} is all of it. */
    public record OnVolume(String volume, String path) implements Source {}

    /** A file or folder of a running service. */
    public record InService(String service, String path) implements Source {}

    /**
     * Where to.
     *
     * @param volume the volume; empty when {@code service} is given
     * @param service the running service; empty when {@code volume} is given
     * @param path absolute path of the copy; missing folders are made
     * @param owner user[:group] by number, of all that is copied; kept when empty
     * @param mode octal, of a copied file; kept when empty
     */
    public record Target(
        Optional<String> volume,
        Optional<String> service,
        String path,
        Optional<String> owner,
        Optional<String> mode) {}
  }

  /** {@code backup}: a volume saved into the run's private storage. */
  record Backup(String volume, Location location) implements Step {}

  /** {@code restore}: the last backup of a volume put back. */
  record Restore(String volume, Location location) implements Step {}

  /**
   * {@code yardstick}: streams the rows of one store into another with the database's own bulk
   * protocol, and measures it.
   */
  record Yardstick(String name, String from, String to, Location location) implements Step {}

  /**
   * {@code yardstick} with {@code run}: a one-shot container, measured from its creation to its
   * end. It costs what starting such a container and its interpreter costs on this machine.
   */
  record YardstickRun(String name, Run run, Location location) implements Step {}

  /**
   * {@code findings}: a tool of the fixtures looks at something, and tells what it found line by
   * line; see {@code docs/finding-ids.md}.
   *
   * @param as name under which checks find them; may hold {@code ${from}} and {@code ${to}}
   * @param run the tool; {@code expect} and {@code capture} are about its last line, the summary
   */
  record Findings(String as, Run run, Location location) implements Step {}

  /**
   * {@code fault}: something goes wrong while steps are under way.
   *
   * @param kind what goes wrong
   * @param service with which service, or which one-shot container
   * @param trigger when
   * @param lasting how long it lasts, at most until the steps have ended; empty until then. A kill
   *     has no duration
   * @param during the steps meanwhile
   */
  record Fault(
      Kind kind,
      String service,
      Trigger trigger,
      Optional<Duration> lasting,
      List<Step> during,
      Location location)
      implements Step {

    /** What goes wrong. */
    public enum Kind {
      /** The process gets SIGKILL. */
      KILL,
      /** All its processes are frozen. */
      PAUSE,
      /** It is cut off from the network. */
      DISCONNECT;

      /** The word used in YAML and reports. */
      public String word() {
        return Words.of(this);
      }
    }

    /** When it goes wrong. */
    public sealed interface Trigger {}

    /** So long after the steps have begun. */
    public record After(Duration delay) implements Trigger {}

    /** When a line of the service's output, from then on, matches a regular expression. */
    public record OnLog(String matches) implements Trigger {}
  }

  /**
   * {@code try}: steps, what is done when one of them fails, and what is done in any case. A
   * failure stands: {@code catching} gathers evidence and tidies up, it does not forgive.
   */
  record Try(List<Step> steps, List<Step> catching, List<Step> always, Location location)
      implements Step {}

  /** A named list of steps that stands elsewhere. */
  sealed interface Named extends Step {

    String name();

    List<Step> steps();
  }

  /** {@code seed}: the named list of steps in {@code seeds/}. */
  record Seed(String name, List<Step> steps, Location location) implements Named {}

  /** {@code recover}: the named way out of the system. */
  record Recover(String name, List<Step> steps, Location location) implements Named {}

  /**
   * {@code use}: the named list of steps in {@code steps/}, which scenarios share.
   *
   * @param with values of references in these steps
   */
  record Use(String name, Map<String, String> with, List<Step> steps, Location location)
      implements Named {}

  /** One hop of a path of several releases: the steps of {@code migrate}, made by the plan. */
  record Hop(String from, String to, List<Step> steps, Location location) implements Step {}

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
